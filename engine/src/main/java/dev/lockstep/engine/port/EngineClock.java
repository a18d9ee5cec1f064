package dev.lockstep.engine.port;

/** Engine time for live runs; read on the ingress thread only. */
public interface EngineClock {
    /** Now, nanoseconds since the epoch, UTC; never decreases. */
    long nowNs();

    /**
     * How far the wall clock is ahead of engine time now, nanoseconds, negative if behind. Engine time does not follow steps of the wall clock; they are
     * reported as events.
     */
    default long wallAheadNs() {
        return 0;
    }
}
