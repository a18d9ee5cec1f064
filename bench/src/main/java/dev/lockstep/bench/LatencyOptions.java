package dev.lockstep.bench;

import dev.lockstep.engine.run.WaitMode;
import java.nio.file.Path;

/**
 * How tick to order is measured.
 *
 * @param quotesPerSecond rate at which quotes are due, 1 to 10,000,000
 * @param roundMs length of each round, milliseconds, long enough for {@link #MIN_ORDERS} orders
 * @param rounds that count, above 0
 * @param warmUpRounds before them, 0 or more
 * @param waitMode how the core's thread waits, in the fused topology and in its floor; the ingress thread spins
 * @param directory for the journals; about 110 bytes a quote
 */
public record LatencyOptions(
        int quotesPerSecond, int roundMs, int rounds, int warmUpRounds, WaitMode waitMode, Path directory) {
    /** Quotes from one order to the next. */
    public static final int QUOTES_PER_ORDER = 10;

    private static final int MIN_ORDERS = 10;
    private static final int MAX_RATE = 10_000_000;
    private static final int MS_PER_SECOND = 1_000;

    /** Checks the ranges. */
    public LatencyOptions {
        if (quotesPerSecond < 1 || quotesPerSecond > MAX_RATE) {
            throw new IllegalArgumentException(
                    "rate " + quotesPerSecond + "; allowed are 1 to " + MAX_RATE + " quotes/s");
        }
        if (rounds < 1 || warmUpRounds < 0) {
            throw new IllegalArgumentException("rounds " + rounds + ", warm-up rounds " + warmUpRounds
                    + "; at least one round, and no negative number");
        }
        if ((long) quotesPerSecond * roundMs / MS_PER_SECOND < MIN_ORDERS * QUOTES_PER_ORDER) {
            throw new IllegalArgumentException("rounds of " + roundMs + " ms have less than " + MIN_ORDERS
                    + " orders at " + quotesPerSecond + " quotes/s; make them longer");
        }
    }

    /** Quotes of each round. */
    int quotes() {
        return (int) ((long) quotesPerSecond * roundMs / MS_PER_SECOND);
    }
}
