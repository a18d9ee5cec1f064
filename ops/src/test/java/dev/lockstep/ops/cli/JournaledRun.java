package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RunEndedDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunDirectory;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * Reads both journals of a run to the end, holds them to what every run promises, and tells what was in them. It keeps its own book of
 * open orders, from nothing but the records.
 */
final class JournaledRun {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AdminCommandDecoder command = new AdminCommandDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final Set<Long> sent = new TreeSet<>();
    private final Set<Long> ended = new TreeSet<>();

    private long inputs;
    private long outputs;
    private int lastInputTemplate;
    private EndReason endReason;
    private long haltSequence = Long.MAX_VALUE;
    private long lastNewOrderCause;

    private JournaledRun() {}

    /** Reads a run; fails if a record is damaged, an input is missing (I3), or an output has no cause (I2). */
    static JournaledRun read(final RunDirectory run) {
        final JournaledRun read = new JournaledRun();
        read.readInputs(run);
        read.readOutputs(run);
        return read;
    }

    private void readInputs(final RunDirectory run) {
        try (JournalReader in = JournalReader.open(run.journal(JournalKind.IN), JournalKind.IN)) {
            while (in.next()) {
                inputs++;
                assertThat(RecordHeader.sequence(in.buffer(), in.offset()))
                        .as("I3: sequences have no gaps")
                        .isEqualTo(inputs);
                input(in.buffer(), in.offset() + RecordHeader.LENGTH);
            }
        }
    }

    private void input(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        lastInputTemplate = header.templateId();
        if (lastInputTemplate == RunEndedDecoder.TEMPLATE_ID) {
            endReason = ended(buffer, offset);
        } else if (lastInputTemplate == AdminCommandDecoder.TEMPLATE_ID) {
            command.wrapAndApplyHeader(buffer, offset, header);
            haltSequence =
                    command.tradingState() == TradingState.HALTED ? Math.min(haltSequence, inputs) : haltSequence;
        } else if (lastInputTemplate == OrderUpdateDecoder.TEMPLATE_ID) {
            update.wrapAndApplyHeader(buffer, offset, header);
            switch (update.orderState()) {
                case DENIED, REJECTED, FILLED, CANCELLED, EXPIRED -> ended.add(update.orderId());
                default -> {
                    // The order goes on working.
                }
            }
        }
    }

    private EndReason ended(final DirectBuffer buffer, final int offset) {
        return new RunEndedDecoder().wrapAndApplyHeader(buffer, offset, header).reason();
    }

    private void readOutputs(final RunDirectory run) {
        try (JournalReader out = JournalReader.open(run.journal(JournalKind.OUT), JournalKind.OUT)) {
            while (out.next()) {
                outputs++;
                assertThat(RecordHeader.sequence(out.buffer(), out.offset()))
                        .as("I2: the cause of an output is in the input journal")
                        .isBetween(1L, inputs);
                final int message = out.offset() + RecordHeader.LENGTH;
                if (header.wrap(out.buffer(), message).templateId() == NewOrderDecoder.TEMPLATE_ID) {
                    newOrder.wrapAndApplyHeader(out.buffer(), message, header);
                    assertThat(sent.add(newOrder.orderId()))
                            .as("I6: no new order is sent twice")
                            .isTrue();
                    lastNewOrderCause = out.lastSequence();
                }
            }
        }
    }

    long inputs() {
        return inputs;
    }

    long outputs() {
        return outputs;
    }

    /** Why it ended, if that is the last input; otherwise null. */
    EndReason endReason() {
        return lastInputTemplate == RunEndedDecoder.TEMPLATE_ID ? endReason : null;
    }

    /** Whether trading was halted, and no new order was sent from then on. */
    boolean tradingStopped() {
        return haltSequence <= inputs && lastNewOrderCause < haltSequence;
    }

    /** Orders that were sent. */
    int orders() {
        return sent.size();
    }

    /** Orders that were sent and that no update ended. */
    Set<Long> openOrders() {
        final Set<Long> open = new TreeSet<>(sent);
        open.removeAll(ended);
        return open;
    }
}
