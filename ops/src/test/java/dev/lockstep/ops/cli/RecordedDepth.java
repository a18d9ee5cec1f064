package dev.lockstep.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A depth book straight from a raw Binance USD-M recording, with a JSON library and sorted maps: the venue's documented procedure. The snapshot comes in the middle of
 * the file; updates that it contains already are dropped.
 */
final class RecordedDepth {
    private static final int SCALE = 8;

    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final List<JsonNode> early = new ArrayList<>();
    private long snapshotId = -1;
    private long updateId;

    /** Both sides after an update, each as price and quantity in turn, best first; by the update's id. */
    static Map<Long, List<Long>> read(final Path recording, final Set<Long> wanted) throws IOException {
        final RecordedDepth book = new RecordedDepth();
        final Map<Long, List<Long>> states = new HashMap<>();
        book.each(recording, () -> {
            if (wanted.contains(book.updateId)) {
                states.put(book.updateId, book.levels());
            }
        });
        return states;
    }

    /** The ids after which there is a book, in their order. */
    static List<Long> updateIds(final Path recording) throws IOException {
        final RecordedDepth book = new RecordedDepth();
        final List<Long> ids = new ArrayList<>();
        book.each(recording, () -> ids.add(book.updateId));
        return ids;
    }

    private void each(final Path recording, final Runnable afterUpdate) throws IOException {
        final ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .filter(line -> line.contains("depthUpdate") || line.startsWith("{\"lastUpdateId\""))
                    .map(line -> parse(json, line))
                    .forEach(message -> take(message, afterUpdate));
        }
    }

    private static JsonNode parse(final ObjectMapper json, final String line) {
        try {
            return json.readTree(line);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(final JsonNode message, final Runnable afterUpdate) {
        if (message.has("lastUpdateId")) {
            snapshotId = message.get("lastUpdateId").asLong();
            apply(message.get("bids"), message.get("asks"));
            early.forEach(update -> update(update, afterUpdate));
        } else if (snapshotId < 0) {
            early.add(message.get("data"));
        } else {
            update(message.get("data"), afterUpdate);
        }
    }

    private void update(final JsonNode data, final Runnable afterUpdate) {
        if (data.get("u").asLong() < snapshotId) {
            return;
        }
        apply(data.get("b"), data.get("a"));
        updateId = data.get("u").asLong();
        afterUpdate.run();
    }

    private void apply(final JsonNode newBids, final JsonNode newAsks) {
        newBids.forEach(level -> apply(level, bids));
        newAsks.forEach(level -> apply(level, asks));
    }

    private static void apply(final JsonNode level, final Map<Long, Long> side) {
        final long quantity = scaled(level.get(1));
        if (quantity == 0) {
            side.remove(scaled(level.get(0)));
        } else {
            side.put(scaled(level.get(0)), quantity);
        }
    }

    private static long scaled(final JsonNode decimal) {
        return new BigDecimal(decimal.asText()).movePointRight(SCALE).longValueExact();
    }

    private List<Long> levels() {
        final List<Long> levels = new ArrayList<>();
        for (final Map<Long, Long> side : List.of(bids, asks)) {
            side.forEach((price, quantity) -> {
                levels.add(price);
                levels.add(quantity);
            });
        }
        return levels;
    }
}
