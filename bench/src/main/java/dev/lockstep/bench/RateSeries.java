package dev.lockstep.bench;

import java.util.concurrent.TimeUnit;

/** The rates of one way to run, round after round. */
final class RateSeries {
    private final String name;
    private final long events;
    private final double[] perSecond;
    private final double[] perCpuSecond;

    RateSeries(final String name, final long events, final int rounds) {
        this.name = name;
        this.events = events;
        perSecond = new double[rounds];
        perCpuSecond = new double[rounds];
    }

    /** Takes a round; one before the first that counts is overwritten by it. */
    void take(final int round, final Elapsed elapsed) {
        perSecond[Math.max(round, 0)] = rate(elapsed.wallNs());
        perCpuSecond[Math.max(round, 0)] = rate(elapsed.cpuNs());
    }

    private double rate(final long elapsedNs) {
        return (double) events * TimeUnit.SECONDS.toNanos(1) / elapsedNs;
    }

    double perSecond() {
        return Medians.of(perSecond);
    }

    double ratioTo(final RateSeries floor) {
        return Medians.ofRatios(perSecond, floor.perSecond);
    }

    ThroughputResult.Rate result() {
        return new ThroughputResult.Rate(name, perSecond(), Medians.of(perCpuSecond), perSecond);
    }
}
