package dev.lockstep.codecs;

/** What becomes of a quotient that is not a whole number of units. Named at each place where one is cut. */
public enum Rounding {
    /** Toward zero. */
    DOWN,
    /** Away from zero. */
    UP,
    /** Toward negative infinity. */
    FLOOR,
    /** Toward positive infinity. */
    CEILING,
    /** To the nearest unit, halves away from zero. */
    HALF_UP,
    /** To the nearest unit, halves to the even one. */
    HALF_EVEN;

    /**
     * Whether a quotient that was cut toward zero and left a remainder goes one unit away from zero.
     *
     * @param negative sign of the exact quotient
     * @param half how the part that was cut compares to half a unit: negative, 0 or positive
     * @param odd whether the cut quotient is odd
     */
    boolean isAwayFromZero(final boolean negative, final int half, final boolean odd) {
        return switch (this) {
            case DOWN -> false;
            case UP -> true;
            case FLOOR -> negative;
            case CEILING -> !negative;
            case HALF_UP -> half >= 0;
            case HALF_EVEN -> half > 0 || (half == 0 && odd);
        };
    }
}
