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
 * Carries messages from the thread of the last stage back to the ingress, which empties it before it admits anything else. Neither ever waits for the other: where messages are more than
 * there is room for, a ring of twice the size takes those that follow, and the ingress goes on to it behind the last message of the one before. It stays at that size.
 *
 * <p>How many there can be at once has no bound that is worth its memory: every order may have its update, and every update answers.
 */
public final class LoopbackQueue {
    private static final int MESSAGE_TYPE = 1;
    /** What one message takes at most, with the queue's own header. */
    private static final int CELL = RecordHeader.MAX_MESSAGE_LENGTH + 16;

    /** Where the last stage adds. */
    private Part last;
    /** Where the ingress reads. */
    private Part first;

    /** A ring, and the one that follows once it has been left. */
    private static final class Part {
        private final OneToOneRingBuffer ring;
        /** Set once, behind the last message. */
        private volatile Part next;

        Part(final int capacity) {
            ring = new OneToOneRingBuffer(
                    new UnsafeBuffer(ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
        }

        boolean isEmpty() {
            return ring.consumerPosition() == ring.producerPosition();
        }
    }

    /** A queue with room for a loopback of each event in a ring of the given number of slots, and for a full event. */
    public LoopbackQueue(final int ringSize) {
        first = new Part(BitUtil.findNextPositivePowerOfTwo((ringSize + Limits.LOOPBACKS_PER_EVENT) * CELL));
        last = first;
    }

    /**
     * Adds a message; on the last stage's thread.
     *
     * @throws IllegalStateException if there are more than a ring of a gigabyte holds
     */
    public void add(final DirectBuffer buffer, final int offset, final int length) {
        if (!last.ring.write(MESSAGE_TYPE, buffer, offset, length)) {
            final Part larger = new Part(doubled(last.ring.capacity()));
            larger.ring.write(MESSAGE_TYPE, buffer, offset, length);
            last.next = larger;
            last = larger;
        }
    }

    private static int doubled(final int capacity) {
        if (capacity > Integer.MAX_VALUE / 2 - RingBufferDescriptor.TRAILER_LENGTH) {
            throw new IllegalStateException("more than " + capacity + " bytes of loopbacks are under way");
        }
        return 2 * capacity;
    }

    /** Hands over the oldest message, if there is one; on the ingress thread. Returns whether there was. */
    boolean poll(final MessageHandler handler) {
        // A read that comes upon the padding at the end of a ring takes only that off; the message stands behind it, or
        // in the next ring.
        return read(handler) || read(handler);
    }

    /** Nearly always there is nothing, and to see that is cheaper than to read. */
    private boolean read(final MessageHandler handler) {
        return !isEmpty() && first.ring.read(handler, 1) != 0;
    }

    /** Whether there is no message; on the ingress thread. */
    boolean isEmpty() {
        while (first.isEmpty()) {
            final Part next = first.next;
            if (next == null) {
                return true;
            }
            // What was added between the two looks was added before the next ring was.
            if (first.isEmpty()) {
                first = next;
            }
        }
        return false;
    }
}
