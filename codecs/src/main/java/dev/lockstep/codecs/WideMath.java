package dev.lockstep.codecs;

/**
 * Quotients whose dividend is wider than 64 bits, held in primitive words so that nothing is allocated. Words of magnitudes are
 * unsigned.
 */
final class WideMath {
    private static final long LOW_32_BITS = 0xFFFF_FFFFL;

    private WideMath() {}

    /** High word of the unsigned product; {@code Math.unsignedMultiplyHigh} came with Java 18 only. */
    static long unsignedMultiplyHigh(final long a, final long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /**
     * {@code a * b / divisor} for any operands, rounded once.
     *
     * @throws ArithmeticException if the quotient does not fit a long or the divisor is 0
     */
    static long multiplyDivide(final long a, final long b, final long divisor, final Rounding rounding) {
        // The magnitude of Long.MIN_VALUE is itself when read as unsigned, so no operand is special.
        final long x = Math.abs(a);
        final long y = Math.abs(b);
        return divide(unsignedMultiplyHigh(x, y), x * y, Math.abs(divisor), (a ^ b ^ divisor) < 0, rounding);
    }

    /**
     * {@code a * b * c / divisor} for any operands with a product of 192 bits, rounded once.
     *
     * @throws ArithmeticException if the quotient does not fit a long or the divisor is 0
     */
    static long multiplyDivide(final long a, final long b, final long c, final long divisor, final Rounding rounding) {
        final long x = Math.abs(a);
        final long y = Math.abs(b);
        final long z = Math.abs(c);
        final long high = unsignedMultiplyHigh(x, y);
        final long low = x * y;
        final long carried = unsignedMultiplyHigh(low, z);
        final long middle = high * z + carried;
        final long top = unsignedMultiplyHigh(high, z) + (Long.compareUnsigned(middle, carried) < 0 ? 1 : 0);
        if (top != 0) {
            throw overflow();
        }
        return divide(middle, low * z, Math.abs(divisor), (a ^ b ^ c ^ divisor) < 0, rounding);
    }

    /** Divides the magnitude {@code high:low} by a magnitude, rounds, and gives the result its sign. */
    private static long divide(
            final long high, final long low, final long divisor, final boolean negative, final Rounding rounding) {
        if (divisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (Long.compareUnsigned(high, divisor) >= 0) {
            throw overflow();
        }
        final long quotient = quotient(high, low, divisor);
        final long remainder = low - quotient * divisor;
        return round(quotient, remainder, divisor, negative, rounding);
    }

    /**
     * Rounds a magnitude that was cut toward zero and gives it its sign.
     *
     * @throws ArithmeticException if the result does not fit a long
     */
    static long round(
            final long quotient,
            final long remainder,
            final long divisor,
            final boolean negative,
            final Rounding rounding) {
        long rounded = quotient;
        if (remainder != 0) {
            final int half = Long.compareUnsigned(remainder, divisor - remainder);
            if (rounding.isAwayFromZero(negative, half, (quotient & 1) != 0)) {
                rounded++;
            }
        }
        // Only the magnitude 2^63 may have its top bit set, and only below zero. The quotient takes part, as it may
        // have wrapped to 0.
        if ((quotient | rounded) < 0 && !(negative && rounded == Long.MIN_VALUE)) {
            throw overflow();
        }
        return negative ? -rounded : rounded;
    }

    /** Whole part of {@code high:low / divisor}, given that it fits 64 bits, which {@code high < divisor} says. */
    private static long quotient(final long high, final long low, final long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        // A whole number of units is left when factors of two are cut from both; powers of ten up to 10^13 become short
        // this way.
        final int twos = Long.numberOfTrailingZeros(divisor);
        final long shortDivisor = divisor >>> twos;
        if (shortDivisor <= Integer.MAX_VALUE) {
            return quotientByShort(high >>> twos, funnelShiftRight(high, low, twos), shortDivisor);
        }
        return quotientByLong(high, low, divisor);
    }

    private static long funnelShiftRight(final long high, final long low, final int shift) {
        return shift == 0 ? low : (high << (64 - shift)) | (low >>> shift);
    }

    /** Schoolbook division with two digits of 32 bits; every partial dividend fits a positive long. */
    private static long quotientByShort(final long high, final long low, final long divisor) {
        final long first = (high << 32) | (low >>> 32);
        final long firstDigit = first / divisor;
        final long second = ((first - firstDigit * divisor) << 32) | (low & LOW_32_BITS);
        return (firstDigit << 32) + second / divisor;
    }

    /** Two digits of 32 bits by a long divisor: Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D. */
    private static long quotientByLong(final long high, final long low, final long divisor) {
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normal = divisor << shift;
        final long top = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        final long rest = low << shift;
        final long firstDigit = quotientDigit(top, rest >>> 32, normal);
        final long remainder = ((top << 32) | (rest >>> 32)) - firstDigit * normal;
        return (firstDigit << 32) + quotientDigit(remainder, rest & LOW_32_BITS, normal);
    }

    /** One digit of {@code (dividend * 2^32 + nextDigit) / divisor}: estimated from the divisor's upper half, then corrected. */
    private static long quotientDigit(final long dividend, final long nextDigit, final long divisor) {
        final long upper = divisor >>> 32;
        final long lower = divisor & LOW_32_BITS;
        long digit = Long.divideUnsigned(dividend, upper);
        long remainder = dividend - digit * upper;
        while (digit > LOW_32_BITS || Long.compareUnsigned(digit * lower, (remainder << 32) | nextDigit) > 0) {
            digit--;
            remainder += upper;
            if (remainder > LOW_32_BITS) {
                break;
            }
        }
        return digit;
    }

    static ArithmeticException overflow() {
        return new ArithmeticException("the result does not fit a long");
    }
}
