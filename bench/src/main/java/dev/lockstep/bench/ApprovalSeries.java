package dev.lockstep.bench;

import java.util.Arrays;

/** One book, and how long an order took to be approved, round after round. */
final class ApprovalSeries {
    private final int instruments;
    private final int openOrders;
    private final ApprovalPath path;
    private final long[] elapsedNs;
    private final double[] mediansNs;

    ApprovalSeries(final int instruments, final int openOrders, final ApprovalOptions options) {
        this.instruments = instruments;
        this.openOrders = openOrders;
        path = new ApprovalPath(instruments, openOrders);
        elapsedNs = new long[options.orders()];
        mediansNs = new double[options.rounds()];
    }

    /** A round; one before the first that counts is overwritten by it. */
    void run(final int round) {
        final double clockNs = clock();
        for (int i = 0; i < elapsedNs.length; i++) {
            path.ask();
            final long startNs = System.nanoTime();
            final boolean approved = path.approve();
            elapsedNs[i] = System.nanoTime() - startNs;
            if (!approved) {
                throw new IllegalStateException("an order was denied that was to be measured");
            }
            path.end();
        }
        mediansNs[Math.max(round, 0)] = Math.max(1, median() - clockNs);
    }

    /** What it takes to look at the clock twice. */
    private double clock() {
        for (int i = 0; i < elapsedNs.length; i++) {
            final long startNs = System.nanoTime();
            elapsedNs[i] = System.nanoTime() - startNs;
        }
        return median();
    }

    private double median() {
        Arrays.sort(elapsedNs);
        return elapsedNs[elapsedNs.length / 2];
    }

    double[] mediansNs() {
        return mediansNs;
    }

    ApprovalResult.Book result(final ApprovalSeries base) {
        return new ApprovalResult.Book(
                instruments,
                openOrders,
                Medians.of(mediansNs),
                Arrays.stream(mediansNs).min().orElseThrow(),
                Medians.ofRatios(mediansNs, base.mediansNs),
                mediansNs);
    }
}
