package dev.lockstep.engine.portfolio;

/** What money is rounded to when it is booked. */
public enum MoneyRounding {
    /** To the money scale only; a product that has to be cut goes half to even. */
    NONE,
    /** To the precision of its currency, halves away from zero. */
    HALF_UP,
    /** To the precision of its currency, halves to the even unit. */
    HALF_EVEN
}
