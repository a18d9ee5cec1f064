package dev.lockstep.adapters.market;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.MessageSink;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The messages of one step, encoded and waiting to be delivered; filled and emptied in turns, so it starts over at the front. */
final class Outbox {
    private final UnsafeBuffer buffer;
    private final int[] lengths;
    private int head;
    private int count;

    Outbox(final int capacity) {
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity * RecordHeader.MAX_MESSAGE_LENGTH));
        lengths = new int[capacity];
    }

    boolean isEmpty() {
        return head == count;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Where the next message is to be encoded. */
    int claim() {
        if (head == count) {
            head = 0;
            count = 0;
        }
        return count * RecordHeader.MAX_MESSAGE_LENGTH;
    }

    /** Ends the message that was encoded at {@link #claim}; the length includes its header. */
    void commit(final int length) {
        lengths[count++] = length;
    }

    /** Offers the oldest message and drops it if the sink took it. */
    boolean deliver(final MessageSink sink) {
        if (!sink.offer(buffer, head * RecordHeader.MAX_MESSAGE_LENGTH, lengths[head])) {
            return false;
        }
        head++;
        return true;
    }
}
