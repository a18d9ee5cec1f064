package dev.lockstep.adapters.venue;

/**
 * A time during which the session with a venue is down.
 *
 * @param atNs when it begins, nanoseconds of engine time after the first event, 0 or more
 * @param lastsNs how long it lasts, nanoseconds, above 0
 */
public record Outage(long atNs, long lastsNs) {
    /** Checks the ranges. */
    public Outage {
        if (atNs < 0 || lastsNs <= 0 || atNs + lastsNs < 0) {
            throw new IllegalArgumentException("outage at " + atNs + " ns for " + lastsNs
                    + " ns; it must begin at 0 or later and last longer than 0");
        }
    }

    /** When it ends, nanoseconds of engine time after the first event. */
    long endNs() {
        return atNs + lastsNs;
    }
}
