package dev.lockstep.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Measures what it takes to approve an order: sizing, every control of central risk with every limit set, the reservation, and every control of the gate. Each order is timed by itself, less what
 * looking at the clock costs; rounds of all books alternate, and growth is judged by the rounds' own ratios.
 */
public final class ApprovalBench {
    /** Most nanoseconds that the median may be. */
    public static final double REQUIRED_NS = 200;
    /** How much longer it may take with many instruments or orders than with few. */
    public static final double REQUIRED_GROWTH = 1.5;

    private static final int FEW_INSTRUMENTS = 10;
    private static final int INSTRUMENTS = 1_000;
    private static final int MANY_INSTRUMENTS = 4_000;
    private static final int ONE_ORDER = 1;
    private static final int ORDERS = 100;
    private static final int MANY_ORDERS = 10_000;

    private ApprovalBench() {}

    /** Measures. */
    public static ApprovalResult run(final ApprovalOptions options) {
        final Environment environment = Environment.present();
        final ApprovalSeries base = new ApprovalSeries(INSTRUMENTS, ORDERS, options);
        final ApprovalSeries few = new ApprovalSeries(FEW_INSTRUMENTS, ORDERS, options);
        final ApprovalSeries many = new ApprovalSeries(MANY_INSTRUMENTS, ORDERS, options);
        final ApprovalSeries one = new ApprovalSeries(INSTRUMENTS, ONE_ORDER, options);
        final ApprovalSeries full = new ApprovalSeries(INSTRUMENTS, MANY_ORDERS, options);
        final List<ApprovalSeries> all = List.of(base, few, many, one, full);
        for (int round = -options.warmUpRounds(); round < options.rounds(); round++) {
            for (final ApprovalSeries series : all) {
                series.run(round);
            }
        }
        return new ApprovalResult(
                environment,
                options.orders(),
                all.stream().map(series -> series.result(base)).toList(),
                List.of(
                        Check.atMost("approval, best round's median, ns", best(base), REQUIRED_NS),
                        growth("instruments, 4,000 / 10", many, few),
                        growth("open orders, 10,000 / 1", full, one)));
    }

    private static double best(final ApprovalSeries series) {
        return Arrays.stream(series.mediansNs()).min().orElseThrow();
    }

    private static Check growth(final String name, final ApprovalSeries many, final ApprovalSeries few) {
        return Check.atMost(name, Medians.ofRatios(many.mediansNs(), few.mediansNs()), REQUIRED_GROWTH);
    }
}
