package dev.lockstep.bench;

import dev.lockstep.engine.run.WaitMode;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What latency was measured.
 *
 * @param environment of the run
 * @param quotesPerSecond rate at which quotes were due
 * @param quotesPerOrder quotes from one order to the next
 * @param waitMode how the core's thread waited in the fused topology
 * @param distributions one for each way to run, and one for the idle machine
 * @param checks what is required of them
 */
public record LatencyResult(
        Environment environment,
        int quotesPerSecond,
        int quotesPerOrder,
        WaitMode waitMode,
        List<Distribution> distributions,
        List<Check> checks) {
    /**
     * Latencies from the time at which a quote was due, nanoseconds, over all rounds together.
     *
     * @param name of the way
     * @param count of orders
     * @param p50Ns median
     * @param p90Ns 90th percentile
     * @param p99Ns 99th percentile
     * @param p999Ns 99.9th percentile
     * @param maxNs longest
     * @param roundMediansNs median of each round
     */
    public record Distribution(
            String name,
            long count,
            long p50Ns,
            long p90Ns,
            long p99Ns,
            long p999Ns,
            long maxNs,
            double[] roundMediansNs) {
        static Distribution of(final String name, final Histogram all, final double[] roundMediansNs) {
            return new Distribution(
                    name,
                    all.getTotalCount(),
                    all.getValueAtPercentile(50),
                    all.getValueAtPercentile(90),
                    all.getValueAtPercentile(99),
                    all.getValueAtPercentile(99.9),
                    all.getMaxValue(),
                    roundMediansNs);
        }
    }

    /** Whether every requirement is met. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
