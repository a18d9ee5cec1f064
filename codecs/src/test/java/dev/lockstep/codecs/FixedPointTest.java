package dev.lockstep.codecs;

import static dev.lockstep.codecs.FixedPoint.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against {@link BigDecimal}, at the ends of the range and on seeded random operands. */
final class FixedPointTest {
    private static final long SEED = 20_240_611L;
    private static final int RANDOM_CASES = 50_000;

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithBigDecimalAtExtremes(final Rounding rounding) {
        final long[] extremes = extremes();
        for (final long a : extremes) {
            for (final long b : extremes) {
                checkBinary(a, b, rounding);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDivideProductsOfExtremesByExtremes(final Rounding rounding) {
        final long[] extremes = extremes();
        for (int i = 0; i < extremes.length; i += 2) {
            for (int j = i; j < extremes.length; j += 3) {
                for (final long divisor : extremes) {
                    checkMultiplyDivide(extremes[i], extremes[j], divisor, rounding);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldOverflowWhereRoundingWouldWrapTheUnsignedQuotient(final Rounding rounding) {
        // The product is 2^65 - 1, so the quotient is 2^64 - 1/2.
        checkMultiplyDivide(253_921L, 145_295_143_558_111L, 2, rounding);
        checkMultiplyDivide(-253_921L, 145_295_143_558_111L, 2, rounding);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithBigDecimalOnRandomOperands(final Rounding rounding) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM_CASES; i++) {
            checkBinary(anyMagnitude(random), anyMagnitude(random), rounding);
            checkMultiplyDivide(anyMagnitude(random), anyMagnitude(random), anyMagnitude(random), rounding);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRoundTheNotionalOnce(final Rounding rounding) {
        final long[] extremes = extremes();
        for (final long a : extremes) {
            for (int j = 0; j < extremes.length; j += 2) {
                checkNotional(a, extremes[j], ONE, rounding);
                checkNotional(a, extremes[j], extremes[(j * 7 + 3) % extremes.length], rounding);
            }
        }
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM_CASES; i++) {
            final long multiplier = i % 2 == 0 ? ONE : anyMagnitude(random);
            checkNotional(anyMagnitude(random), anyMagnitude(random), multiplier, rounding);
        }
    }

    @Test
    void shouldWorkOutNotionalsByHand() {
        // 64,000.1 * 0.00012345 = 7.900812345
        final long price = 6_400_010_000_000L;
        assertThat(FixedPoint.notional(price, 12_345L, ONE, 8, Rounding.DOWN)).isEqualTo(790_081_234L);
        assertThat(FixedPoint.notional(price, 12_345L, ONE, 8, Rounding.HALF_UP))
                .isEqualTo(790_081_235L);
        assertThat(FixedPoint.notional(price, 12_345L, ONE, 6, Rounding.HALF_EVEN))
                .isEqualTo(7_900_812L);
        // A future on 50 times an index of 5,432.25, two contracts: 543,225.
        assertThat(FixedPoint.notional(543_225_000_000L, 2 * ONE, 50 * ONE, 6, Rounding.UP))
                .isEqualTo(543_225_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5, 9, Integer.MAX_VALUE})
    void shouldRefuseMoneyScalesOutOfRange(final int scale) {
        assertThatThrownBy(() -> FixedPoint.notional(ONE, ONE, ONE, scale, Rounding.DOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("money scale " + scale + " is not between 6 and 8");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseToDivideByZero(final Rounding rounding) {
        for (final long a : extremes()) {
            assertThatThrownBy(() -> FixedPoint.divide(a, 0, rounding)).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> FixedPoint.multiplyDivide(a, a, 0, rounding))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRoundToIncrementsAsBigDecimalDoes(final Rounding rounding) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM_CASES; i++) {
            checkIncrement(anyMagnitude(random), anyMagnitude(random) & Long.MAX_VALUE | 1, rounding);
        }
        for (final long value : extremes()) {
            for (final long increment : extremes()) {
                if (increment > 0) {
                    checkIncrement(value, increment, rounding);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void shouldRefuseIncrementsThatAreNotAboveZero(final long increment) {
        assertThatThrownBy(() -> FixedPoint.roundToIncrement(1, increment, Rounding.DOWN))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("increment " + increment + " is not above 0");
    }

    @Test
    void shouldRoundEveryWayAroundAHalf() {
        final long[] values = {-25, -15, -14, -11, 11, 14, 15, 16, 25};
        final long[][] expected = {
            {-20, -10, -10, -10, 10, 10, 10, 10, 20}, // DOWN
            {-30, -20, -20, -20, 20, 20, 20, 20, 30}, // UP
            {-30, -20, -20, -20, 10, 10, 10, 10, 20}, // FLOOR
            {-20, -10, -10, -10, 20, 20, 20, 20, 30}, // CEILING
            {-30, -20, -10, -10, 10, 10, 20, 20, 30}, // HALF_UP
            {-20, -20, -10, -10, 10, 10, 20, 20, 20}, // HALF_EVEN
        };
        for (final Rounding rounding : Rounding.values()) {
            for (int i = 0; i < values.length; i++) {
                assertThat(FixedPoint.roundToIncrement(values[i], 10, rounding))
                        .as("%s of %d", rounding, values[i])
                        .isEqualTo(expected[rounding.ordinal()][i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldQuantiseDoublesExactly(final Rounding rounding) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM_CASES; i++) {
            // Exponents from far below a unit to just past the range, and once in a while any double at all.
            final int exponent = i % 16 == 0 ? random.nextInt(2047) : 1023 + random.nextInt(-32, 40);
            final long bits = random.nextLong() & 0x800F_FFFF_FFFF_FFFFL | (long) exponent << 52;
            checkDouble(Double.longBitsToDouble(bits), rounding);
        }
        for (int exponent = -1074; exponent < 1024; exponent++) {
            final double power = Math.scalb(1.0, exponent);
            for (final double value : new double[] {power, Math.nextDown(power), Math.nextUp(power), 1.5 * power}) {
                checkDouble(value, rounding);
                checkDouble(-value, rounding);
            }
        }
        checkDouble(0.0, rounding);
        checkDouble(-0.0, rounding);
        // Halves of a unit that a double holds exactly: k / 2^9 has 9 decimal places that end in 5.
        for (int k = -5_001; k <= 5_001; k += 2) {
            checkDouble(k / 512.0, rounding);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellDoublesFromWholeUnitsAndHalvesByTheirLastBits(final Rounding rounding) {
        // significand * 10^8 / 2^shift is a whole number or a half of units and as little more as a double can be.
        int cases = 0;
        for (int shift = 63; shift <= 66; shift++) {
            final BigInteger modulus = BigInteger.TWO.pow(shift - 8);
            final BigInteger inverse = BigInteger.valueOf(390_625).modInverse(modulus);
            for (int excess = 1; excess < 512; excess++) {
                for (final BigInteger base : new BigInteger[] {BigInteger.ZERO, modulus.shiftRight(1)}) {
                    final BigInteger significand = base.add(BigInteger.valueOf(excess))
                            .multiply(inverse)
                            .mod(modulus);
                    if (significand.bitLength() == 53) {
                        cases++;
                        checkDouble(Math.scalb(significand.doubleValue(), -shift), rounding);
                        checkDouble(Math.scalb(-significand.doubleValue(), -shift), rounding);
                    }
                }
            }
        }
        assertThat(cases).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e11, -1e300})
    void shouldRefuseDoublesOutOfRange(final double value) {
        assertThatThrownBy(() -> FixedPoint.fromDouble(value, Rounding.DOWN)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldReturnToTheSameUnitsThroughDouble() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM_CASES; i++) {
            final long value = random.nextLong(-(1L << 52), 1L << 52);
            assertThat(FixedPoint.fromDouble(FixedPoint.toDouble(value), Rounding.HALF_EVEN))
                    .as("seed %d", SEED)
                    .isEqualTo(value);
            assertThat(FixedPoint.toDouble(value))
                    .as("seed %d, value %d", SEED, value)
                    .isEqualTo(BigDecimal.valueOf(value, 8).doubleValue());
        }
    }

    private static void checkBinary(final long a, final long b, final Rounding rounding) {
        check(
                () -> FixedPoint.multiply(a, b, rounding),
                big(a).multiply(big(b)).divide(big(ONE)),
                rounding,
                "multiply",
                a,
                b);
        check(() -> FixedPoint.divide(a, b, rounding), big(a).multiply(big(ONE)), b, rounding, "divide", a, b);
    }

    private static void checkMultiplyDivide(final long a, final long b, final long divisor, final Rounding rounding) {
        check(
                () -> FixedPoint.multiplyDivide(a, b, divisor, rounding),
                big(a).multiply(big(b)),
                divisor,
                rounding,
                "multiplyDivide",
                a,
                b,
                divisor);
    }

    private static void checkNotional(final long a, final long b, final long multiplier, final Rounding rounding) {
        for (int scale = FixedPoint.MIN_MONEY_SCALE; scale <= FixedPoint.MAX_MONEY_SCALE; scale++) {
            final int moneyScale = scale;
            final BigDecimal exact =
                    big(a).multiply(big(b)).multiply(big(multiplier)).movePointLeft(24 - scale);
            check(
                    () -> FixedPoint.notional(a, b, multiplier, moneyScale, rounding),
                    exact,
                    rounding,
                    "notional",
                    a,
                    b,
                    multiplier,
                    moneyScale);
        }
    }

    private static void checkIncrement(final long value, final long increment, final Rounding rounding) {
        final BigDecimal multiples = big(value).divide(big(increment), 0, mode(rounding));
        check(
                () -> FixedPoint.roundToIncrement(value, increment, rounding),
                multiples.multiply(big(increment)),
                rounding,
                "roundToIncrement",
                value,
                increment);
    }

    private static void checkDouble(final double value, final Rounding rounding) {
        check(
                () -> FixedPoint.fromDouble(value, rounding),
                new BigDecimal(value).movePointRight(8),
                rounding,
                "fromDouble",
                value);
    }

    private static void check(
            final LongSupplier operation,
            final BigDecimal dividend,
            final long divisor,
            final Rounding rounding,
            final Object... what) {
        if (divisor != 0) {
            check(operation, dividend.divide(big(divisor), 0, mode(rounding)), rounding, what);
        }
    }

    /** The operation gives the exact result after rounding, or fails if that does not fit a long. */
    private static void check(
            final LongSupplier operation, final BigDecimal exact, final Rounding rounding, final Object... what) {
        final BigInteger expected = exact.setScale(0, mode(rounding)).toBigIntegerExact();
        Object actual;
        try {
            actual = operation.getAsLong();
        } catch (final ArithmeticException e) {
            actual = "overflow";
        }
        final Object wanted = expected.bitLength() < Long.SIZE ? (Object) expected.longValue() : "overflow";
        if (!wanted.equals(actual)) {
            assertThat(actual)
                    .as("%s, %s, seed %d", List.of(what), rounding, SEED)
                    .isEqualTo(wanted);
        }
    }

    private static RoundingMode mode(final Rounding rounding) {
        return RoundingMode.valueOf(rounding.name());
    }

    private static BigDecimal big(final long value) {
        return BigDecimal.valueOf(value);
    }

    /** Uniform in the number of bits, so that small, middling and extreme operands meet; a third ends in zeros of base ten. */
    private static long anyMagnitude(final SplittableRandom random) {
        final long value = random.nextLong() >> random.nextInt(64);
        if (random.nextInt(3) != 0) {
            return value;
        }
        final long power = PowersOfTen.of(random.nextInt(PowersOfTen.MAX_EXPONENT + 1));
        return value / power * power + (random.nextBoolean() ? power / 2 : 0);
    }

    private static long[] extremes() {
        final List<Long> values = new ArrayList<>();
        for (final long center : new long[] {0, Integer.MAX_VALUE, 1L << 32, ONE / 2, 3 * ONE / 2, 5 * ONE / 2}) {
            addAround(values, center);
        }
        for (int i = 0; i <= PowersOfTen.MAX_EXPONENT; i += 2) {
            addAround(values, PowersOfTen.of(i));
        }
        values.add(Long.MAX_VALUE);
        values.add(Long.MAX_VALUE - 1);
        values.add(Long.MAX_VALUE / 2);
        values.add(Long.MIN_VALUE);
        values.add(Long.MIN_VALUE + 1);
        values.add(Long.MIN_VALUE / 2);
        return values.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    private static void addAround(final List<Long> values, final long center) {
        for (long offset = -1; offset <= 1; offset++) {
            values.add(center + offset);
            values.add(-center + offset);
        }
    }
}
