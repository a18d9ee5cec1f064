package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTerms;
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
    private final Matcher matcher;
    private long accepted;

    OrderEntry(
            final VenueInstruments instruments,
            final VenueOrders orders,
            final VenueReports reports,
            final Matcher matcher) {
        this.instruments = instruments;
        this.orders = orders;
        this.reports = reports;
        this.matcher = matcher;
    }

    /**
     * Acts on a message.
     *
     * @param order the order of its id, or null if there is none or it has ended
     */
    void onArrival(final DirectBuffer buffer, final int offset, final VenueOrder order, final long nowNs) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID ->
                onNew(newOrder.wrapAndApplyHeader(buffer, offset, header), order, nowNs);
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                onReplace(replaceOrder.wrapAndApplyHeader(buffer, offset, header), order, nowNs);
            default -> onCancel(cancelOrder.wrapAndApplyHeader(buffer, offset, header), order, nowNs);
        }
    }

    private void onNew(final NewOrderDecoder message, final VenueOrder order, final long nowNs) {
        if (order == null || order.arrived) {
            reports.rejected(order, message.orderId(), message.instrument(), Reason.DUPLICATE, nowNs);
            return;
        }
        order.arrived = true;
        final Reason problem = problem(message);
        if (problem == Reason.NONE) {
            open(message, order, nowNs);
        } else {
            reports.rejected(order, order.id, message.instrument(), problem, nowNs);
        }
    }

    private void open(final NewOrderDecoder message, final VenueOrder order, final long nowNs) {
        order.instrument = instruments.find(message.instrument());
        order.side = message.side();
        order.type = message.orderType();
        order.timeInForce = message.timeInForce();
        order.price = message.price();
        order.quantity = message.quantity();
        order.venueNumber = ++accepted;
        orders.opened(order);
        reports.accepted(order, nowNs);
        work(order, nowNs);
    }

    private Reason problem(final NewOrderDecoder message) {
        final VenueInstrument instrument = instruments.find(message.instrument());
        if (instrument == null) {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        if (!instrument.isTrading()) {
            return Reason.HALTED;
        }
        final long price = message.orderType() == OrderType.MARKET ? 0 : message.price();
        return problem(instrument.terms(), price, message.quantity());
    }

    private static Reason problem(final InstrumentTerms terms, final long price, final long quantity) {
        if (quantity <= 0 || quantity < terms.minQuantity() || quantity % terms.quantityIncrement() != 0) {
            return Reason.BAD_QUANTITY;
        }
        return price % terms.priceIncrement() == 0 ? Reason.NONE : Reason.BAD_PRICE;
    }

    /** Fills what can be filled at once; the rest rests or is cancelled. */
    private void work(final VenueOrder order, final long nowNs) {
        final boolean matchable = order.instrument.isMatchable();
        final boolean allOrNone = order.timeInForce == TimeInForce.FOK;
        if (matchable && (!allOrNone || matcher.canFillWhole(order))) {
            matcher.take(order, nowNs);
        }
        if (order.open && order.mayRest()) {
            matcher.rest(order);
        } else if (order.open) {
            cancel(order, matchable ? Reason.NO_LIQUIDITY : Reason.BOOK_NOT_WHOLE, nowNs);
        }
    }

    private void onReplace(final ReplaceOrderDecoder message, final VenueOrder order, final long nowNs) {
        if (order == null || !order.open) {
            reports.refusedUnknown(order, message.orderId(), message.instrument(), ExecType.REPLACE_REJECTED, nowNs);
            return;
        }
        final long price = message.price();
        final long quantity = message.quantity();
        if (quantity <= order.cumQuantity) {
            matcher.unrest(order);
            cancel(order, Reason.NOTHING_LEFT, nowNs);
            return;
        }
        final Reason problem =
                order.instrument.isTrading() ? problem(order.instrument.terms(), price, quantity) : Reason.HALTED;
        if (problem != Reason.NONE) {
            reports.refused(order, ExecType.REPLACE_REJECTED, problem, nowNs);
            return;
        }
        change(order, price, quantity, nowNs);
    }

    private void change(final VenueOrder order, final long price, final long quantity, final long nowNs) {
        final boolean keepsPlace = price == order.price && quantity <= order.quantity;
        if (!keepsPlace) {
            matcher.unrest(order);
        }
        order.price = price;
        order.quantity = quantity;
        reports.replaced(order, nowNs);
        if (!keepsPlace) {
            work(order, nowNs);
        }
    }

    private void onCancel(final CancelOrderDecoder message, final VenueOrder order, final long nowNs) {
        if (order == null || !order.open) {
            reports.refusedUnknown(order, message.orderId(), message.instrument(), ExecType.CANCEL_REJECTED, nowNs);
            return;
        }
        matcher.unrest(order);
        cancel(order, Reason.NONE, nowNs);
    }

    private void cancel(final VenueOrder order, final Reason reason, final long nowNs) {
        orders.closed(order);
        reports.cancelled(order, reason, nowNs);
    }
}
