package dev.lockstep.engine.run;

import dev.lockstep.engine.ring.SlotHandler;

/**
 * A handler and the name under which its failures and latencies are reported.
 *
 * @param name of the stage
 * @param handler the stage itself, or a wrapper around it
 */
public record NamedHandler(String name, SlotHandler handler) {
    /** The same with another handler behind it, under the same name. */
    NamedHandler followedBy(final SlotHandler next) {
        return new NamedHandler(name, slot -> {
            handler.onEvent(slot);
            next.onEvent(slot);
        });
    }
}
