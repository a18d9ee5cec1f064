package dev.lockstep.engine.execution;

import dev.lockstep.codecs.NativeBuffer;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.ring.Limits;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The outputs of one event, as records, in the order in which they were decided. Reused for every event. */
public final class OutputBuffer {
    private static final int CACHE_LINE = 64;
    private static final int STRIDE = Limits.SLOT_RECORD_LENGTH;

    private final NativeBuffer buffer = new NativeBuffer(Limits.OUTPUTS_PER_EVENT * STRIDE, CACHE_LINE);
    private int count;

    void clear() {
        count = 0;
    }

    /** Where the next message starts in {@link #mutable}. */
    int nextMessage() {
        return count * STRIDE + RecordHeader.LENGTH;
    }

    MutableDirectBuffer mutable() {
        return buffer;
    }

    /** Completes the record around the message that now stands at {@link #nextMessage}. Returns its hash. */
    long commit(final int messageLength, final long causeSequence, final long causeTimeNs) {
        final int offset = count * STRIDE;
        return RecordHeader.encode(buffer, offset, messageLength, 0, count++, causeSequence, causeTimeNs);
    }

    /** Number of records. */
    public int count() {
        return count;
    }

    /** All records; the i-th is at {@link #offset}. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Where the i-th record starts. */
    public int offset(final int i) {
        return i * STRIDE;
    }

    /** Length of the i-th record, bytes. */
    public int length(final int i) {
        return RecordHeader.length(buffer, i * STRIDE);
    }
}
