package dev.lockstep.engine.ring;

/** Anything that handles the events of the ring in sequence, on one thread. */
@FunctionalInterface
public interface SlotHandler {
    /** Handles one event; what it throws stops the engine. */
    void onEvent(Slot slot);
}
