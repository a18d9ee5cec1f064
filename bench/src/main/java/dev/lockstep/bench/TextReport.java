package dev.lockstep.bench;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** The results as tables for people. */
final class TextReport {
    private TextReport() {}

    static String of(final ThroughputResult result) {
        try (Formatter text = new Formatter(Locale.ROOT)) {
            environment(text, result.environment());
            text.format("%n%-40s %15s %15s%n", "medians over rounds", "quotes/s", "quotes/CPU s");
            for (final ThroughputResult.Rate rate : result.rates()) {
                text.format("%-40s %,15.0f %,15.0f%n", rate.name(), rate.eventsPerSecond(), rate.eventsPerCpuSecond());
            }
            checks(text, result.checks());
            return text.toString();
        }
    }

    static String of(final LatencyResult result) {
        try (Formatter text = new Formatter(Locale.ROOT)) {
            environment(text, result.environment());
            text.format(
                    "%,d quotes/s, an order every %d, core thread waits: %s%n",
                    result.quotesPerSecond(), result.quotesPerOrder(), result.waitMode());
            text.format("%n%-32s %10s %10s %10s %12s %12s%n", "nanoseconds", "p50", "p90", "p99", "p99.9", "max");
            for (final LatencyResult.Distribution measured : result.distributions()) {
                text.format(
                        "%-32s %,10d %,10d %,10d %,12d %,12d%n",
                        measured.name(),
                        measured.p50Ns(),
                        measured.p90Ns(),
                        measured.p99Ns(),
                        measured.p999Ns(),
                        measured.maxNs());
            }
            checks(text, result.checks());
            return text.toString();
        }
    }

    static String of(final ApprovalResult result) {
        try (Formatter text = new Formatter(Locale.ROOT)) {
            environment(text, result.environment());
            text.format("%,d orders a round%n", result.orders());
            text.format("%n%-12s %12s %14s %14s %10s%n", "instruments", "open orders", "median ns", "best ns", "ratio");
            for (final ApprovalResult.Book book : result.books()) {
                text.format(
                        "%,11d %,13d %,14.0f %,14.0f %10.2f%n",
                        book.instruments(), book.openOrders(), book.medianNs(), book.bestNs(), book.ratio());
            }
            checks(text, result.checks());
            return text.toString();
        }
    }

    private static void environment(final Formatter text, final Environment environment) {
        text.format("%s, %d cores, %s%n", environment.cpu(), environment.cores(), environment.kernel());
        text.format("%s, load average before %.1f%n", environment.jvm(), environment.loadAverage());
    }

    private static void checks(final Formatter text, final List<Check> checks) {
        text.format("%n%-40s %15s %15s%n", "required", "measured", "required");
        for (final Check check : checks) {
            text.format(
                    "%-40s %,15.2f %s%,13.2f  %s%n",
                    check.name(),
                    check.measured(),
                    check.bound() == Check.Bound.AT_LEAST ? ">=" : "<=",
                    check.required(),
                    check.passed() ? "passed" : "FAILED");
        }
    }
}
