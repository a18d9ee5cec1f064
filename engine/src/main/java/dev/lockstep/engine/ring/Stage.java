package dev.lockstep.engine.ring;

import dev.lockstep.engine.state.Stateful;

/**
 * One of the four handlers along the ring. A stage sees every event in sequence, on one thread, and touches nothing but its own state,
 * its own section of the slot, and the sections written before it.
 */
public interface Stage extends SlotHandler, Stateful {
    /** The stage's next deadline, for the ingress. */
    Deadline deadline();
}
