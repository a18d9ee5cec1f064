package dev.lockstep.engine.run;

import com.lmax.disruptor.EventHandler;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SlotHandler;
import java.util.List;

/**
 * Runs the handlers that share a thread, one after the other, under the fail-stop rule: behind one that throws, none sees the event.
 *
 * <p>Each of them has a call of its own instead of a turn of a loop: so the compiler knows whom it calls, and the stages become one piece of code.
 */
final class GuardedHandler implements EventHandler<Slot> {
    private static final int MAX_HANDLERS = 4;
    private static final SlotHandler NOTHING = slot -> {};

    private final List<NamedHandler> handlers;
    private final FailStop failStop;
    private final SlotHandler first;
    private final SlotHandler second;
    private final SlotHandler third;
    private final SlotHandler fourth;
    private int at;

    GuardedHandler(final List<NamedHandler> handlers, final FailStop failStop) {
        if (handlers.size() > MAX_HANDLERS) {
            throw new IllegalArgumentException(
                    handlers.size() + " handlers on one thread; at most " + MAX_HANDLERS + " are provided for");
        }
        this.handlers = List.copyOf(handlers);
        this.failStop = failStop;
        first = handler(0);
        second = handler(1);
        third = handler(2);
        fourth = handler(3);
    }

    private SlotHandler handler(final int place) {
        return place < handlers.size() ? handlers.get(place).handler() : NOTHING;
    }

    void handle(final Slot slot) {
        if (failStop.blocks(slot.sequence())) {
            return;
        }
        try {
            at = 0;
            first.onEvent(slot);
            at = 1;
            second.onEvent(slot);
            at = 2;
            third.onEvent(slot);
            at = 3;
            fourth.onEvent(slot);
        } catch (final Throwable e) {
            failStop.trip(slot.sequence(), handlers.get(at).name(), e);
        }
    }

    @Override
    public void onEvent(final Slot slot, final long position, final boolean endOfBatch) {
        handle(slot);
    }
}
