package dev.lockstep.adapters.market;

/**
 * When the next order-flow event happens: exponential gaps, and from time to time a burst in which they are sixteen times shorter and
 * orders take liquidity from one side.
 */
final class Arrivals {
    private static final int QUIET_EVENTS = 2_048;
    private static final int MIN_BURST_EVENTS = 64;
    private static final int BURST_EVENTS_RANGE = 193;
    private static final int MEAN_BURST_EVENTS = MIN_BURST_EVENTS + (BURST_EVENTS_RANGE - 1) / 2;
    private static final int BURST_SHIFT = 4;
    /** Binary places of the mean gap. */
    private static final int GAP_BITS = 10;

    private final SplitMix64 random;
    private final long quietGap;
    private int burstEventsLeft;
    private int burstSide;

    Arrivals(final long eventsPerSecond, final SplitMix64 random) {
        this.random = random;
        // The quiet gap is longer than the mean one, by as much as bursts are shorter.
        final double stretch = (double) (QUIET_EVENTS + MEAN_BURST_EVENTS)
                / (QUIET_EVENTS + MEAN_BURST_EVENTS / (double) (1 << BURST_SHIFT));
        this.quietGap = Math.round(1e9 / eventsPerSecond * stretch * (1 << GAP_BITS));
    }

    /** Draws the gap to the next event, nanoseconds, and whether it belongs to a burst. */
    long nextGapNs() {
        if (burstEventsLeft > 0) {
            burstEventsLeft--;
        } else if (random.below(QUIET_EVENTS) == 0) {
            burstEventsLeft = MIN_BURST_EVENTS + random.below(BURST_EVENTS_RANGE) - 1;
            burstSide = random.below(2);
        } else {
            return drawGapNs();
        }
        return drawGapNs() >> BURST_SHIFT;
    }

    boolean inBurst() {
        return burstEventsLeft > 0;
    }

    /** The side that takes liquidity in this burst. */
    int burstSide() {
        return burstSide;
    }

    private long drawGapNs() {
        return (quietGap * random.nextExponential()) >> (GAP_BITS + SplitMix64.EXPONENTIAL_BITS);
    }
}
