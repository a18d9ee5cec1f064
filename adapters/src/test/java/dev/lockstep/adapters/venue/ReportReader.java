package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.ReconciliationDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.VenueOrderDecoder;
import dev.lockstep.codecs.sbe.VenuePositionDecoder;
import dev.lockstep.codecs.sbe.VenueSessionDecoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** Turns what the venue hands over into text and values. */
final class ReportReader {
    /**
     * One report; of anything else only the text is set, of a NotSent the ids as well.
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
            long requestId,
            Side side,
            String text) {
        private static Report other(final long orderId, final long requestId, final String text) {
            return new Report(orderId, null, null, "", "", "", 0, 0, 0, 0, 0, 0, 0, requestId, null, text);
        }
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final NotSentDecoder notSent = new NotSentDecoder();
    private final VenueSessionDecoder session = new VenueSessionDecoder();
    private final ReconciliationDecoder phase = new ReconciliationDecoder();
    private final VenueOrderDecoder order = new VenueOrderDecoder();
    private final VenuePositionDecoder position = new VenuePositionDecoder();

    Report read(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case NotSentDecoder.TEMPLATE_ID -> {
                notSent.wrapAndApplyHeader(buffer, offset, header);
                final String text = notSent.orderId() + " NOT_SENT " + notSent.action();
                return Report.other(notSent.orderId(), notSent.requestId(), text);
            }
            case VenueSessionDecoder.TEMPLATE_ID -> {
                session.wrapAndApplyHeader(buffer, offset, header);
                return Report.other(0, 0, "SESSION " + session.venue() + " " + session.state());
            }
            case ReconciliationDecoder.TEMPLATE_ID -> {
                phase.wrapAndApplyHeader(buffer, offset, header);
                return Report.other(0, 0, phase.phase() + " " + phase.venue());
            }
            case VenueOrderDecoder.TEMPLATE_ID -> {
                return Report.other(0, 0, order(order.wrapAndApplyHeader(buffer, offset, header)));
            }
            case VenuePositionDecoder.TEMPLATE_ID -> {
                position.wrapAndApplyHeader(buffer, offset, header);
                final String held = position.quantity() + "@" + position.averagePrice();
                return Report.other(0, 0, "POSITION " + position.instrument() + "/" + position.account() + " " + held);
            }
            default -> {
                return report(buffer, offset);
            }
        }
    }

    private static String order(final VenueOrderDecoder open) {
        return "ORDER " + open.orderId() + " " + open.venueOrderId() + " " + open.instrument() + "/" + open.account()
                + " " + open.side() + " " + open.orderType() + " " + open.timeInForce() + " " + open.quantity() + "@"
                + open.price() + " filled " + open.cumQuantity();
    }

    private Report report(final DirectBuffer buffer, final int offset) {
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
                report.requestId(),
                report.side(),
                text());
    }

    private String text() {
        final boolean priced = report.execType() == ExecType.FILL || report.execType() == ExecType.REPLACED;
        final String limit = report.execType() == ExecType.TRIGGERED ? " @" + report.lastPrice() : "";
        final String last = priced ? " " + report.lastQuantity() + "@" + report.lastPrice() : limit;
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
