package dev.lockstep.engine.run;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.port.InputListener;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.ring.SlotHandler;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Feeds journaled inputs to a fresh core, on the calling thread. */
public final class ReplayPump {
    private final FailStop failStop = new FailStop();
    private final Sequencer sequencer;

    /**
     * A pump.
     *
     * @param chainSeed where the input chain starts
     * @param afterLast called after each event, to look at what the core decided
     */
    public ReplayPump(final Core core, final long chainSeed, final SlotHandler afterLast) {
        final List<NamedHandler> handlers = new ArrayList<>(CoreHandlers.of(core));
        final int last = handlers.size() - 1;
        handlers.set(last, handlers.get(last).followedBy(afterLast));
        sequencer = new Sequencer(
                new InlinePipeline(handlers, failStop), JournalWriter.NONE, InputListener.NONE, 0, 0, chainSeed);
    }

    /**
     * Feeds one input record.
     *
     * @throws EngineFailedException if a stage failed, or what is called after each event threw
     */
    public void feed(final DirectBuffer record, final int offset, final int length) {
        sequencer.replay(record, offset, length);
        failStop.check();
    }

    /** Sequence, time and chain of the inputs so far. */
    public Sequencer sequencer() {
        return sequencer;
    }
}
