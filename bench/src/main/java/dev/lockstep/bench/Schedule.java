package dev.lockstep.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The open loop of one round: when each quote is due, whatever became of those before, and how late its order was. Latency counts from the due time, so that a quote that had to
 * wait behind a slow one is not forgiven. The first fifth of a round is not recorded: files and caches are cold then.
 */
final class Schedule {
    /** Longest latency told apart, nanoseconds; longer ones count as this. */
    private static final long MAX_LATENCY_NS = TimeUnit.SECONDS.toNanos(60);

    private static final int DIGITS = 3;
    private static final long LEAD_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Histogram histogram = new Histogram(MAX_LATENCY_NS, DIGITS);
    private final int quotes;
    private final int firstRecorded;
    private final double periodNs;
    private long startNs;

    Schedule(final LatencyOptions options) {
        quotes = options.quotes();
        firstRecorded = quotes / 5;
        periodNs = (double) TimeUnit.SECONDS.toNanos(1) / options.quotesPerSecond();
    }

    /** The first quote is due a little later, when whoever waits for it is waiting. */
    void start() {
        startNs = System.nanoTime() + LEAD_NS;
    }

    int quotes() {
        return quotes;
    }

    /** When a quote is due, on the scale of {@link System#nanoTime}. */
    long dueNs(final int quote) {
        return startNs + (long) (quote * periodNs);
    }

    boolean isDue(final int quote) {
        return System.nanoTime() - dueNs(quote) >= 0;
    }

    /** Whether this is one of the quotes that lead to an order. */
    static boolean leadsToOrder(final int quote) {
        return quote % LatencyOptions.QUOTES_PER_ORDER == LatencyOptions.QUOTES_PER_ORDER - 1;
    }

    /** The quote that leads to the n-th order, from 0. */
    static int quoteOfOrder(final int order) {
        return order * LatencyOptions.QUOTES_PER_ORDER + LatencyOptions.QUOTES_PER_ORDER - 1;
    }

    /** Takes the present time for the end of what a quote led to. By one thread. */
    void record(final int quote) {
        final long latencyNs = System.nanoTime() - dueNs(quote);
        if (quote >= firstRecorded) {
            histogram.recordValue(Math.min(latencyNs, MAX_LATENCY_NS));
        }
    }

    /** Latencies recorded, nanoseconds; once the round is over. */
    Histogram histogram() {
        return histogram;
    }
}
