package dev.lockstep.bench;

import java.util.stream.IntStream;

/** Medians over rounds: on a machine that does other things too, one bad round must not decide. */
final class Medians {
    private Medians() {}

    static double of(final double... values) {
        final double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of the ratios of each round: both were measured within seconds, so what disturbed the machine disturbed both. */
    static double ofRatios(final double[] measured, final double[] floor) {
        return of(IntStream.range(0, measured.length)
                .mapToDouble(i -> measured[i] / floor[i])
                .toArray());
    }
}
