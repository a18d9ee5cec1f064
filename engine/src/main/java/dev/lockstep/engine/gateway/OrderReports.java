package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.ReconciliationDecoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.VenueOrderDecoder;
import dev.lockstep.codecs.sbe.VenueSessionDecoder;
import dev.lockstep.engine.port.ReportTap;
import org.agrona.DirectBuffer;

/**
 * Takes out of the gateway's table what the venue says has ended. In doubt an order stays: a cancel too many does no harm.
 *
 * <p>Orders of the time before an outage are in doubt when the session comes up again, since their reports may be lost. They end if the venue does not list
 * them: what was sent before the outage is at the venue by then, has come back as NotSent, or never arrives. An order of ours that is listed but
 * was not sent by this process goes into the table.
 */
public final class OrderReports implements ReportTap {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final NotSentDecoder notSent = new NotSentDecoder();
    private final VenueSessionDecoder session = new VenueSessionDecoder();
    private final ReconciliationDecoder reconciliation = new ReconciliationDecoder();
    private final VenueOrderDecoder listed = new VenueOrderDecoder();
    private final GatewayOrders orders;
    /** By slot, the order that the venue has accepted; it holds only while that order stands there. */
    private final long[] accepted;
    /** By slot, the order that is in doubt. */
    private final long[] doubtful;

    private volatile long overflow;

    /** Keeps the table of one venue. */
    public OrderReports(final GatewayOrders orders) {
        this.orders = orders;
        accepted = new long[orders.slots()];
        doubtful = new long[orders.slots()];
    }

    @Override
    public void onReport(final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case ExecutionReportDecoder.TEMPLATE_ID -> onExecution(report.wrapAndApplyHeader(buffer, offset, header));
            case NotSentDecoder.TEMPLATE_ID -> onNotSent(notSent.wrapAndApplyHeader(buffer, offset, header));
            case VenueSessionDecoder.TEMPLATE_ID -> onSession(session.wrapAndApplyHeader(buffer, offset, header));
            case VenueOrderDecoder.TEMPLATE_ID -> onListed(listed.wrapAndApplyHeader(buffer, offset, header));
            case ReconciliationDecoder.TEMPLATE_ID ->
                onReconciliation(reconciliation.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                // Says nothing of orders.
            }
        }
    }

    private void onExecution(final ExecutionReportDecoder message) {
        final long orderId = message.orderId();
        switch (message.execType()) {
            case ACCEPTED -> accept(orderId);
            case FILL -> {
                if (message.leavesQuantity() == 0) {
                    orders.end(orderId);
                } else {
                    accept(orderId);
                }
            }
            case CANCELLED, EXPIRED -> orders.end(orderId);
            case REJECTED -> {
                if (!isAccepted(orderId)) {
                    orders.end(orderId);
                }
            }
            default -> {
                // The order goes on working, or had ended before.
            }
        }
    }

    private void accept(final long orderId) {
        final int slot = orders.slot(orderId);
        if (slot >= 0) {
            accepted[slot] = orderId;
        }
    }

    /** A rejection of an order that was accepted contradicts what the venue said before, so that it ends nothing. */
    private boolean isAccepted(final long orderId) {
        final int slot = orders.slot(orderId);
        return slot >= 0 && accepted[slot] == orderId;
    }

    private void onNotSent(final NotSentDecoder message) {
        if (message.action() == OrderAction.NEW) {
            orders.end(message.orderId());
        }
    }

    private void onSession(final VenueSessionDecoder message) {
        if (message.state() == SessionState.DOWN) {
            for (int slot = 0; slot < doubtful.length; slot++) {
                doubtful[slot] = orders.id(slot);
            }
        }
    }

    private void onListed(final VenueOrderDecoder message) {
        final long orderId = message.orderId();
        if (orderId <= OrderSlots.FREE) {
            return;
        }
        if (!orders.found(orderId, message.instrument())) {
            overflow++;
            return;
        }
        final int slot = orders.slot(orderId);
        if (slot >= 0) {
            accepted[slot] = orderId;
            doubtful[slot] = OrderSlots.FREE;
        }
    }

    private void onReconciliation(final ReconciliationDecoder message) {
        if (message.phase() == ReconciliationPhase.END) {
            for (int slot = 0; slot < doubtful.length; slot++) {
                if (doubtful[slot] != OrderSlots.FREE && doubtful[slot] == orders.id(slot)) {
                    orders.end(doubtful[slot]);
                }
                doubtful[slot] = OrderSlots.FREE;
            }
        }
    }

    /** Orders that the venue listed and the table had no room for, which the latch will not cancel. Any thread. */
    public long overflow() {
        return overflow;
    }
}
