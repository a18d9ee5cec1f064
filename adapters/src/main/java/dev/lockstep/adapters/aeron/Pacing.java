package dev.lockstep.adapters.aeron;

/** How fast a history is published. */
public enum Pacing {
    /** As fast as subscribers take it. */
    UNPACED,
    /** At a number of messages per second, whatever the market time. After a hold-up it catches up: the schedule is fixed at the start. */
    FIXED_RATE,
    /** As market time goes by, one second a second. After a hold-up it catches up. */
    REAL_TIME
}
