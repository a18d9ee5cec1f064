package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.Side;
import org.agrona.MutableDirectBuffer;

/** Writes what the venue reports of orders; the reports of one order never overtake each other. */
final class VenueReports {
    /** Of what no request has asked for. */
    static final long NO_REQUEST = 0;

    private static final int REPORT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final ReportQueue queue;
    private final VenueIds ids;
    private final VenueLatency latency;
    private final VenueFees fees;
    private long fills;

    VenueReports(final ReportQueue queue, final VenueIds ids, final VenueLatency latency, final VenueFees fees) {
        this.queue = queue;
        this.ids = ids;
        this.latency = latency;
        this.fees = fees;
    }

    void accepted(final VenueOrder order, final long nowNs) {
        begin(order, ExecType.ACCEPTED, nowNs);
    }

    /**
     * Rejects a new order. The report of a duplicate must not speak of the order that bears the id by right, so it
     * tells no quantities; {@code order} is null if that one has ended.
     */
    void rejected(
            final VenueOrder order,
            final long orderId,
            final int instrument,
            final Side side,
            final Reason reason,
            final long nowNs) {
        begin(order, orderId, instrument, ExecType.REJECTED, nowNs).side(side).putReason(reason.code(), 0);
    }

    /** Reports a fill that the order has counted already. */
    void filled(
            final VenueOrder order,
            final long price,
            final long quantity,
            final Liquidity liquidity,
            final long nowNs) {
        begin(order, ExecType.FILL, nowNs)
                .liquidity(liquidity)
                .lastPrice(price)
                .lastQuantity(quantity)
                .fee(fees.of(order.instrument.terms(), price, quantity, liquidity));
        ids.putFillId(report, ++fills);
    }

    /** Reports that the trigger was reached, and the limit from now on. */
    void triggered(final VenueOrder order, final long nowNs) {
        begin(order, ExecType.TRIGGERED, nowNs).lastPrice(order.price);
    }

    void cancelled(final VenueOrder order, final Reason reason, final long requestId, final long nowNs) {
        begin(order, ExecType.CANCELLED, nowNs).requestId(requestId).putReason(reason.code(), 0);
    }

    void expired(final VenueOrder order, final Reason reason, final long nowNs) {
        begin(order, ExecType.EXPIRED, nowNs).putReason(reason.code(), 0);
    }

    void replaced(final VenueOrder order, final long requestId, final long nowNs) {
        begin(order, ExecType.REPLACED, nowNs)
                .requestId(requestId)
                .lastPrice(order.price)
                .lastQuantity(order.quantity);
    }

    /** Refuses to change an open order. */
    void refused(final VenueOrder order, final Reason reason, final long requestId, final long nowNs) {
        begin(order, ExecType.REPLACE_REJECTED, nowNs).requestId(requestId).putReason(reason.code(), 0);
    }

    /** Refuses to change or cancel an order that is not open, so that nothing of it is left; {@code order} may be null. */
    void refusedUnknown(
            final VenueOrder order,
            final long orderId,
            final int instrument,
            final ExecType what,
            final long requestId,
            final long nowNs) {
        begin(order, orderId, instrument, what, nowNs).requestId(requestId).putReason(Reason.UNKNOWN_ORDER.code(), 0);
    }

    private ExecutionReportEncoder begin(final VenueOrder order, final ExecType what, final long nowNs) {
        begin(order, order.id, order.instrument.index(), what, nowNs)
                .side(order.side)
                .cumQuantity(order.cumQuantity)
                .leavesQuantity(order.leavesQuantity());
        ids.putOrderId(report, order.venueNumber);
        return report;
    }

    private ExecutionReportEncoder begin(
            final VenueOrder order, final long orderId, final int instrument, final ExecType what, final long nowNs) {
        final long dueNs = dueNs(order, orderId, nowNs);
        final int offset = queue.add(dueNs, REPORT_LENGTH, order);
        final MutableDirectBuffer buffer = queue.buffer();
        buffer.setMemory(offset, REPORT_LENGTH, (byte) 0);
        return report.wrapAndApplyHeader(buffer, offset, header)
                .orderId(orderId)
                .instrument(instrument)
                .execType(what)
                .liquidity(Liquidity.NONE)
                .side(Side.NULL_VAL)
                .exchangeTimeNs(nowNs)
                .receiveTimeNs(dueNs);
    }

    private long dueNs(final VenueOrder order, final long orderId, final long nowNs) {
        if (order == null) {
            return Math.max(queue.notBeforeNs(), nowNs + latency.reportNs(orderId, 0));
        }
        order.underWay++;
        final long ownNs = Math.max(queue.notBeforeNs(), nowNs + latency.reportNs(orderId, order.reportLegs++));
        order.lastReportNs = Math.max(order.lastReportNs, ownNs);
        return order.lastReportNs;
    }
}
