package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Holds records back until no record within the window can come before them, and lets them go in the order of (time,
 * arrival). Raw records are ordered, not messages, so that a decoder with state sees the order in which things
 * happened.
 */
final class ReorderedRecords implements TimedRecords {
    /** More records than this within the window mean that it is far too wide. */
    static final int MAX_HELD_RECORDS = 32_768;
    /** The same in bytes. */
    static final long MAX_HELD_BYTES = 64L << 20;

    private static final Comparator<RawRecord> BY_TIME_THEN_ARRIVAL =
            (a, b) -> a.timeNs != b.timeNs ? Long.compare(a.timeNs, b.timeNs) : Long.compare(a.arrival, b.arrival);

    private final RecordReader reader;
    private final RecordFormat format;
    private final long windowNs;
    private final PriorityQueue<RawRecord> held = new PriorityQueue<>(BY_TIME_THEN_ARRIVAL);
    private final ArrayDeque<RawRecord> free = new ArrayDeque<>();
    private RawRecord lent;
    private long latestNs = Long.MIN_VALUE;
    private long heldBytes;
    private long arrivals;
    private long reordered;
    private boolean isAtEnd;

    ReorderedRecords(final RecordReader reader, final RecordFormat format, final long windowNs) {
        this.reader = reader;
        this.format = format;
        this.windowNs = windowNs;
    }

    @Override
    public boolean next(final RawRecord record) {
        takeBackLent();
        while (!isAtEnd && !isFirstReady()) {
            if (reader.next(record)) {
                hold(record);
            } else {
                isAtEnd = true;
            }
        }
        final RawRecord first = held.poll();
        if (first == null) {
            return false;
        }
        heldBytes -= first.length;
        lent = first;
        record.referTo(first);
        return true;
    }

    @Override
    public long reordered() {
        return reordered;
    }

    private boolean isFirstReady() {
        final RawRecord first = held.peek();
        return first != null && latestNs - first.timeNs > windowNs;
    }

    private void hold(final RawRecord record) {
        final long timeNs = format.timeNs(record);
        if (timeNs < latestNs) {
            if (latestNs - timeNs > windowNs) {
                throw new BadRecord("time goes backwards, from " + latestNs + " to " + timeNs
                        + " ns, further than the reorder window of " + windowNs + " ns allows");
            }
            reordered++;
        }
        latestNs = Math.max(latestNs, timeNs);
        final RawRecord slot = free.isEmpty() ? new RawRecord() : free.pop();
        record.timeNs = timeNs;
        record.arrival = arrivals++;
        slot.copyFrom(record);
        held.add(slot);
        heldBytes += slot.length;
        if (held.size() > MAX_HELD_RECORDS || heldBytes > MAX_HELD_BYTES) {
            throw new BadDataException(
                    record.place(),
                    "more than " + MAX_HELD_RECORDS + " records or " + MAX_HELD_BYTES
                            + " bytes within the reorder window of " + windowNs + " ns; make the window smaller");
        }
    }

    private void takeBackLent() {
        if (lent != null) {
            lent.trim();
            free.push(lent);
            lent = null;
        }
    }
}
