package dev.lockstep.adapters.file;

import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.Arrays;

/**
 * Which instrument each of the day's stock locates stands for.
 *
 * <p>A stock that the directory doesn't know gets its index when its definition is offered to the engine, not when it
 * is read: sources read ahead, and definitions must enter the engine in the order of their indexes, whichever source
 * they come from.
 */
final class ItchInstruments {
    private static final int LOCATES = 1 << 16;
    private static final int NONE = -1;

    private final InstrumentDirectory directory;
    private final boolean canAdd;
    private final InstrumentTerms addedTerms;
    private final int[] instrumentByLocate = new int[LOCATES];
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private InstrumentTerms pending;
    private int pendingLocate;
    private long pendingExchangeTimeNs;

    ItchInstruments(final InstrumentDirectory directory, final boolean canAdd, final InstrumentTerms addedTerms) {
        this.directory = directory;
        this.canAdd = canAdd;
        this.addedTerms = addedTerms;
        Arrays.fill(instrumentByLocate, NONE);
    }

    /** Index of a locate, or -1. */
    int instrument(final int locate) {
        return instrumentByLocate[locate];
    }

    /**
     * Takes a stock of the day's directory; one to be added is appended as a definition, which {@link #prepare}
     * completes.
     */
    void onStock(final int locate, final String symbol, final long timeNs, final MessageQueue out) {
        final int known = directory.indexOf(symbol);
        instrumentByLocate[locate] = known;
        if (known < 0 && canAdd) {
            pending = addedTerms.named(symbol);
            pendingLocate = locate;
            pendingExchangeTimeNs = timeNs;
            encodePending(NONE, out, out.claim());
            out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
        }
    }

    /** Gives the stock whose definition is about to be offered its index. */
    void prepare(final MessageQueue queue) {
        if (pending == null) {
            return;
        }
        final int known = directory.indexOf(pending.symbol());
        final int index = known >= 0 ? known : directory.add(pending);
        instrumentByLocate[pendingLocate] = index;
        encodePending(index, queue, queue.offset());
        pending = null;
    }

    private void encodePending(final int index, final MessageQueue queue, final int offset) {
        pending.encode(definition.wrapAndApplyHeader(queue.buffer(), offset, header), index, pendingExchangeTimeNs);
    }
}
