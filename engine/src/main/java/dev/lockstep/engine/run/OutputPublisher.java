package dev.lockstep.engine.run;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.execution.ExecutionStage;
import dev.lockstep.engine.execution.LoopbackLedger;
import dev.lockstep.engine.execution.OutputBuffer;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.SlotHandler;
import java.nio.ByteOrder;

/**
 * Runs behind the last stage on its thread: journals the event's outputs, and only then hands orders and queries to the gateway (I2) and loopbacks to the ingress.
 */
public final class OutputPublisher implements SlotHandler {
    private static final int TEMPLATE_OFFSET = RecordHeader.LENGTH + 2;

    private final OutputBuffer outputs;
    private final LoopbackLedger loopbacks;
    private final JournalWriter journal;
    private final Gateway gateway;
    private final LoopbackQueue queue;
    private long orders;
    private long denials;

    /** A publisher of what the stage decides. */
    public OutputPublisher(
            final ExecutionStage execution,
            final JournalWriter journal,
            final Gateway gateway,
            final LoopbackQueue queue) {
        outputs = execution.outputs();
        loopbacks = execution.loopbacks();
        this.journal = journal;
        this.gateway = gateway;
        this.queue = queue;
    }

    @Override
    public void onEvent(final Slot slot) {
        final int count = outputs.count();
        for (int i = 0; i < count; i++) {
            journal.append(outputs.buffer(), outputs.offset(i), outputs.length(i));
        }
        for (int i = 0; i < count; i++) {
            send(i);
        }
        for (int i = loopbacks.size() - loopbacks.added(); i < loopbacks.size(); i++) {
            queue.add(loopbacks.buffer(), loopbacks.offset(i), loopbacks.length(i));
        }
    }

    private void send(final int i) {
        final int offset = outputs.offset(i);
        switch (outputs.buffer().getShort(offset + TEMPLATE_OFFSET, ByteOrder.LITTLE_ENDIAN)) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                orders++;
                gateway.send(outputs.buffer(), offset, outputs.length(i));
            }
            case ReplaceOrderDecoder.TEMPLATE_ID, CancelOrderDecoder.TEMPLATE_ID, VenueQueryDecoder.TEMPLATE_ID ->
                gateway.send(outputs.buffer(), offset, outputs.length(i));
            case DenialDecoder.TEMPLATE_ID -> denials++;
            default -> {
                // For the journal only.
            }
        }
    }

    /** New orders so far; for reports, once the engine has stopped. */
    public long orders() {
        return orders;
    }

    /** Denials so far; for reports, once the engine has stopped. */
    public long denials() {
        return denials;
    }
}
