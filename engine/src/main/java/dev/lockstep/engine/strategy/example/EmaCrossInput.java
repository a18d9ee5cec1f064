package dev.lockstep.engine.strategy.example;

/** What the averages of {@link EmaCross} are made of. */
public enum EmaCrossInput {
    /** Midpoints, at every change of the best prices or sizes. */
    QUOTES,
    /** Closes of bars. */
    BARS
}
