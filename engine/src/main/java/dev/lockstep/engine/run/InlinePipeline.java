package dev.lockstep.engine.run;

import dev.lockstep.engine.ring.Slot;
import java.util.List;

/** The topology {@code inline}: publishing an event runs all stages on the ingress thread. One slot is enough. */
public final class InlinePipeline implements Pipeline {
    private final Slot slot = new Slot();
    private final GuardedHandler handler;
    private long completed;

    /** A pipeline over the handlers in their order. */
    public InlinePipeline(final List<NamedHandler> stages, final FailStop failStop) {
        handler = new GuardedHandler(stages, failStop);
    }

    @Override
    public void start() {
        // No threads.
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public Slot claim() {
        return slot;
    }

    @Override
    public void publish() {
        handler.handle(slot);
        completed++;
    }

    @Override
    public long completed() {
        return completed;
    }

    @Override
    public void close() {
        // No threads.
    }
}
