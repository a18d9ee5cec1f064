package dev.lockstep.engine.execution;

/** Parts of a price in basis points. */
final class BasisPoints {
    private static final long WHOLE = 10_000;

    private BasisPoints() {}

    /**
     * {@code reference * bps / 10,000}, rounded down, of a reference above zero: computed in two parts, so that no product overflows unless the result itself would; no price is that far away, so then it
     * is the largest number there is.
     */
    static long width(final long reference, final long bps) {
        final long wholes = reference / WHOLE;
        final long width = wholes * bps + reference % WHOLE * bps / WHOLE;
        return Math.multiplyHigh(wholes, bps) != 0 || width < 0 ? Long.MAX_VALUE : width;
    }
}
