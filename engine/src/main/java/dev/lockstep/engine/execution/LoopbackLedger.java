package dev.lockstep.engine.execution;

import dev.lockstep.codecs.ByteRanges;
import dev.lockstep.codecs.NativeBuffer;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Messages that the execution stage sent back and has not yet seen come along the ring: first in, first out. Every loopback input must
 * equal the head; live that is an invariant, in a replay it is the comparison of the regenerated message with the journaled one.
 */
public final class LoopbackLedger implements Stateful {
    private static final int CELL = RecordHeader.MAX_MESSAGE_LENGTH;
    private static final int CACHE_LINE = 64;
    private static final int INITIAL_CELLS = 1_024;

    private NativeBuffer cells = new NativeBuffer(INITIAL_CELLS * CELL, CACHE_LINE);
    private int[] lengths = new int[INITIAL_CELLS];
    private long head;
    private long tail;
    private int added;

    /** Starts an event: nothing added yet. */
    void begin() {
        added = 0;
    }

    /** Where the next message is to be written in {@link #mutable}. */
    int nextMessage() {
        if (added == Limits.LOOPBACKS_PER_EVENT) {
            throw new IllegalStateException("more than " + Limits.LOOPBACKS_PER_EVENT + " loopbacks on one event");
        }
        if (tail - head == lengths.length) {
            grow();
        }
        return cell(tail);
    }

    MutableDirectBuffer mutable() {
        return cells;
    }

    void commit(final int length) {
        lengths[index(tail)] = length;
        tail++;
        added++;
    }

    /**
     * Takes the head off for the input that has come.
     *
     * @throws LoopbackMismatchException if the input is not what was sent back
     */
    void settle(final Slot slot) {
        final int length = slot.recordLength() - RecordHeader.LENGTH;
        if (head == tail || lengths[index(head)] != length || !isHead(slot, length)) {
            throw new LoopbackMismatchException(copyOfHead());
        }
        head++;
    }

    private boolean isHead(final Slot slot, final int length) {
        return ByteRanges.areEqual(cells, cell(head), slot.record(), RecordHeader.LENGTH, length);
    }

    private byte[] copyOfHead() {
        if (head == tail) {
            return new byte[0];
        }
        final byte[] copy = new byte[lengths[index(head)]];
        cells.getBytes(cell(head), copy);
        return copy;
    }

    /** Messages outstanding. */
    public int size() {
        return (int) (tail - head);
    }

    /** Messages added by the current event: the last ones of {@link #size}. */
    public int added() {
        return added;
    }

    /** The bytes that {@link #offset} points into. */
    public DirectBuffer buffer() {
        return cells;
    }

    /** Where the i-th outstanding message starts. */
    public int offset(final int i) {
        return cell(head + i);
    }

    /** Length of the i-th outstanding message. */
    public int length(final int i) {
        return lengths[index(head + i)];
    }

    private int index(final long position) {
        return (int) position & (lengths.length - 1);
    }

    private int cell(final long position) {
        return index(position) * CELL;
    }

    private void grow() {
        final int count = size();
        final NativeBuffer grown = new NativeBuffer(lengths.length * 2 * CELL, CACHE_LINE);
        final int[] grownLengths = new int[lengths.length * 2];
        for (int i = 0; i < count; i++) {
            grown.putBytes(i * CELL, cells, offset(i), length(i));
            grownLengths[i] = length(i);
        }
        cells = grown;
        lengths = grownLengths;
        head = 0;
        tail = count;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("loopbacks", size());
        for (int i = 0; i < size(); i++) {
            sink.put("message", cells, offset(i), length(i));
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("loopbacks"); count > 0; count--) {
            begin();
            final int offset = nextMessage();
            commit(source.getBytes("message", cells, offset));
        }
        // What was read back is outstanding, but it was not added by the current event.
        begin();
    }
}
