package dev.lockstep.journal;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.ControlledMessageHandler.Action;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Reads a journal on a thread of its own and hands the checked records over, so that a replay pays for neither the reading nor the checksums. The
 * consumer is one other thread, which also closes it.
 */
final class ReadAhead implements AutoCloseable {
    private static final int CAPACITY = 1 << 20;
    private static final int MESSAGE_TYPE = 1;

    private final OneToOneRingBuffer records = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final JournalReader reader;
    private final Thread thread;
    private volatile RuntimeException failure;
    private volatile boolean isDone;
    private volatile boolean isClosed;
    private boolean isLeft;

    /** Starts reading. The reader belongs to this object from now on, and closes with it. */
    ReadAhead(final JournalReader reader) {
        this.reader = reader;
        thread = new Thread(this::read, "lockstep-read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        final IdleStrategy idle = new YieldingIdleStrategy();
        try {
            while (!isClosed && reader.next()) {
                while (!isClosed && !records.write(MESSAGE_TYPE, reader.buffer(), reader.offset(), reader.length())) {
                    idle.idle();
                }
                idle.reset();
            }
        } catch (final RuntimeException e) {
            failure = e;
        } finally {
            isDone = true;
        }
    }

    /** Takes records on the consumer's thread. */
    @FunctionalInterface
    interface Consumer {
        /** One record; valid during the call. Returns false to leave it and what follows where they are. */
        boolean accept(DirectBuffer record, int offset, int length);
    }

    /**
     * Hands over records until the consumer leaves one or the journal ends; waits for the reading thread where it must.
     *
     * @return whether the journal has ended; false if the consumer left a record
     * @throws DamagedJournalException if what comes behind the records handed over can't be read
     */
    boolean drain(final Consumer consumer) {
        final IdleStrategy idle = new YieldingIdleStrategy();
        isLeft = false;
        final ControlledMessageHandler handler = (type, buffer, offset, length) -> {
            isLeft = !consumer.accept(buffer, offset, length);
            return isLeft ? Action.ABORT : Action.CONTINUE;
        };
        while (!isLeft) {
            // Asked first: what was written before the end is then seen by the read.
            final boolean wasDone = isDone;
            final long before = records.consumerPosition();
            records.controlledRead(handler);
            if (records.consumerPosition() != before) {
                idle.reset();
            } else if (wasDone && !isLeft) {
                rethrow();
                return true;
            } else {
                idle.idle();
            }
        }
        return false;
    }

    private void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Stops the thread and closes the reader. */
    @Override
    public void close() {
        isClosed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }
}
