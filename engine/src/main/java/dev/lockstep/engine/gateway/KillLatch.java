package dev.lockstep.engine.gateway;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Whether sending is killed. Any thread sets it; it stays set until a named person takes it back by {@link LatchCanceller#reset}. What acts on it are
 * {@link LatchedGateway}, which looks before each send, and {@link LatchCanceller}.
 */
public final class KillLatch {
    private final AtomicReference<Kill> kill = new AtomicReference<>();
    private final AtomicLong numbers = new AtomicLong();
    private final EpochNanoClock clock;
    private volatile KillReset lastReset;

    /**
     * A latch that is not set.
     *
     * @param clock says when; read by any thread
     */
    public KillLatch(final EpochNanoClock clock) {
        this.clock = clock;
    }

    /**
     * Sets the latch; from any thread, and harmless if it is set. When this returns, no send begins any more.
     *
     * @param by who sets it
     * @param reason why, for people
     * @return what stands now: the first of those who set it
     */
    public Kill set(final String by, final String reason) {
        final Kill fresh = new Kill(numbers.incrementAndGet(), clock.nanoTime(), by, reason, 1);
        return kill.accumulateAndGet(fresh, (standing, added) -> standing == null ? added : standing.again());
    }

    /** Whether sending is killed; one volatile read. */
    public boolean isSet() {
        return kill.get() != null;
    }

    /** When, by whom and why it was set, or null. */
    public Kill kill() {
        return kill.get();
    }

    /** Who took back the last kill, and when; null if nobody has. */
    public KillReset lastReset() {
        return lastReset;
    }

    /** Takes back a kill unless it was set once more since it was looked at; false then. */
    boolean release(final Kill seen, final String person) {
        final boolean released = kill.compareAndSet(seen, null);
        if (released) {
            lastReset = new KillReset(seen, person, clock.nanoTime());
        }
        return released;
    }
}
