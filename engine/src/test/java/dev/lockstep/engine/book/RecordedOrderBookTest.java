package dev.lockstep.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A recording of a real book, order by order, with the ten best levels after each event. It starts in the middle of the
 * day's book, so the first row is loaded as one order for each level, and only levels are compared that were always
 * shown.
 */
final class RecordedOrderBookTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("lockstep.root"), "..", "shared", "data", "l3", "lobster");
    private static final Path EVENTS = FOLDER.resolve("AAPL_2012-06-21_message_10.head.csv.gz");
    private static final Path LEVELS = FOLDER.resolve("AAPL_2012-06-21_orderbook_10.head.csv.gz");
    private static final int NEW = 1;
    private static final int SHRINK = 2;
    private static final int DELETE = 3;
    private static final int EXECUTE = 4;
    private static final long NO_LEVEL = 9_999_999_999L;

    private final BookMessages messages = new BookMessages();
    private final OrderBook book = new OrderBook();
    private long lowestBid;
    private long highestAsk;

    @Test
    void shouldShowTheRecordedLevelsAfterEachEvent() {
        Assumptions.assumeTrue(Files.exists(EVENTS), "recorded order book not found at " + EVENTS);
        final List<long[]> events = rows(EVENTS);
        final List<long[]> levels = rows(LEVELS);
        load(levels.get(0));
        long levelsCompared = 0;
        for (int i = 1; i < events.size(); i++) {
            apply(events.get(i));
            narrow(levels.get(i));
            final String expected = text(levels.get(i), 0) + "|" + text(levels.get(i), 2);
            assertThat(text(Side.SELL) + "|" + text(Side.BUY))
                    .as("event %d", i + 1)
                    .isEqualTo(expected);
            levelsCompared += expected.split("[ |]").length;
        }
        assertThat(levelsCompared).isGreaterThan(5_000);
        assertThat(book.anomalies()).isZero();
    }

    private void load(final long[] row) {
        for (int i = 0; i < row.length; i += 4) {
            book.apply(messages.add(-row[i], Side.SELL, row[i], row[i + 1]));
            book.apply(messages.add(-row[i + 2], Side.BUY, row[i + 2], row[i + 3]));
        }
        highestAsk = row[row.length - 4];
        lowestBid = row[row.length - 2];
    }

    /** Nothing is recorded of a level while it is not among the ten best, so from then on it is not compared. */
    private void narrow(final long[] row) {
        highestAsk = Math.min(highestAsk, row[row.length - 4]);
        lowestBid = Math.max(lowestBid, row[row.length - 2]);
    }

    /** Row of an event: time, type, order id, size, price, direction. */
    private void apply(final long[] event) {
        final Side side = event[5] == 1 ? Side.BUY : Side.SELL;
        final long price = event[4];
        if (event[1] == NEW) {
            book.apply(messages.add(event[2], side, price, event[3]));
        } else if (side == Side.BUY ? price >= lowestBid : price <= highestAsk) {
            // An order from before the recording is part of the one that its level was loaded as.
            final long id = book.remaining(event[2]) > 0 ? event[2] : -price;
            if (event[1] == SHRINK || event[1] == DELETE) {
                book.apply(messages.cancel(id, event[3]));
            } else if (event[1] == EXECUTE) {
                book.apply(messages.execute(id, event[3]));
            }
        }
    }

    /** The levels of a recorded row, asks from column 0 or bids from column 2, within the first row's prices. */
    private String text(final long[] row, final int column) {
        final StringJoiner text = new StringJoiner(" ");
        for (int i = column; i < row.length; i += 4) {
            final boolean known = column == 0 ? row[i] <= highestAsk : row[i] >= lowestBid;
            if (known && Math.abs(row[i]) != NO_LEVEL) {
                text.add(row[i] + "x" + row[i + 1]);
            }
        }
        return text.toString();
    }

    private String text(final Side side) {
        final StringJoiner text = new StringJoiner(" ");
        for (int level = 0; level < Math.min(10, book.levels(side)); level++) {
            final long price = book.price(side, level);
            if (side == Side.BUY ? price >= lowestBid : price <= highestAsk) {
                text.add(price + "x" + book.quantity(side, level));
            }
        }
        return text.toString();
    }

    private static List<long[]> rows(final Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToLong(field -> Long.parseLong(field.split("\\.")[0]))
                            .toArray())
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
