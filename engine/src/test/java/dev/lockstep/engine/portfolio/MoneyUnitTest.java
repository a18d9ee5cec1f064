package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money is rounded once, from its exact value, to the precision that the settings say. */
final class MoneyUnitTest {
    private static final InstrumentTerms TERMS = PortfolioDesk.spot("A", "USD");

    @ParameterizedTest
    @CsvSource({
        // Half a cent, a little less and a little more, both sides of zero.
        "HALF_UP, 2, 0.005000, 0.010000",
        "HALF_UP, 2, 0.004999, 0.000000",
        "HALF_UP, 2, -0.005000, -0.010000",
        "HALF_EVEN, 2, 0.005000, 0.000000",
        "HALF_EVEN, 2, 0.015000, 0.020000",
        "HALF_EVEN, 2, -0.025000, -0.020000",
        "HALF_EVEN, 2, 0.005001, 0.010000",
        // Yen have no decimal places.
        "HALF_UP, 0, 100.500000, 101.000000",
        "HALF_EVEN, 0, 100.500000, 100.000000",
        "HALF_EVEN, 0, -101.500000, -102.000000",
        // Nothing is rounded, or the scale has no more places.
        "NONE, 0, 0.123456, 0.123456",
        "HALF_UP, 6, 0.123456, 0.123456",
        "HALF_UP, 8, 0.123456, 0.123456"
    })
    void shouldRoundToThePrecision(
            final MoneyRounding rounding, final int precision, final String given, final String rounded) {
        assertThat(MoneyUnit.of(rounding, 6, precision).round(money(given))).isEqualTo(money(rounded));
    }

    /** 0.00499999999 is 0.005000 to six places, and would be a cent if it were rounded twice. */
    @Test
    void shouldNotRoundTwice() {
        assertThat(MoneyUnit.of(MoneyRounding.HALF_UP, 6, 2).value(TERMS, d("0.00499999"), d("1.00000001")))
                .isZero();
        assertThat(MoneyUnit.of(MoneyRounding.HALF_EVEN, 6, 2).value(TERMS, d("0.00500000"), d("1.00000001")))
                .isEqualTo(money("0.01"));
        assertThat(MoneyUnit.of(MoneyRounding.HALF_EVEN, 6, 2).value(TERMS, d("0.00500000"), d("1")))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"HALF_UP, 2", "HALF_UP, 0", "HALF_EVEN, 2", "HALF_EVEN, 5", "NONE, 2"})
    void shouldAgreeWithUnboundedArithmetic(final MoneyRounding rounding, final int precision) {
        final long seed = 20 + precision;
        final Random random = new Random(seed);
        final MoneyUnit unit = MoneyUnit.of(rounding, 6, precision);
        final int places = rounding == MoneyRounding.NONE ? 6 : precision;
        final RoundingMode mode = rounding == MoneyRounding.HALF_UP ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN;
        for (int i = 0; i < 20_000; i++) {
            final long price = random.nextLong() >> 24 + random.nextInt(20);
            final long quantity = random.nextLong() >> 24 + random.nextInt(20);
            final long divisor = 1 + (random.nextLong() >>> 20 + random.nextInt(20));
            assertThat(unit.value(TERMS, price, quantity))
                    .as("value of %d at %d, seed %d", quantity, price, seed)
                    .isEqualTo(rounded(
                            BigDecimal.valueOf(price, 8).multiply(BigDecimal.valueOf(quantity, 8)), places, mode));
            assertThat(unit.multiplyDivide(price >> 20, quantity >> 10, divisor))
                    .as("%d * %d / %d, seed %d", price >> 20, quantity >> 10, divisor, seed)
                    .isEqualTo(roundedRatio(price >> 20, quantity >> 10, divisor, places, mode));
        }
    }

    private static long rounded(final BigDecimal exact, final int places, final RoundingMode mode) {
        return exact.setScale(places, mode).movePointRight(6).longValueExact();
    }

    private static long roundedRatio(
            final long a, final long b, final long divisor, final int places, final RoundingMode mode) {
        final BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        return new BigDecimal(product, 6)
                .divide(BigDecimal.valueOf(divisor), places, mode)
                .movePointRight(6)
                .longValueExact();
    }
}
