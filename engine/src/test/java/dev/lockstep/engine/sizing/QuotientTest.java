package dev.lockstep.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuotientTest {
    @Test
    void shouldAgreeWithUnboundedIntegersAndSayWhatDoesNotFit() {
        final Random random = new Random(5);
        int tooLarge = 0;
        for (int i = 0; i < 200_000; i++) {
            final long a = random.nextLong() >>> 1 + random.nextInt(62);
            final long b = random.nextLong() >>> 1 + random.nextInt(62);
            final long divisor = Math.max(1, random.nextLong() >>> 1 + random.nextInt(62));
            final BigInteger exact =
                    BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(divisor));
            final boolean fits = exact.bitLength() < Long.SIZE && a != Long.MAX_VALUE && b != Long.MAX_VALUE;
            assertThat(Quotient.down(a, b, divisor))
                    .as("%d * %d / %d", a, b, divisor)
                    .isEqualTo(fits ? exact.longValueExact() : Quotient.TOO_LARGE);
            tooLarge += fits ? 0 : 1;
        }
        assertThat(tooLarge).isBetween(1_000, 150_000);
    }

    @Test
    void shouldStandAtTheEdge() {
        assertThat(Quotient.down(Long.MAX_VALUE - 1, 2, 2)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(Quotient.down(1L << 62, 2, 1)).isEqualTo(Quotient.TOO_LARGE);
        assertThat(Quotient.down(Quotient.TOO_LARGE, 1, Long.MAX_VALUE)).isEqualTo(Quotient.TOO_LARGE);
        assertThat(Quotient.down(0, 5, 3)).isZero();
        assertThat(Quotient.shift(6)).isEqualTo(10_000_000_000L);
        assertThat(Quotient.shift(8)).isEqualTo(100_000_000L);
    }
}
