package dev.lockstep.engine.signal;

import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.Limits;

/** The timers that fire on the current tick, each with its own deadline. One that is moved or cancelled before its turn does not fire. */
final class DueTimers {
    /** No timer: keys are not negative. */
    private static final long FORGOTTEN = -1;

    private final long[] timers = new long[Limits.TIMERS_PER_TICK];
    private final long[] deadlines = new long[Limits.TIMERS_PER_TICK];
    private int count;

    /** Takes the first timers that are due at the tick's deadline off the queue. */
    void take(final IdQueue queue, final long tickNs) {
        while (count < timers.length && queue.isDue(tickNs)) {
            deadlines[count] = queue.firstKey();
            timers[count++] = queue.poll();
        }
    }

    void forget(final long timer) {
        for (int i = 0; i < count; i++) {
            if (timers[i] == timer) {
                timers[i] = FORGOTTEN;
            }
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    boolean isWanted(final int i) {
        return timers[i] != FORGOTTEN;
    }

    long timer(final int i) {
        return timers[i];
    }

    long deadlineNs(final int i) {
        return deadlines[i];
    }
}
