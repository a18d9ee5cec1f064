package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import dev.lockstep.engine.port.HistorySource;
import java.util.Arrays;
import org.agrona.BitUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages ordered by (time, insertion): a binary heap of slots, and the messages' bytes in one buffer. Grows by
 * doubling when more are under way than ever before.
 */
final class TimedMessages {
    /** Longest message with its SBE header, bytes. */
    static final int SLOT_BYTES = BitUtil.align(
            MessageHeaderEncoder.ENCODED_LENGTH
                    + Math.max(
                            Math.max(ExecutionReportEncoder.BLOCK_LENGTH, VenueOrderEncoder.BLOCK_LENGTH),
                            NewOrderEncoder.BLOCK_LENGTH),
            Long.BYTES);

    private static final int INITIAL_SLOTS = 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[INITIAL_SLOTS * SLOT_BYTES]);
    private long[] timeNs = new long[INITIAL_SLOTS];
    private long[] number = new long[INITIAL_SLOTS];
    private int[] length = new int[INITIAL_SLOTS];
    private VenueOrder[] order = new VenueOrder[INITIAL_SLOTS];
    /** The heap first, then the free slots; a permutation of all slots. */
    private int[] heap = slots(new int[INITIAL_SLOTS], 0);

    private int size;
    private long inserted;

    /**
     * Adds a message whose bytes the caller writes at {@link #offset} of {@link #buffer} at once.
     *
     * @param subject the order that the message is about, or null
     * @return its slot
     */
    int add(final long dueNs, final int messageLength, final VenueOrder subject) {
        if (size == heap.length) {
            grow();
        }
        final int slot = heap[size];
        timeNs[slot] = dueNs;
        number[slot] = inserted++;
        length[slot] = messageLength;
        order[slot] = subject;
        siftUp(size++);
        return slot;
    }

    /** Time of the first message, nanoseconds since the epoch, or {@link HistorySource#NO_MORE}. */
    long nextTimeNs() {
        return size == 0 ? HistorySource.NO_MORE : timeNs[heap[0]];
    }

    /** Slot of the first message; there must be one. */
    int first() {
        return heap[0];
    }

    /** Takes the first message out; its bytes stay until the next {@link #add}. */
    void removeFirst() {
        final int removed = heap[0];
        order[removed] = null;
        heap[0] = heap[--size];
        heap[size] = removed;
        siftDown();
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }

    int offset(final int slot) {
        return slot * SLOT_BYTES;
    }

    int length(final int slot) {
        return length[slot];
    }

    VenueOrder order(final int slot) {
        return order[slot];
    }

    private void siftUp(final int from) {
        final int slot = heap[from];
        int position = from;
        while (position > 0) {
            final int parent = (position - 1) >>> 1;
            if (!isBefore(slot, heap[parent])) {
                break;
            }
            heap[position] = heap[parent];
            position = parent;
        }
        heap[position] = slot;
    }

    private void siftDown() {
        if (size == 0) {
            return;
        }
        final int slot = heap[0];
        int position = 0;
        for (int child = 1; child < size; child = 2 * position + 1) {
            final int lesser = child + 1 < size && isBefore(heap[child + 1], heap[child]) ? child + 1 : child;
            if (!isBefore(heap[lesser], slot)) {
                break;
            }
            heap[position] = heap[lesser];
            position = lesser;
        }
        heap[position] = slot;
    }

    private boolean isBefore(final int left, final int right) {
        return timeNs[left] < timeNs[right] || (timeNs[left] == timeNs[right] && number[left] < number[right]);
    }

    private void grow() {
        final int capacity = heap.length * 2;
        timeNs = Arrays.copyOf(timeNs, capacity);
        number = Arrays.copyOf(number, capacity);
        length = Arrays.copyOf(length, capacity);
        order = Arrays.copyOf(order, capacity);
        heap = slots(Arrays.copyOf(heap, capacity), heap.length);
        buffer.wrap(Arrays.copyOf(buffer.byteArray(), capacity * SLOT_BYTES));
    }

    private static int[] slots(final int[] target, final int from) {
        for (int i = from; i < target.length; i++) {
            target[i] = i;
        }
        return target;
    }
}
