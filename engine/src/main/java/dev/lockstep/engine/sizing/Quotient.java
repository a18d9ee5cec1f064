package dev.lockstep.engine.sizing;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;

/** Quotients of what is not negative, rounded down; one that does not fit a long is {@link #TOO_LARGE}, not an exception, since signals come from outside of central risk. */
final class Quotient {
    static final long ONE = FixedPoint.ONE;
    static final long TOO_LARGE = Long.MAX_VALUE;

    private Quotient() {}

    /**
     * {@code a * b / divisor}, rounded down. What was too large stays so.
     *
     * @param divisor above 0
     */
    static long down(final long a, final long b, final long divisor) {
        if (a == TOO_LARGE || b == TOO_LARGE) {
            return TOO_LARGE;
        }
        final long high = Math.multiplyHigh(a, b);
        final long low = a * b;
        // The quotient fits 63 bits if the product's bits from the 63rd on are less than the divisor.
        if ((high << 1 | low >>> 63) >= divisor) {
            return TOO_LARGE;
        }
        return FixedPoint.multiplyDivide(a, b, divisor, Rounding.DOWN);
    }

    /** What turns money with so many decimal places, divided by a price, into a quantity: {@code 10^(16 - scale)}. */
    static long shift(final int scale) {
        return ONE * (ONE / powerOfTen(scale));
    }

    static long powerOfTen(final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
