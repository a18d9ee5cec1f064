package dev.lockstep.engine.gateway;

/**
 * That a kill was taken back.
 *
 * @param kill which
 * @param person who did
 * @param resetNs when, nanoseconds since the epoch
 */
public record KillReset(Kill kill, String person, long resetNs) {}
