package dev.lockstep.codecs;

/**
 * Arithmetic on decimal numbers held as longs: prices and quantities scaled by 10^8, money scaled by 10^moneyScale. Every result is
 * exact up to one named rounding; what does not fit a long is an {@link ArithmeticException}, never wrapped. Nothing is allocated except by
 * an error and by what returns a {@code String}. Any thread.
 */
public final class FixedPoint {
    /** Decimal places of prices and quantities. */
    public static final int DIGITS = 8;
    /** The number one at the scale of prices and quantities. */
    public static final long ONE = 100_000_000L;
    /** Fewest decimal places of money. */
    public static final int MIN_MONEY_SCALE = 6;
    /** Most decimal places of money. */
    public static final int MAX_MONEY_SCALE = 8;

    /** 2^37 is the first power of two that does not fit a long at this scale; infinities and NaN have greater exponents. */
    private static final int DOUBLE_OVERFLOW_EXPONENT = 37;
    /** 2^-28 is less than half a unit, so doubles of a smaller exponent are too. */
    private static final int DOUBLE_LEAST_EXPONENT = -28;

    private static final int SIGNIFICAND_BITS = 52;
    /** Cuts the 80-bit product of significand and scale to one word. */
    private static final int PRODUCT_CUT_BITS = 17;

    private FixedPoint() {}

    /**
     * {@code a * b}, all at scale 10^8.
     *
     * @throws ArithmeticException if the result does not fit a long
     */
    public static long multiply(final long a, final long b, final Rounding rounding) {
        return multiplyDivide(a, b, ONE, rounding);
    }

    /**
     * {@code a / b}, all at scale 10^8.
     *
     * @throws ArithmeticException if the result does not fit a long or b is 0
     */
    public static long divide(final long a, final long b, final Rounding rounding) {
        return multiplyDivide(a, ONE, b, rounding);
    }

    /**
     * {@code a * b / divisor} as plain integers, through a product of 128 bits.
     *
     * @throws ArithmeticException if the result does not fit a long or the divisor is 0
     */
    public static long multiplyDivide(final long a, final long b, final long divisor, final Rounding rounding) {
        final long product = a * b;
        if (Math.multiplyHigh(a, b) == product >> 63) {
            return divideRounded(product, divisor, rounding);
        }
        return WideMath.multiplyDivide(a, b, divisor, rounding);
    }

    /**
     * {@code price * quantity * multiplier} (each scaled by 10^8) as money, with one rounding of the exact product.
     *
     * @param moneyScale decimal places of the result, {@value #MIN_MONEY_SCALE} to {@value #MAX_MONEY_SCALE}
     * @throws ArithmeticException if the result does not fit a long
     * @throws IllegalArgumentException if the money scale is out of range
     */
    public static long notional(
            final long price,
            final long quantity,
            final long multiplier,
            final int moneyScale,
            final Rounding rounding) {
        requireMoneyScale(moneyScale);
        final int surplus = 2 * DIGITS - moneyScale;
        if (multiplier == ONE) {
            return multiplyDivide(price, quantity, PowersOfTen.of(surplus), rounding);
        }
        final long divisor = PowersOfTen.of(surplus + DIGITS);
        final long product = price * quantity;
        if (Math.multiplyHigh(price, quantity) == product >> 63) {
            return multiplyDivide(product, multiplier, divisor, rounding);
        }
        return WideMath.multiplyDivide(price, quantity, multiplier, divisor, rounding);
    }

    /**
     * The multiple of an increment that the rounding chooses. {@link Rounding#HALF_EVEN} goes to the even multiple.
     *
     * @param increment above 0, at the scale of the value
     * @throws ArithmeticException if the result does not fit a long or the increment is not above 0
     */
    public static long roundToIncrement(final long value, final long increment, final Rounding rounding) {
        if (increment <= 0) {
            throw new ArithmeticException("increment " + increment + " is not above 0");
        }
        final long remainder = value % increment;
        if (remainder == 0) {
            return value;
        }
        final long magnitude = Math.abs(remainder);
        final int half = Long.compare(magnitude, increment - magnitude);
        final boolean odd = (value / increment & 1) != 0;
        final long cut = value - remainder;
        if (!rounding.isAwayFromZero(value < 0, half, odd)) {
            return cut;
        }
        return Math.addExact(cut, value < 0 ? -increment : increment);
    }

    /**
     * The exact value of a double at scale 10^8, rounded once.
     *
     * @throws ArithmeticException if the value is not a number, is infinite or does not fit a long at this scale
     */
    public static long fromDouble(final double value, final Rounding rounding) {
        final int exponent = Math.getExponent(value);
        if (exponent >= DOUBLE_OVERFLOW_EXPONENT) {
            throw new ArithmeticException(value + " does not fit a long scaled by 10^8");
        }
        final boolean negative = value < 0;
        if (exponent < DOUBLE_LEAST_EXPONENT) {
            return value == 0 ? 0 : WideMath.round(0, 1, Long.MAX_VALUE, negative, rounding);
        }
        final long implicitBit = 1L << SIGNIFICAND_BITS;
        final long significand = (Double.doubleToRawLongBits(value) & (implicitBit - 1)) | implicitBit;
        return scaleSignificand(significand, SIGNIFICAND_BITS - exponent, negative, rounding);
    }

    /** Double of a value at scale 10^8: the nearest one up to 2^53 units, beyond that within one unit in the last place. */
    public static double toDouble(final long value) {
        return value / (double) ONE;
    }

    /**
     * Reads a decimal number at scale 10^8, exactly.
     *
     * @param text ASCII: optional sign, digits with an optional point, optional exponent
     * @throws NumberFormatException if it is no such number, has a non-zero digit beyond the 8th decimal place or does not fit a long
     */
    public static long parse(final byte[] text, final int offset, final int length) {
        return DecimalText.parse(text, offset, length, DIGITS);
    }

    /** As {@link #parse(byte[], int, int)} with {@code digits} decimal places, 0 to 18. */
    public static long parse(final byte[] text, final int offset, final int length, final int digits) {
        return DecimalText.parse(text, offset, length, requireDigits(digits));
    }

    /** As {@link #parse(byte[], int, int)}; allocates, for settings and tests. */
    public static long parse(final CharSequence text) {
        return DecimalText.parse(text, DIGITS);
    }

    /** As {@link #parse(CharSequence)} with {@code digits} decimal places, 0 to 18, for money. */
    public static long parse(final CharSequence text, final int digits) {
        return DecimalText.parse(text, requireDigits(digits));
    }

    /** Plain decimal text of a value at scale 10^8, without trailing zeros: {@code 64000.1}. */
    public static String format(final long value) {
        return appendTo(new StringBuilder(), value).toString();
    }

    /** Plain decimal text of money with all of its {@code scale} decimal places, 0 to 18: {@code 12.500000}. */
    public static String formatMoney(final long value, final int scale) {
        return appendMoneyTo(new StringBuilder(), value, scale).toString();
    }

    /** Appends {@link #format}. */
    public static StringBuilder appendTo(final StringBuilder builder, final long value) {
        return DecimalText.append(builder, value, DIGITS, true);
    }

    /** Appends {@link #formatMoney}. */
    public static StringBuilder appendMoneyTo(final StringBuilder builder, final long value, final int scale) {
        return DecimalText.append(builder, value, requireDigits(scale), false);
    }

    private static long divideRounded(final long dividend, final long divisor, final Rounding rounding) {
        final long quotient = dividend / divisor;
        final long remainder = dividend - quotient * divisor;
        if (remainder == 0) {
            if (dividend == Long.MIN_VALUE && divisor == -1) {
                throw WideMath.overflow();
            }
            return quotient;
        }
        final boolean negative = (dividend ^ divisor) < 0;
        final long magnitude = Math.abs(remainder);
        final int half = Long.compareUnsigned(magnitude, Math.abs(divisor) - magnitude);
        if (!rounding.isAwayFromZero(negative, half, (quotient & 1) != 0)) {
            return quotient;
        }
        // A remainder needs a divisor of at least 2, so the quotient is far from the ends of a long.
        return negative ? quotient - 1 : quotient + 1;
    }

    /** {@code significand * 10^8 / 2^shift} for a significand of 53 bits and a shift of 16 to 80. */
    private static long scaleSignificand(
            final long significand, final int shift, final boolean negative, final Rounding rounding) {
        if (shift < Long.SIZE - 1) {
            return WideMath.multiplyDivide(negative ? -significand : significand, ONE, 1L << shift, rounding);
        }
        final long high = Math.multiplyHigh(significand, ONE);
        final long low = significand * ONE;
        final long kept = (high << (Long.SIZE - PRODUCT_CUT_BITS)) | (low >>> PRODUCT_CUT_BITS);
        // What was cut lives on in the last bit, so that a remainder stays one and a half is no longer taken for exact.
        final long sticky = (low & ((1L << PRODUCT_CUT_BITS) - 1)) != 0 ? 1 : 0;
        final int rest = shift - PRODUCT_CUT_BITS;
        final long quotient = kept >>> rest;
        final long remainder = (kept | sticky) & ((1L << rest) - 1);
        return WideMath.round(quotient, remainder, 1L << rest, negative, rounding);
    }

    private static void requireMoneyScale(final int moneyScale) {
        if (moneyScale < MIN_MONEY_SCALE || moneyScale > MAX_MONEY_SCALE) {
            throw new IllegalArgumentException(
                    "money scale " + moneyScale + " is not between " + MIN_MONEY_SCALE + " and " + MAX_MONEY_SCALE);
        }
    }

    private static int requireDigits(final int digits) {
        if (digits < 0 || digits > PowersOfTen.MAX_EXPONENT) {
            throw new IllegalArgumentException(
                    digits + " decimal places are not between 0 and " + PowersOfTen.MAX_EXPONENT);
        }
        return digits;
    }
}
