package dev.lockstep.bench;

/**
 * A requirement and what was measured.
 *
 * @param name what is required
 * @param measured the figure, or its ratio to the floor
 * @param bound on which side of the required value it must be
 * @param required value
 * @param passed whether it is there
 */
public record Check(String name, double measured, Bound bound, double required, boolean passed) {
    /** On which side of the required value a figure must be. */
    public enum Bound {
        /** Bigger is better. */
        AT_LEAST,
        /** Smaller is better. */
        AT_MOST
    }

    /** Must not be below. */
    static Check atLeast(final String name, final double measured, final double required) {
        return new Check(name, measured, Bound.AT_LEAST, required, measured >= required);
    }

    /** Must not be above. */
    static Check atMost(final String name, final double measured, final double required) {
        return new Check(name, measured, Bound.AT_MOST, required, measured <= required);
    }
}
