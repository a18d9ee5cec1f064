package dev.lockstep.engine.risk;

/** What is done with orders of one account that would trade with each other. */
public enum SelfMatch {
    /** The new order is denied. */
    CANCEL_NEWEST,
    /** The working order is cancelled. */
    CANCEL_OLDEST,
    /** The new order is denied and the working one cancelled. */
    CANCEL_BOTH
}
