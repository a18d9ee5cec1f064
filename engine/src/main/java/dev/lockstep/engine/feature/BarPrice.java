package dev.lockstep.engine.feature;

/** Which prices a bar is made of. */
public enum BarPrice {
    /** Midpoints of the book, half a unit rounded up; no volume. */
    MID,
    /** Public trades. */
    TRADE
}
