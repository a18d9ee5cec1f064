package dev.lockstep.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The earliest time at which a stage wants a clock tick: written by its thread, read by the ingress. */
public final class Deadline {
    /** No tick wanted. */
    public static final long NONE = Long.MAX_VALUE;

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Deadline.class, "valueNs", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Written by the stage only, so it may read it plainly to skip a write that changes nothing.
    private long valueNs = NONE;

    /** Publishes the next deadline, engine time in nanoseconds, or {@link #NONE}. */
    public void publish(final long deadlineNs) {
        if (deadlineNs != valueNs) {
            VALUE.setRelease(this, deadlineNs);
        }
    }

    /** The deadline as last published. */
    public long ns() {
        return (long) VALUE.getAcquire(this);
    }
}
