package dev.lockstep.engine.port;

/** Engine time for live runs; read on the ingress thread only. */
@FunctionalInterface
public interface EngineClock {
    /** Now, nanoseconds since the epoch, UTC; never decreases. */
    long nowNs();
}
