package dev.lockstep.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One way to run, round after round. */
final class LatencySeries {
    private static final double MEDIAN = 50;

    private final String name;
    private final Supplier<Histogram> round;
    private final List<Histogram> rounds = new ArrayList<>();

    LatencySeries(final String name, final Supplier<Histogram> round) {
        this.name = name;
        this.round = round;
    }

    void run(final boolean counts) {
        final Histogram measured = round.get();
        if (counts) {
            rounds.add(measured);
        }
    }

    double[] mediansNs() {
        return rounds.stream()
                .mapToDouble(measured -> measured.getValueAtPercentile(MEDIAN))
                .toArray();
    }

    LatencyResult.Distribution distribution() {
        final Histogram all = new Histogram(rounds.get(0));
        rounds.forEach(all::add);
        return LatencyResult.Distribution.of(name, all, mediansNs());
    }
}
