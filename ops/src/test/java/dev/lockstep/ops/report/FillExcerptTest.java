package dev.lockstep.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FillExcerptTest {
    private static FillExcerpt of(final int fills) {
        final FillExcerpt excerpt = new FillExcerpt(3);
        for (int i = 1; i <= fills; i++) {
            excerpt.add(new Fill(
                    i,
                    i,
                    i,
                    0,
                    0,
                    "ALPHA",
                    Side.BUY,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    Liquidity.MAKER,
                    "USD",
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ONE));
        }
        return excerpt;
    }

    @Test
    void shouldLeaveNothingOutOfUpToTwiceTheBound() {
        final FillExcerpt excerpt = of(6);

        assertThat(excerpt.first()).extracting(Fill::number).containsExactly(1L, 2L, 3L);
        assertThat(excerpt.last()).extracting(Fill::number).containsExactly(4L, 5L, 6L);
        assertThat(excerpt.leftOut()).isZero();
    }

    @Test
    void shouldKeepTheLastAndCountWhatIsBetween() {
        final FillExcerpt excerpt = of(10);

        assertThat(excerpt.first()).extracting(Fill::number).containsExactly(1L, 2L, 3L);
        assertThat(excerpt.last()).extracting(Fill::number).containsExactly(8L, 9L, 10L);
        assertThat(excerpt.leftOut()).isEqualTo(4);
    }
}
