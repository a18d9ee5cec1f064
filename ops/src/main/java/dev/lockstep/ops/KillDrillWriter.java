package dev.lockstep.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what came of a drill for people, and writes it as JSON for programs. */
public final class KillDrillWriter {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double NS_PER_MS = 1e6;

    private KillDrillWriter() {}

    /** Prints all kills. */
    public static void print(final List<KillDrillResult> results, final PrintWriter out) {
        for (final KillDrillResult result : results) {
            final String by = result.trigger() == KillTrigger.EVENT ? "event" : "the latch";
            if (!result.hasKilled()) {
                out.printf("kill by %s: there was none: %s%n", by, result.problem());
                continue;
            }
            out.printf(
                    "kill by %s: %s%s%n",
                    by,
                    result.confirmed() ? "confirmed after " + ms(result.confirmedAfterNs()) : "NOT CONFIRMED",
                    result.problem().isEmpty() ? "" : ": " + result.problem());
            result.venues().forEach(venue -> print(venue, out));
        }
        out.flush();
    }

    private static void print(final VenueDrill venue, final PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %-8s %d orders%s; %s, the first after %s; %s%n",
                venue.venue(),
                venue.found(),
                venue.found() == 0 ? "" : ": " + ends(venue),
                cancels(venue),
                venue.firstCancelAfterNs() < 0 ? "-" : ms(venue.firstCancelAfterNs()),
                venue.isConfirmed()
                        ? "none open after " + ms(venue.confirmedAfterNs())
                        : venue.open() + " OPEN by its own count, " + venue.unconfirmed() + " in the gateway's table");
    }

    private static String ends(final VenueDrill venue) {
        final OrderEnds ends = venue.ends();
        return ends.cancelled() + " cancelled"
                + (ends.filled() == 0 ? "" : ", " + ends.filled() + " filled before the cancel came")
                + (ends.expired() == 0 ? "" : ", " + ends.expired() + " expired")
                + (venue.unreported() == 0 ? "" : ", " + venue.unreported() + " without a report of an end");
    }

    private static String cancels(final VenueDrill venue) {
        final CancelCount core = venue.byCore();
        final CancelCount latch = venue.byLatch();
        return latch.equals(CancelCount.NONE)
                ? core.sent() + " cancels (" + core.repeats() + " repeated)"
                : latch.sent() + " cancels by the latch (" + latch.repeats() + " repeated) and " + core.sent()
                        + " by the core (" + core.repeats() + " repeated)";
    }

    private static String ms(final long ns) {
        return String.format(Locale.ROOT, "%.1f ms", ns / NS_PER_MS);
    }

    /** Writes all kills to a file, if one is given. */
    public static void writeJson(final List<KillDrillResult> results, final Path file) {
        if (file == null) {
            return;
        }
        final ObjectNode root = JSON.createObjectNode();
        root.put("confirmed", KillDrillResult.areConfirmed(results));
        final ArrayNode kills = root.putArray("kills");
        results.forEach(result -> write(result, kills.addObject()));
        try {
            Files.writeString(file, JSON.writeValueAsString(root) + System.lineSeparator());
        } catch (final IOException e) {
            throw new UncheckedIOException("the results can't be written to " + file, e);
        }
    }

    private static void write(final KillDrillResult result, final ObjectNode node) {
        node.put("trigger", result.trigger().name().toLowerCase(Locale.ROOT));
        node.put(
                "journal",
                result.directory() == null ? null : result.directory().toString());
        node.put("killed", result.hasKilled());
        node.put("confirmed", result.confirmed());
        putMs(node, "confirmedAfterMs", result.confirmedAfterNs());
        node.put("problem", result.problem());
        final ArrayNode venues = node.putArray("venues");
        result.venues().forEach(venue -> write(venue, venues.addObject()));
    }

    private static void write(final VenueDrill venue, final ObjectNode node) {
        node.put("venue", venue.venue());
        node.put("found", venue.found());
        node.put("cancelled", venue.ends().cancelled());
        node.put("filled", venue.ends().filled());
        node.put("expired", venue.ends().expired());
        node.put("unreported", venue.unreported());
        node.put("open", venue.open());
        node.put("unconfirmed", venue.unconfirmed());
        write(venue.byCore(), node.putObject("cancelsByCore"));
        write(venue.byLatch(), node.putObject("cancelsByLatch"));
        putMs(node, "firstCancelAfterMs", venue.firstCancelAfterNs());
        putMs(node, "confirmedAfterMs", venue.confirmedAfterNs());
    }

    private static void write(final CancelCount cancels, final ObjectNode node) {
        node.put("sent", cancels.sent());
        node.put("repeats", cancels.repeats());
    }

    private static void putMs(final ObjectNode node, final String name, final long ns) {
        if (ns < 0) {
            node.putNull(name);
        } else {
            node.put(name, ns / NS_PER_MS);
        }
    }
}
