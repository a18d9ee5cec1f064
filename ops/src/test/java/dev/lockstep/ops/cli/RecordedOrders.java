package dev.lockstep.ops.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** An order-by-order book of all stocks, straight from the bytes of an ITCH 5.0 file: the counts of its messages, what rests at the end, what traded. */
final class RecordedOrders {
    private static final int PREFIX = 2;
    /** Whole length of each kind of message, as NASDAQ's specification of TotalView-ITCH 5.0 gives it. */
    private static final Map<Character, Integer> LENGTHS =
            Map.of('S', 12, 'R', 39, 'H', 25, 'A', 36, 'F', 40, 'E', 31, 'X', 23, 'D', 19, 'U', 35, 'P', 44);

    private static final int REFERENCE = 11;
    private static final int NEW_REFERENCE = 19;
    private static final int ADDED_SHARES = 20;
    private static final int REDUCED_SHARES = 19;
    private static final int REPLACED_SHARES = 27;

    private final Map<Character, Integer> counts = new TreeMap<>();
    private final Map<Long, Long> open = new TreeMap<>();
    private long volume;
    private long unknown;

    private RecordedOrders() {}

    /** Reads a file to its end. */
    static RecordedOrders read(final Path recording) throws IOException {
        final RecordedOrders orders = new RecordedOrders();
        try (GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(recording))) {
            final ByteBuffer buffer = ByteBuffer.wrap(bytes.readAllBytes());
            int position = 0;
            while (position < buffer.capacity()) {
                final char type = (char) buffer.get(position + PREFIX);
                orders.take(type, buffer, position + PREFIX);
                position += PREFIX + LENGTHS.get(type);
            }
        }
        return orders;
    }

    private void take(final char type, final ByteBuffer bytes, final int message) {
        counts.merge(type, 1, Integer::sum);
        if (LENGTHS.get(type) < REFERENCE + Long.BYTES) {
            return;
        }
        final long reference = bytes.getLong(message + REFERENCE);
        if ("EXDU".indexOf(type) >= 0 && !open.containsKey(reference)) {
            unknown++;
        }
        switch (type) {
            case 'A', 'F' -> open.put(reference, shares(bytes, message + ADDED_SHARES));
            case 'E' -> {
                volume += shares(bytes, message + REDUCED_SHARES);
                reduce(reference, shares(bytes, message + REDUCED_SHARES));
            }
            case 'X' -> reduce(reference, shares(bytes, message + REDUCED_SHARES));
            case 'D' -> open.remove(reference);
            case 'U' -> {
                // A replacement inherits side and stock; of an order that was never added there is nothing to inherit.
                if (open.remove(reference) != null) {
                    open.put(bytes.getLong(message + NEW_REFERENCE), shares(bytes, message + REPLACED_SHARES));
                }
            }
            case 'P' -> volume += shares(bytes, message + ADDED_SHARES);
            default -> {
                // Says nothing of orders.
            }
        }
    }

    private static long shares(final ByteBuffer bytes, final int position) {
        return Integer.toUnsignedLong(bytes.getInt(position));
    }

    private void reduce(final long reference, final long shares) {
        open.computeIfPresent(reference, (key, before) -> before > shares ? before - shares : null);
    }

    /** Messages of each type. */
    Map<Character, Integer> counts() {
        return counts;
    }

    /** Remaining shares of the orders that rest at the end, by reference. */
    Map<Long, Long> open() {
        return open;
    }

    /** Messages about orders that do not rest, of which the recording has some. */
    long unknown() {
        return unknown;
    }

    /** Shares traded, displayed and hidden. */
    long volume() {
        return volume;
    }
}
