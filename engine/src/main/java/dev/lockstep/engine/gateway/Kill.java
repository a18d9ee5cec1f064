package dev.lockstep.engine.gateway;

/**
 * One setting of the kill latch.
 *
 * @param number from 1, another for each setting after a reset
 * @param setNs when it was set, nanoseconds since the epoch
 * @param by who set it: a person, or a part of the engine
 * @param reason why, for people
 * @param times how often it was set before it was reset; the first one's words count
 */
public record Kill(long number, long setNs, String by, String reason, int times) {
    Kill again() {
        return new Kill(number, setNs, by, reason, times + 1);
    }
}
