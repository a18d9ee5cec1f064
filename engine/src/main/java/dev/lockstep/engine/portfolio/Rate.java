package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;

/**
 * The rate from one currency to another, over no, one or two quoted pairs, and the conversion of money by it. The rate is held as
 * {@code mantissa x 2^-shift}, cut to 62 significant bits at each step when a pair moves, so that to convert is one product of 128 bits, rounded half to
 * even, whatever the path: within one unit of money of the exact product for amounts below 2^56 units. A rate that is not known is never taken as one.
 */
final class Rate {
    private static final int BITS = 61;
    private static final long TOO_LONG = 1L << 62;
    private static final int MONEY_STEP = 100;

    final Currency from;
    final Currency to;
    private CurrencyPair first;
    private CurrencyPair second;
    private boolean sameCode;
    /** 0 while the rate is not known. */
    private long mantissa;

    private int shift;

    Rate(final Currency from, final Currency to) {
        this.from = from;
        this.to = to;
        sameCode = from.code().equals(to.code());
        update();
    }

    /** Sets the path: no pair, one, or two in this order; each is taken in the direction that leads on. */
    void route(final CurrencyPair one, final CurrencyPair two) {
        first = one;
        second = two;
        update();
    }

    boolean isRouted() {
        return sameCode || first != null;
    }

    boolean isKnown() {
        return mantissa != 0;
    }

    boolean uses(final CurrencyPair pair) {
        return first == pair || second == pair;
    }

    /** Reckons the rate anew from what the pairs are quoted at. */
    void update() {
        mantissa = 0;
        if (!isRouted() || (first != null && !first.isQuoted()) || (second != null && !second.isQuoted())) {
            return;
        }
        mantissa = 1L << BITS;
        shift = BITS;
        String at = from.code();
        if (first != null) {
            at = step(first, at);
        }
        if (second != null) {
            step(second, at);
        }
        if (from.moneyScale() > to.moneyScale()) {
            times(1, MONEY_STEP);
        } else if (from.moneyScale() < to.moneyScale()) {
            times(MONEY_STEP, 1);
        }
    }

    private String step(final CurrencyPair pair, final String at) {
        if (pair.base().equals(at)) {
            times(pair.mark(), FixedPoint.ONE);
            return pair.quote();
        }
        times(FixedPoint.ONE, pair.mark());
        return pair.base();
    }

    /** Multiplies by a ratio of positive numbers; its quotient and the product are cut to 62 bits each. */
    private void times(final long numerator, final long denominator) {
        final int up = Long.numberOfLeadingZeros(numerator) - 1;
        final int down = Long.numberOfLeadingZeros(denominator) - 1;
        final long dividend = numerator << up;
        final long divisor = denominator << down;
        final int bits = dividend < divisor ? BITS + 1 : BITS;
        final long quotient = FixedPoint.multiplyDivide(dividend, 1L << bits, divisor, Rounding.DOWN);
        final long product =
                (Math.multiplyHigh(mantissa, quotient) << (Long.SIZE - BITS)) | (mantissa * quotient >>> BITS);
        shift += up - down + bits - BITS;
        if (product >= TOO_LONG) {
            mantissa = product >>> 1;
            shift--;
        } else {
            mantissa = product;
        }
    }

    /** Adds converted money to a sum. Nothing is nothing in every currency. */
    void addTo(final Amount sum, final long money) {
        if (from == to) {
            sum.add(money);
        } else if (money == 0) {
            return;
        } else if (mantissa == 0) {
            sum.lack(Knowledge.NO_CONVERSION);
        } else {
            convert(sum, money);
        }
    }

    private void convert(final Amount sum, final long money) {
        final long magnitude = Math.abs(money);
        final long high = Math.multiplyHigh(magnitude, mantissa);
        final long low = magnitude * mantissa;
        if (magnitude < 0 || shift < 1 || !fits(high)) {
            sum.overflow(money > 0);
            return;
        }
        final long converted = rounded(high, low);
        if (converted < 0) {
            sum.overflow(money > 0);
        } else {
            sum.add(money < 0 ? -converted : converted);
        }
    }

    /** Whether the shifted product leaves the top bit of a word clear. */
    private boolean fits(final long high) {
        return shift >= Long.SIZE || high >>> (shift - 1) == 0;
    }

    /** The product {@code high:low} shifted right, half to even; below 0 if rounding made it too long. */
    private long rounded(final long high, final long low) {
        final long quotient;
        final int half;
        if (shift < Long.SIZE) {
            quotient = (high << (Long.SIZE - shift)) | (low >>> shift);
            half = Long.compare(low & ((1L << shift) - 1), 1L << (shift - 1));
        } else if (shift == Long.SIZE) {
            quotient = high;
            half = Long.compareUnsigned(low, Long.MIN_VALUE);
        } else if (shift < 2 * Long.SIZE) {
            final int more = shift - Long.SIZE;
            quotient = high >>> more;
            final int upper = Long.compare(high & ((1L << more) - 1), 1L << (more - 1));
            half = upper == 0 && low != 0 ? 1 : upper;
        } else {
            return 0;
        }
        return half > 0 || (half == 0 && (quotient & 1) != 0) ? quotient + 1 : quotient;
    }
}
