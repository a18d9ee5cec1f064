package dev.lockstep.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0.00",
                "1000|1,000.00",
                "-999.5|-999.50",
                "-1000000.123400|-1,000,000.1234",
                "123456|123,456.00",
                "0.00000001|0.00000001"
            })
    void shouldShowMoneyExactlyWithAtLeastTwoDecimals(final String amount, final String shown) {
        assertThat(Figures.money(new BigDecimal(amount))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234567.500000|1,234,567.500000", "-123.450000|-123.450000", "999|999", "-1000|-1,000"})
    void shouldKeepAllDecimalsOfAnExactNumber(final String number, final String shown) {
        assertThat(Figures.exact(new BigDecimal(number))).isEqualTo(shown);
    }

    @Test
    void shouldRoundPercentagesHalfUp() {
        assertThat(Figures.percent(1, 3)).isEqualTo("33.3 %");
        assertThat(Figures.percent(1, 2000)).isEqualTo("0.1 %");
        assertThat(Figures.percent(5, 5)).isEqualTo("100.0 %");
        assertThat(Figures.percent(0, 0)).isEqualTo(Figures.NONE);
    }

    @Test
    void shouldShowTimesToTheNanosecond() {
        assertThat(Figures.time(1_767_603_600_000_000_001L)).isEqualTo("2026-01-05 09:00:00.000000001");
        assertThat(Figures.time(-1)).isEqualTo("1969-12-31 23:59:59.999999999");
    }

    @Test
    void shouldShowSpans() {
        assertThat(Figures.span(0)).isEqualTo("00:00:00");
        assertThat(Figures.span(250_937_178_000L)).isEqualTo("00:04:10.937178");
        assertThat(Figures.span(86_400_000_000_000L + 3_661_500_000_000L)).isEqualTo("1 d 01:01:01.5");
    }

    @Test
    void shouldShowQuantitiesWithoutZerosAtTheEnd() {
        assertThat(Figures.quantity(new BigDecimal("49511.00000000"))).isEqualTo("49,511");
        assertThat(Figures.quantity(new BigDecimal("0.02500000"))).isEqualTo("0.025");
        assertThat(Figures.quantity(new BigDecimal("0.00000000"))).isEqualTo("0");
    }
}
