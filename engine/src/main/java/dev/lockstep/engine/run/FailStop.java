package dev.lockstep.engine.run;

import com.lmax.disruptor.ExceptionHandler;
import dev.lockstep.engine.ring.Slot;

/**
 * Remembers the earliest failure and keeps every stage from handling the poison event and what comes after it, while earlier events
 * still pass. The disruptor's own reaction to an exception would be to go on with the next event, or to die silently.
 */
public final class FailStop implements ExceptionHandler<Slot> {
    /** Sequence of a failure outside any event. */
    public static final long NO_SEQUENCE = 0;

    private volatile Failure failure;

    /**
     * What went wrong.
     *
     * @param sequence of the poison event, or {@link #NO_SEQUENCE}
     * @param stage where it happened
     * @param cause what was thrown
     */
    public record Failure(long sequence, String stage, Throwable cause) {}

    /**
     * Records a failure. The one at the earliest event counts: a stage that runs ahead may fail before one behind it does, and nobody may go on behind
     * either.
     */
    public synchronized void trip(final long sequence, final String stage, final Throwable cause) {
        if (failure == null || sequence < failure.sequence()) {
            failure = new Failure(sequence, stage, cause);
        }
    }

    /** Whether a stage must not handle the event any more. */
    boolean blocks(final long sequence) {
        final Failure known = failure;
        return known != null && sequence >= known.sequence();
    }

    /** The failure, or null. */
    public Failure failure() {
        return failure;
    }

    /** Throws if something failed. */
    public void check() {
        final Failure known = failure;
        if (known != null) {
            throw new EngineFailedException(known);
        }
    }

    @Override
    public void handleEventException(final Throwable thrown, final long position, final Slot slot) {
        trip(slot.sequence(), "ring", thrown);
    }

    @Override
    public void handleOnStartException(final Throwable thrown) {
        trip(NO_SEQUENCE, "ring start", thrown);
    }

    @Override
    public void handleOnShutdownException(final Throwable thrown) {
        trip(NO_SEQUENCE, "ring shutdown", thrown);
    }
}
