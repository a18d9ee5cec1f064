package dev.lockstep.engine.run;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.ring.Limits;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Carries messages from the thread of the last stage back to the ingress. It has room for all loopbacks of as many events as the ring holds, and the
 * ingress empties it before it admits anything else: so neither ever waits for the other.
 */
public final class LoopbackQueue {
    private static final int MESSAGE_TYPE = 1;
    /** What one message takes at most, with the queue's own header. */
    private static final int CELL = RecordHeader.MAX_MESSAGE_LENGTH + 16;

    /** What loopbacks may bring about at most before they are drained: first the answers to an event's own, then chains of those. */
    private static final int CHAINED =
            Limits.LOOPBACKS_PER_EVENT * Limits.SIGNALS_PER_EVENT + Limits.STRATEGIES * Limits.LOOPBACK_SIGNALS;

    private final OneToOneRingBuffer queue;

    /** A queue for a ring with the given number of slots. */
    public LoopbackQueue(final int ringSize) {
        final int capacity = BitUtil.findNextPositivePowerOfTwo(
                Math.multiplyExact(Math.multiplyExact(ringSize + 1, Limits.LOOPBACKS_PER_EVENT) + CHAINED, CELL));
        queue = new OneToOneRingBuffer(
                new UnsafeBuffer(ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    /** Adds a message; on the last stage's thread. */
    public void add(final DirectBuffer buffer, final int offset, final int length) {
        if (!queue.write(MESSAGE_TYPE, buffer, offset, length)) {
            throw new IllegalStateException("the loopback queue is full: the ingress admitted more than it may");
        }
    }

    /** Hands over the oldest message, if there is one; on the ingress thread. Returns whether there was. */
    boolean poll(final MessageHandler handler) {
        // Nearly always there is nothing, and to see that is cheaper than a read. A read that comes upon the padding at
        // the
        // end of the buffer takes only that off; the message stands behind it.
        return !isEmpty() && (queue.read(handler, 1) != 0 || queue.read(handler, 1) != 0);
    }

    boolean isEmpty() {
        return queue.consumerPosition() == queue.producerPosition();
    }
}
