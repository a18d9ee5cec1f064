package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Bounds;

/** What a split makes of a quantity, scaled by 10^8; rounded towards zero at both steps, so that shorts are cut as longs are. */
final class SplitQuantity {
    private SplitQuantity() {}

    /** Every {@code denominator} units become {@code numerator}. */
    static long whole(final long quantity, final long numerator, final long denominator) {
        return FixedPoint.multiplyDivide(quantity, numerator, denominator, Rounding.DOWN);
    }

    /** Whether what becomes of a quantity is not beyond {@link Bounds#MAX_HELD}. */
    static boolean fits(final long quantity, final long numerator, final long denominator) {
        // Rounded up, which what is shared out of it is never.
        final long most = quantity / denominator + 1;
        return most <= Bounds.MAX_HELD / numerator;
    }

    /** What of it fills quantity increments; the rest is paid out. */
    static long kept(final InstrumentTerms terms, final long whole) {
        return FixedPoint.roundToIncrement(whole, terms.quantityIncrement(), Rounding.DOWN);
    }
}
