package dev.lockstep.engine.run;

import dev.lockstep.engine.ring.Slot;

/** The ring and the threads along it, as the ingress sees them. All methods are called on the ingress thread. */
public interface Pipeline extends AutoCloseable {
    /** Starts the threads, if there are any. */
    void start();

    /** Whether an event can be admitted now. */
    boolean hasRoom();

    /** The next slot, to be filled in; only if {@link #hasRoom}. */
    Slot claim();

    /** Lets the stages handle the slot that was claimed last. */
    void publish();

    /** How many published events the last stage has finished, or skipped after a failure. */
    long completed();

    /** Stops the threads after the events published so far. */
    @Override
    void close();
}
