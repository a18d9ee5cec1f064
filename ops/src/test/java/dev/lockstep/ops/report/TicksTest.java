package dev.lockstep.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @Test
    void shouldChooseRoundNumbersWithinTheRange() {
        assertThat(Ticks.decimals(999_950, 1_000_310, 6))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("1000000", "1000100", "1000200", "1000300");
        assertThat(Ticks.decimals(-0.013, 0.012, 5))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("-0.010", "-0.005", "0.000", "0.005", "0.010");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, HH:mm:ss.SSSSSSSSS",
        "8000000, 1000000, HH:mm:ss.SSS",
        "8000000000, 1000000000, HH:mm:ss",
        "251000000000, 60000000000, HH:mm",
        "23400000000000, 3600000000000, HH:mm",
        "604800000000000, 86400000000000, uuuu-MM-dd",
        "31536000000000000, 4320000000000000, uuuu-MM-dd",
    })
    void shouldChooseRoundTimes(final long spanNs, final long stepNs, final String pattern) {
        assertThat(Ticks.timeStep(spanNs, 8)).isEqualTo(stepNs);
        assertThat(Ticks.timePattern(stepNs)).isEqualTo(pattern);
    }

    @Test
    void shouldHaveAStepEvenForNoSpanAtAll() {
        assertThat(Ticks.timeStep(0, 8)).isEqualTo(1);
    }
}
