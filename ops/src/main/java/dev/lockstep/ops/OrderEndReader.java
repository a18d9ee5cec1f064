package dev.lockstep.ops;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunDirectory;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Finds in the input journal of a run how its orders have ended: a venue that has no order open any more does not say whether it was cancelled or filled first. */
final class OrderEndReader {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final Map<Long, ExecType> endOf = new HashMap<>();

    /**
     * Reads a run.
     *
     * @throws dev.lockstep.journal.DamagedJournalException if the journal can't be read
     */
    OrderEndReader(final RunDirectory run) {
        try (JournalReader in = run.reader(JournalKind.IN)) {
            while (in.next()) {
                take(in.buffer(), in.offset() + RecordHeader.LENGTH);
            }
        }
    }

    private void take(final DirectBuffer buffer, final int message) {
        if (header.wrap(buffer, message).templateId() != ExecutionReportDecoder.TEMPLATE_ID) {
            return;
        }
        report.wrapAndApplyHeader(buffer, message, header);
        final ExecType type = report.execType();
        if (type == ExecType.CANCELLED
                || type == ExecType.EXPIRED
                || type == ExecType.FILL && report.leavesQuantity() == 0) {
            endOf.putIfAbsent(report.orderId(), type);
        }
    }

    /** How these orders have ended; those that have not, or of whose end no report came, are not counted. */
    OrderEnds of(final long[] orderIds) {
        int cancelled = 0;
        int filled = 0;
        int expired = 0;
        for (final long orderId : orderIds) {
            final ExecType end = endOf.get(orderId);
            cancelled += end == ExecType.CANCELLED ? 1 : 0;
            filled += end == ExecType.FILL ? 1 : 0;
            expired += end == ExecType.EXPIRED ? 1 : 0;
        }
        return new OrderEnds(cancelled, filled, expired);
    }
}
