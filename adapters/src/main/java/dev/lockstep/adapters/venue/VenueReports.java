package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NotSentEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReportTap;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the venue's reports and keeps them until they are due in the engine; those of one order never overtake each
 * other. A report is told to the tap when it is due, and if the engine does not take it then, it is held back: so the
 * tap hears of those behind it, too.
 */
final class VenueReports {
    private static final int REPORT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH;
    private static final int NOT_SENT_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + NotSentEncoder.BLOCK_LENGTH;

    private final TimedMessages queue = new TimedMessages();
    /** Due and told to the tap, but not yet taken by the engine. */
    private final TimedMessages held = new TimedMessages();

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final NotSentEncoder notSent = new NotSentEncoder();
    private final VenueLatency latency;
    private final VenueFees fees;
    private final VenueOrders orders;
    private final ReportTap tap;
    private long fills;

    VenueReports(final VenueLatency latency, final VenueFees fees, final VenueOrders orders, final ReportTap tap) {
        this.latency = latency;
        this.fees = fees;
        this.orders = orders;
        this.tap = tap;
    }

    void accepted(final VenueOrder order, final long nowNs) {
        begin(order, ExecType.ACCEPTED, nowNs);
    }

    /**
     * Rejects a new order. The report of a duplicate must not speak of the order that bears the id by right, so it
     * tells no quantities; {@code order} is null if that one has ended.
     */
    void rejected(
            final VenueOrder order, final long orderId, final int instrument, final Reason reason, final long nowNs) {
        begin(order, orderId, instrument, ExecType.REJECTED, nowNs).putReason(reason.code(), 0);
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
        putId(ExecutionReportEncoder.venueFillIdEncodingOffset(), 'F', ++fills);
    }

    void cancelled(final VenueOrder order, final Reason reason, final long nowNs) {
        begin(order, ExecType.CANCELLED, nowNs).putReason(reason.code(), 0);
    }

    void replaced(final VenueOrder order, final long nowNs) {
        begin(order, ExecType.REPLACED, nowNs).lastPrice(order.price).lastQuantity(order.quantity);
    }

    /** Refuses to change or cancel an open order. */
    void refused(final VenueOrder order, final ExecType what, final Reason reason, final long nowNs) {
        begin(order, what, nowNs).putReason(reason.code(), 0);
    }

    /** Refuses to change or cancel an order that is not open; {@code order} may be null. */
    void refusedUnknown(
            final VenueOrder order, final long orderId, final int instrument, final ExecType what, final long nowNs) {
        begin(order, orderId, instrument, what, nowNs).putReason(Reason.UNKNOWN_ORDER.code(), 0);
    }

    /** Reports that a message did not get out; known at once, since it never left. */
    void notSent(final long orderId, final OrderAction action, final long causeTimeNs) {
        final int slot = queue.add(causeTimeNs, NOT_SENT_LENGTH, null);
        notSent.wrapAndApplyHeader(queue.buffer(), queue.offset(slot), header)
                .orderId(orderId)
                .action(action);
    }

    private ExecutionReportEncoder begin(final VenueOrder order, final ExecType what, final long nowNs) {
        begin(order, order.id, order.instrument.index(), what, nowNs)
                .cumQuantity(order.cumQuantity)
                .leavesQuantity(order.leavesQuantity());
        putId(ExecutionReportEncoder.venueOrderIdEncodingOffset(), 'V', order.venueNumber);
        return report;
    }

    private ExecutionReportEncoder begin(
            final VenueOrder order, final long orderId, final int instrument, final ExecType what, final long nowNs) {
        final long dueNs = dueNs(order, orderId, nowNs);
        final int slot = queue.add(dueNs, REPORT_LENGTH, order);
        final MutableDirectBuffer buffer = queue.buffer();
        buffer.setMemory(queue.offset(slot), REPORT_LENGTH, (byte) 0);
        return report.wrapAndApplyHeader(buffer, queue.offset(slot), header)
                .orderId(orderId)
                .instrument(instrument)
                .execType(what)
                .liquidity(Liquidity.NONE)
                .exchangeTimeNs(nowNs)
                .receiveTimeNs(dueNs);
    }

    private long dueNs(final VenueOrder order, final long orderId, final long nowNs) {
        if (order == null) {
            return nowNs + latency.reportNs(orderId, 0);
        }
        order.underWay++;
        order.lastReportNs = Math.max(order.lastReportNs, nowNs + latency.reportNs(orderId, order.reportLegs++));
        return order.lastReportNs;
    }

    private void putId(final int fieldOffset, final char kind, final long number) {
        final int position = report.offset() + fieldOffset;
        report.buffer().putByte(position, (byte) kind);
        report.buffer().putNaturalLongAscii(position + 1, number);
    }

    /** When the next report is due, nanoseconds since the epoch, or {@link HistorySource#NO_MORE}. */
    long nextTimeNs() {
        return Math.min(held.nextTimeNs(), queue.nextTimeNs());
    }

    /** Hands over the reports that are due, at most {@code limit}, until the sink refuses one. */
    int deliver(final long nowNs, final MessageSink sink, final int limit) {
        int delivered = 0;
        while (delivered < limit && isDue(held, nowNs)) {
            if (!offer(held, sink)) {
                hold(nowNs);
                return delivered;
            }
            delivered++;
        }
        while (delivered < limit && isDue(queue, nowNs)) {
            tell();
            if (!offer(queue, sink)) {
                hold(nowNs);
                return delivered;
            }
            delivered++;
        }
        return delivered;
    }

    private static boolean isDue(final TimedMessages messages, final long nowNs) {
        return messages.nextTimeNs() <= nowNs && messages.nextTimeNs() != HistorySource.NO_MORE;
    }

    private boolean offer(final TimedMessages from, final MessageSink sink) {
        final int slot = from.first();
        if (!sink.offer(from.buffer(), from.offset(slot), from.length(slot))) {
            return false;
        }
        final VenueOrder order = from.order(slot);
        from.removeFirst();
        orders.settle(order);
        return true;
    }

    private void tell() {
        final int slot = queue.first();
        tap.onReport(queue.buffer(), queue.offset(slot), queue.length(slot));
    }

    private void hold(final long nowNs) {
        while (isDue(queue, nowNs)) {
            tell();
            final int from = queue.first();
            final int to = held.add(queue.nextTimeNs(), queue.length(from), queue.order(from));
            held.buffer().putBytes(held.offset(to), queue.buffer(), queue.offset(from), queue.length(from));
            queue.removeFirst();
        }
    }
}
