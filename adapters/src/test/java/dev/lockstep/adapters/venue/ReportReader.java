package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** Turns what the venue hands over into text and values. */
final class ReportReader {
    /**
     * One report; for a NotSent, only id and text are set.
     *
     * @param text {@code 1 FILL 5@100 TAKER 5/0}: id, kind, fill, reason, filled and leaves
     */
    record Report(
            long orderId,
            ExecType type,
            Liquidity liquidity,
            String reason,
            String venueOrderId,
            String venueFillId,
            long lastPrice,
            long lastQuantity,
            long cumQuantity,
            long leavesQuantity,
            long fee,
            long exchangeTimeNs,
            long receiveTimeNs,
            String text) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final NotSentDecoder notSent = new NotSentDecoder();

    Report read(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() == NotSentDecoder.TEMPLATE_ID) {
            notSent.wrapAndApplyHeader(buffer, offset, header);
            final String text = notSent.orderId() + " NOT_SENT " + notSent.action();
            return new Report(notSent.orderId(), null, null, "", "", "", 0, 0, 0, 0, 0, 0, 0, text);
        }
        report.wrapAndApplyHeader(buffer, offset, header);
        return new Report(
                report.orderId(),
                report.execType(),
                report.liquidity(),
                report.reason(),
                report.venueOrderId(),
                report.venueFillId(),
                report.lastPrice(),
                report.lastQuantity(),
                report.cumQuantity(),
                report.leavesQuantity(),
                report.fee(),
                report.exchangeTimeNs(),
                report.receiveTimeNs(),
                text());
    }

    private String text() {
        final boolean priced = report.execType() == ExecType.FILL || report.execType() == ExecType.REPLACED;
        final String last = priced ? " " + report.lastQuantity() + "@" + report.lastPrice() : "";
        final String liquidity = report.liquidity() == Liquidity.NONE ? "" : " " + report.liquidity();
        final String reason = report.reason().isEmpty() ? "" : " " + report.reason();
        return report.orderId() + " " + report.execType() + last + liquidity + reason + " " + report.cumQuantity() + "/"
                + report.leavesQuantity();
    }

    /** All bytes of a report, to compare runs. */
    static int hash(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return Arrays.hashCode(bytes);
    }
}
