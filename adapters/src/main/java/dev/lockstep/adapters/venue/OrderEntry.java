package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import org.agrona.DirectBuffer;

/** What the venue does with an order message that has arrived. */
final class OrderEntry {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final VenueInstruments instruments;
    private final VenueOrders orders;
    private final VenueReports reports;
    private final OrderChecks checks;
    private final OrderWork work;
    private final Triggers triggers;
    private long accepted;

    OrderEntry(
            final VenueInstruments instruments,
            final VenueOrders orders,
            final VenueReports reports,
            final OrderChecks checks,
            final OrderWork work,
            final Triggers triggers) {
        this.instruments = instruments;
        this.orders = orders;
        this.reports = reports;
        this.checks = checks;
        this.work = work;
        this.triggers = triggers;
    }

    /**
     * Acts on a message.
     *
     * @param order the order of its id, or null if there is none or it has ended
     * @param refusesNew whether the venue takes no new orders at all
     */
    void onArrival(
            final DirectBuffer buffer,
            final int offset,
            final VenueOrder order,
            final boolean refusesNew,
            final long nowNs) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID ->
                onNew(newOrder.wrapAndApplyHeader(buffer, offset, header), order, refusesNew, nowNs);
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                onReplace(replaceOrder.wrapAndApplyHeader(buffer, offset, header), order, nowNs);
            default -> onCancel(cancelOrder.wrapAndApplyHeader(buffer, offset, header), order, nowNs);
        }
        if (order != null && order.instrument != null) {
            work.dropIdleReducers(order.instrument, nowNs);
        }
    }

    private void onNew(
            final NewOrderDecoder message, final VenueOrder order, final boolean refusesNew, final long nowNs) {
        if (order == null || order.arrived) {
            reports.rejected(order, message.orderId(), message.instrument(), message.side(), Reason.DUPLICATE, nowNs);
            return;
        }
        order.arrived = true;
        final Reason problem = problem(message, order, refusesNew, nowNs);
        if (problem == Reason.NONE) {
            open(order, nowNs);
        } else {
            reports.rejected(order, order.id, message.instrument(), message.side(), problem, nowNs);
        }
    }

    private Reason problem(
            final NewOrderDecoder message, final VenueOrder order, final boolean refusesNew, final long nowNs) {
        if (refusesNew) {
            return Reason.DISCONNECTED;
        }
        final VenueInstrument instrument = instruments.find(message.instrument());
        final Reason problem = checks.ofNew(message, instrument, nowNs);
        if (problem != Reason.NONE) {
            return problem;
        }
        order.take(message, instrument);
        return Triggers.mustWait(order) ? Reason.NONE : work.obstacle(order);
    }

    private void open(final VenueOrder order, final long nowNs) {
        order.venueNumber = ++accepted;
        orders.opened(order);
        reports.accepted(order, nowNs);
        if (Triggers.mustWait(order)) {
            triggers.await(order, nowNs);
        } else {
            work.start(order, nowNs);
        }
    }

    private void onReplace(final ReplaceOrderDecoder message, final VenueOrder order, final long nowNs) {
        final long request = message.requestId();
        if (order == null || !order.open) {
            final ExecType refusal = ExecType.REPLACE_REJECTED;
            reports.refusedUnknown(order, message.orderId(), message.instrument(), refusal, request, nowNs);
        } else if (message.quantity() <= order.cumQuantity) {
            work.cancel(order, Reason.NOTHING_LEFT, request, nowNs);
        } else {
            final Reason problem = checks.ofReplace(message, order);
            if (problem != Reason.NONE) {
                reports.refused(order, problem, request, nowNs);
            } else if (order.place == Place.RESTING) {
                changeResting(message, order, nowNs);
            } else {
                changeWaiting(message, order, nowNs);
            }
        }
    }

    private void changeResting(final ReplaceOrderDecoder message, final VenueOrder order, final long nowNs) {
        final long formerPrice = order.price;
        final boolean keepsPlace = message.price() == formerPrice && message.quantity() <= order.quantity;
        order.price = message.price();
        final Reason obstacle = keepsPlace ? Reason.NONE : work.obstacle(order);
        if (obstacle != Reason.NONE) {
            order.price = formerPrice;
            reports.refused(order, obstacle, message.requestId(), nowNs);
            return;
        }
        order.quantity = message.quantity();
        if (keepsPlace) {
            order.shown =
                    order.shown == VenueOrder.ALL ? VenueOrder.ALL : Math.min(order.shown, order.leavesQuantity());
            reports.replaced(order, message.requestId(), nowNs);
        } else {
            work.withdraw(order);
            reports.replaced(order, message.requestId(), nowNs);
            work.start(order, nowNs);
        }
    }

    private void changeWaiting(final ReplaceOrderDecoder message, final VenueOrder order, final long nowNs) {
        order.price = order.priced ? message.price() : 0;
        order.quantity = message.quantity();
        if (message.triggerPrice() != 0) {
            order.triggerPrice = message.triggerPrice();
            order.hasTrigger = true;
        }
        reports.replaced(order, message.requestId(), nowNs);
        triggers.check(order, nowNs);
    }

    private void onCancel(final CancelOrderDecoder message, final VenueOrder order, final long nowNs) {
        if (order == null || !order.open) {
            final ExecType refusal = ExecType.CANCEL_REJECTED;
            reports.refusedUnknown(order, message.orderId(), message.instrument(), refusal, message.requestId(), nowNs);
        } else {
            work.cancel(order, Reason.NONE, message.requestId(), nowNs);
        }
    }
}
