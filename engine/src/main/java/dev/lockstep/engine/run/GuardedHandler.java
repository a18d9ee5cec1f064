package dev.lockstep.engine.run;

import com.lmax.disruptor.EventHandler;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SlotHandler;

/** Runs one handler under the fail-stop rule. */
final class GuardedHandler implements EventHandler<Slot> {
    private final String name;
    private final SlotHandler handler;
    private final FailStop failStop;

    GuardedHandler(final String name, final SlotHandler handler, final FailStop failStop) {
        this.name = name;
        this.handler = handler;
        this.failStop = failStop;
    }

    void handle(final Slot slot) {
        if (!failStop.blocks(slot.sequence())) {
            try {
                handler.onEvent(slot);
            } catch (final Throwable e) {
                failStop.trip(slot.sequence(), name, e);
            }
        }
    }

    @Override
    public void onEvent(final Slot slot, final long position, final boolean endOfBatch) {
        handle(slot);
    }
}
