package dev.lockstep.adapters.file;

import dev.lockstep.codecs.RecordHeader;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encoded messages with their engine times, first in first out, in one array that grows to the largest backlog and is
 * then reused.
 *
 * <p>Encoding is claim, encode in place, commit; only the last claimed message can be committed.
 */
final class MessageQueue {
    private static final int TIME_OFFSET = 0;
    private static final int LENGTH_OFFSET = 8;
    private static final int MESSAGE_OFFSET = 16;
    private static final int INITIAL_CAPACITY = 64 * 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[INITIAL_CAPACITY]);
    private int head;
    private int tail;

    /**
     * Where to encode the next message, of at most {@link RecordHeader#MAX_MESSAGE_LENGTH} bytes, in {@link #buffer}.
     */
    int claim() {
        final int needed = MESSAGE_OFFSET + RecordHeader.MAX_MESSAGE_LENGTH;
        if (buffer.capacity() - tail < needed) {
            makeRoom(needed);
        }
        return tail + MESSAGE_OFFSET;
    }

    /** Makes the claimed message the last of the queue. */
    void commit(final long timeNs, final int length) {
        buffer.putLong(tail + TIME_OFFSET, timeNs);
        buffer.putInt(tail + LENGTH_OFFSET, length);
        tail += entryLength(length);
    }

    /** Appends a copy of another queue's first message. */
    void appendFirstOf(final MessageQueue other, final long timeNs) {
        final int offset = claim();
        buffer.putBytes(offset, other.buffer, other.offset(), other.length());
        commit(timeNs, other.length());
    }

    /** The array that all offsets refer to; the same object for the queue's life. */
    MutableDirectBuffer buffer() {
        return buffer;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** Bytes that the waiting messages take. */
    int size() {
        return tail - head;
    }

    /** Engine time of the first message. */
    long timeNs() {
        return buffer.getLong(head + TIME_OFFSET);
    }

    /** Where the first message starts. */
    int offset() {
        return head + MESSAGE_OFFSET;
    }

    /** Bytes of the first message. */
    int length() {
        return buffer.getInt(head + LENGTH_OFFSET);
    }

    /** Drops the first message. */
    void pop() {
        head += entryLength(length());
        if (head == tail) {
            clear();
        }
    }

    void clear() {
        head = 0;
        tail = 0;
    }

    private static int entryLength(final int length) {
        return MESSAGE_OFFSET + ((length + 7) & ~7);
    }

    private void makeRoom(final int needed) {
        final byte[] current = buffer.byteArray();
        final int size = tail - head;
        final boolean isMostlyFree = current.length - size >= Math.max(needed, current.length / 2);
        final byte[] target = isMostlyFree ? current : new byte[Math.multiplyExact(current.length, 2)];
        System.arraycopy(current, head, target, 0, size);
        buffer.wrap(target);
        head = 0;
        tail = size;
    }
}
