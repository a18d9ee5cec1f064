package dev.lockstep.engine.run;

import com.lmax.disruptor.EventHandler;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SlotHandler;
import java.util.List;

/** Runs the handlers that share a thread, one after the other, under the fail-stop rule: behind one that throws, none sees the event. */
final class GuardedHandler implements EventHandler<Slot> {
    private final String[] names;
    private final SlotHandler[] handlers;
    private final FailStop failStop;

    GuardedHandler(final List<NamedHandler> stages, final FailStop failStop) {
        names = stages.stream().map(NamedHandler::name).toArray(String[]::new);
        handlers = stages.stream().map(NamedHandler::handler).toArray(SlotHandler[]::new);
        this.failStop = failStop;
    }

    void handle(final Slot slot) {
        if (failStop.blocks(slot.sequence())) {
            return;
        }
        int i = 0;
        try {
            for (; i < handlers.length; i++) {
                handlers[i].onEvent(slot);
            }
        } catch (final Throwable e) {
            failStop.trip(slot.sequence(), names[i], e);
        }
    }

    @Override
    public void onEvent(final Slot slot, final long position, final boolean endOfBatch) {
        handle(slot);
    }
}
