package dev.lockstep.ops;

/** How a drill kills. */
public enum KillTrigger {
    /** By a command through the ring, which the core acts on. */
    EVENT,
    /** By the latch at the gateway, which asks nobody. */
    LATCH
}
