package dev.lockstep.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.journal.ReplayResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Prints reports for people, and writes them as JSON for programs. */
public final class ReportWriter {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportWriter() {}

    /** Prints a run. */
    public static void print(final RunReport report, final PrintWriter out) {
        out.printf("run        %s, %s: %s%n", report.run(), report.status(), describe(report.endReason()));
        out.printf(
                "events     %,d in %.1f s (%,.0f/s)%s%n",
                report.events(),
                report.elapsedSeconds(),
                report.eventsPerSecond(),
                report.skipped() == 0 ? "" : String.format("; %,d bad records skipped", report.skipped()));
        out.printf("orders     %,d   fills %,d   denied %,d%n", report.orders(), report.fills(), report.denied());
        report.accounts().forEach(account -> AccountWriter.print(account, out));
        report.venues()
                .forEach(venue -> out.printf("venue      %s: cancel on disconnect %s%n", venue.name(), venue.text()));
        out.printf("%-10s %10s %10s %10s %10s %12s%n", "latency ns", "p50", "p90", "p99", "p99.9", "max");
        report.latencies().forEach((name, histogram) -> printLatency(name, histogram, out));
        out.printf("chains     in %016x   out %016x%n", report.inputChain(), report.outputChain());
        out.printf("journal    %,d bytes in %s%n", report.journalBytes(), report.directory());
        out.flush();
    }

    private static String describe(final EndReason reason) {
        return switch (reason) {
            case SOURCES_EXHAUSTED -> "the data ended";
            case STOP_REQUESTED -> "a stop was requested";
            case DURATION_REACHED -> "its duration was reached";
            case DISK_RESERVE -> "the disk's reserve was touched";
            default -> reason.name();
        };
    }

    private static void printLatency(final String name, final Histogram histogram, final PrintWriter out) {
        if (histogram.getTotalCount() == 0) {
            out.printf("%-11s %9s%n", name, "-");
            return;
        }
        out.printf(
                "%-11s %9d %10d %10d %10d %12d%n",
                name,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }

    /** Prints a replay. */
    public static void print(final ReplayResult result, final PrintWriter out) {
        if (result.isIdentical()) {
            out.printf(
                    "identical: %,d events replayed, %,d outputs equal, chains in %016x out %016x%n",
                    result.events(), result.outputs(), result.inputChain(), result.outputChain());
            if (result.notCompared() != 0) {
                out.printf(
                        "not compared: %,d outputs, since the output journal ends before them; the run did not end in order%n",
                        result.notCompared());
            }
        } else {
            out.printf(
                    "diverged at sequence %d in stage %s, after %,d equal outputs%n  expected: %s%n  actual:   %s%n",
                    result.divergence().sequence(),
                    result.divergence().stage(),
                    result.outputs(),
                    result.divergence().expected(),
                    result.divergence().actual());
        }
        out.flush();
    }

    /** Writes a run to a file, if one is given. */
    public static void writeJson(final RunReport report, final Path file) {
        if (file == null) {
            return;
        }
        final ObjectNode root = JSON.createObjectNode();
        root.put("run", report.run());
        root.put("journal", report.directory().toString());
        root.put("status", report.status());
        root.put("endReason", report.endReason().name().toLowerCase(Locale.ROOT));
        root.put("events", report.events());
        root.put("orders", report.orders());
        root.put("fills", report.fills());
        root.put("denied", report.denied());
        root.put("skipped", report.skipped());
        root.put("inputChain", hex(report.inputChain()));
        root.put("outputChain", hex(report.outputChain()));
        root.put("elapsedSeconds", report.elapsedSeconds());
        root.put("eventsPerSecond", report.eventsPerSecond());
        root.put("journalBytes", report.journalBytes());
        root.put("verified", report.verified());
        final ArrayNode accounts = root.putArray("accounts");
        report.accounts().forEach(account -> AccountWriter.write(account, accounts.addObject()));
        final ArrayNode venues = root.putArray("venues");
        report.venues().forEach(venue -> write(venue, venues.addObject()));
        final ObjectNode latencies = root.putObject("latencyNs");
        for (final Map.Entry<String, Histogram> entry : report.latencies().entrySet()) {
            percentiles(latencies.putObject(entry.getKey()), entry.getValue());
        }
        write(root, file);
    }

    private static void write(final VenueSummary venue, final ObjectNode node) {
        node.put("name", venue.name());
        node.putObject("cancelOnDisconnect")
                .put("offered", venue.offersCancelOnDisconnect())
                .put("requested", venue.requested())
                .put("refused", venue.refused());
    }

    private static void percentiles(final ObjectNode node, final Histogram histogram) {
        node.put("count", histogram.getTotalCount());
        node.put("p50", histogram.getValueAtPercentile(50));
        node.put("p90", histogram.getValueAtPercentile(90));
        node.put("p99", histogram.getValueAtPercentile(99));
        node.put("p999", histogram.getValueAtPercentile(99.9));
        node.put("max", histogram.getMaxValue());
    }

    /** Writes a replay to a file, if one is given. */
    public static void writeJson(final ReplayResult result, final Path run, final Path file) {
        if (file == null) {
            return;
        }
        final ObjectNode root = JSON.createObjectNode();
        root.put("journal", run.toString());
        root.put("identical", result.isIdentical());
        root.put("events", result.events());
        root.put("outputs", result.outputs());
        root.put("inputChain", hex(result.inputChain()));
        root.put("outputChain", hex(result.outputChain()));
        if (!result.isIdentical()) {
            root.putObject("divergence")
                    .put("sequence", result.divergence().sequence())
                    .put("stage", result.divergence().stage())
                    .put("expected", result.divergence().expected())
                    .put("actual", result.divergence().actual());
        }
        write(root, file);
    }

    private static void write(final ObjectNode root, final Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(root) + System.lineSeparator());
        } catch (final IOException e) {
            throw new UncheckedIOException("the summary can't be written to " + file, e);
        }
    }

    private static String hex(final long hash) {
        return String.format("%016x", hash);
    }
}
