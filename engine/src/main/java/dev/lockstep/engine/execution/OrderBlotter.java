package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.NotSentDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * All orders, open and lately ended, and what requests and reports do to them. Ended orders are remembered for a while, so that a late
 * report finds its order; the oldest is forgotten first.
 */
final class OrderBlotter implements Stateful {
    /** Scope of a cancel-all that is not limited. */
    static final int ANY = -1;
    /** Cursor of a cancel-all that has not begun; ids are above it. */
    static final long FROM_THE_FIRST = 0;

    private final GateCheck[] gateChecks = {
        new InstrumentTradingCheck(), new MaxOrderQuantityCheck(), new PriceCollarCheck()
    };
    private final IdTable<Order> open = new IdTable<>(Order::new);
    private final EndedOrders ended = new EndedOrders();
    private final OutputWriter out;
    private final LoopbackWriter back;
    private final int maxOpenOrders;
    private long anomalies;

    OrderBlotter(final int maxOpenOrders, final OutputWriter out, final LoopbackWriter back) {
        this.maxOpenOrders = maxOpenOrders;
        this.out = out;
        this.back = back;
    }

    /** Sends a new order, or says why not. */
    void submit(final RiskDecision decision, final InstrumentTable<InstrumentGate> gates) {
        final int working = open.size();
        if (decision.approved() && working >= maxOpenOrders) {
            decision.deny(DenialCode.TOO_MANY_OPEN_ORDERS, working + 1L, maxOpenOrders);
        }
        passGate(decision, gates);
        if (!decision.approved()) {
            out.denial(decision);
            back.deniedUnborn(decision, OrderEvent.DENIED);
            return;
        }
        final Order order = open.add(decision.orderId);
        order.open(decision);
        order.state = OrderTransitions.next(order, OrderTrigger.SUBMIT);
        out.newOrder(order);
    }

    /** Asks the venue to replace an order, or says why not. */
    void replace(final RiskDecision decision, final InstrumentTable<InstrumentGate> gates) {
        passGate(decision, gates);
        final Order order = ownOrder(decision);
        final OrderState next = allowed(order, OrderTrigger.ASK_REPLACE, decision);
        if (!decision.approved()) {
            refuse(order, decision, OrderEvent.REPLACE_REFUSED);
            return;
        }
        order.state = next;
        order.askReplace(decision.price, decision.quantity);
        out.replaceOrder(order);
    }

    /** Asks the venue to cancel an order, or says why not. */
    void cancel(final RiskDecision decision) {
        final Order order = ownOrder(decision);
        final OrderState next = allowed(order, OrderTrigger.ASK_CANCEL, decision);
        if (!decision.approved()) {
            refuse(order, decision, OrderEvent.CANCEL_REFUSED);
            return;
        }
        order.state = next;
        out.cancelOrder(order);
    }

    private void passGate(final RiskDecision decision, final InstrumentTable<InstrumentGate> gates) {
        for (int i = 0; i < gateChecks.length && decision.approved(); i++) {
            gateChecks[i].check(decision, gates.get(decision.instrument));
        }
    }

    private Order ownOrder(final RiskDecision decision) {
        final Order order = find(decision.orderId);
        return order != null && order.strategy == decision.strategy ? order : null;
    }

    private static OrderState allowed(final Order order, final OrderTrigger trigger, final RiskDecision decision) {
        if (!decision.approved()) {
            return null;
        }
        if (order == null) {
            decision.deny(DenialCode.UNKNOWN_ORDER, decision.orderId, 0);
            return null;
        }
        final OrderState next = OrderTransitions.next(order, trigger);
        if (next == null) {
            final DenialCode code = order.isOpen() ? DenialCode.CHANGE_PENDING : DenialCode.ORDER_NOT_OPEN;
            decision.deny(code, order.state.value(), 0);
        }
        return next;
    }

    private void refuse(final Order order, final RiskDecision decision, final OrderEvent event) {
        out.denial(decision);
        if (order == null) {
            back.deniedUnborn(decision, event);
        } else {
            back.denied(order, event, decision);
        }
    }

    /** Takes what a venue says of an order. */
    void onReport(final ExecutionReportDecoder report) {
        final Order order = find(report.orderId());
        if (order == null) {
            anomalies++;
            return;
        }
        final ExecType type = report.execType();
        switch (type) {
            case ACCEPTED -> settle(order, OrderTrigger.ACCEPT, OrderEvent.ACCEPTED);
            case REJECTED -> onRejected(order);
            case CANCELLED -> settle(order, OrderTrigger.CANCEL, OrderEvent.CANCELLED);
            case EXPIRED -> settle(order, OrderTrigger.EXPIRE, OrderEvent.EXPIRED);
            case REPLACED -> onReplaced(order, report);
            case REPLACE_REJECTED -> settle(order, OrderTrigger.REFUSE_REPLACE, OrderEvent.REPLACE_REFUSED);
            case CANCEL_REJECTED -> settle(order, OrderTrigger.REFUSE_CANCEL, OrderEvent.CANCEL_REFUSED);
            case FILL -> onFill(order, report);
            default -> anomaly(order);
        }
    }

    /** A venue that has accepted an order can't reject it any more: what may still be filled stays reserved (I6). */
    private void onRejected(final Order order) {
        if (order.acknowledged) {
            anomaly(order);
        } else {
            settle(order, OrderTrigger.REJECT, OrderEvent.REJECTED);
        }
    }

    private void onReplaced(final Order order, final ExecutionReportDecoder report) {
        if (!order.replacePending) {
            anomaly(order);
            return;
        }
        order.price = report.lastPrice();
        order.quantity = report.lastQuantity();
        order.acknowledged = true;
        settle(order, OrderTrigger.REPLACE, OrderEvent.REPLACED);
    }

    /**
     * A fill is money, so it counts even where it should not have happened: after the end of the order, or beyond its quantity. Only one that was
     * counted before, by what the venue says was filled so far, is left out.
     */
    private void onFill(final Order order, final ExecutionReportDecoder report) {
        if (report.lastQuantity() <= 0 || report.cumQuantity() <= order.cumQuantity) {
            anomaly(order);
            return;
        }
        order.cumQuantity += report.lastQuantity();
        order.acknowledged = true;
        final boolean whole = order.cumQuantity >= order.quantity && !order.replacePending;
        final OrderState next = OrderTransitions.next(order, whole ? OrderTrigger.FILL_WHOLE : OrderTrigger.FILL);
        if (next == null || order.cumQuantity != report.cumQuantity() || order.cumQuantity > order.quantity) {
            anomalies++;
        }
        if (next != null) {
            enter(order, next);
        }
        back.filled(order, report);
        retireIfEnded(order);
    }

    private void settle(final Order order, final OrderTrigger trigger, final OrderEvent event) {
        if (trigger == OrderTrigger.ACCEPT) {
            order.acknowledged = true;
        }
        if (trigger == OrderTrigger.REPLACE || trigger == OrderTrigger.REFUSE_REPLACE) {
            order.replacePending = false;
        }
        final OrderState next = OrderTransitions.next(order, trigger);
        if (next == null) {
            anomaly(order);
            return;
        }
        // What filled while a replace was on its way may be all there was, or all that the replace left.
        final boolean nothingLeft =
                OrderTransitions.isOpen(next) && order.cumQuantity >= order.quantity && !order.replacePending;
        enter(order, nothingLeft ? OrderState.FILLED : next);
        back.update(order, event);
        retireIfEnded(order);
    }

    /** The gateway kept a message back. A new order ends; a change is as good as refused. */
    void onNotSent(final NotSentDecoder notSent) {
        final Order order = find(notSent.orderId());
        if (order == null) {
            anomalies++;
            return;
        }
        final OrderAction action = notSent.action();
        switch (action) {
            case NEW -> onNewNotSent(order);
            case REPLACE -> settle(order, OrderTrigger.REFUSE_REPLACE, OrderEvent.REPLACE_REFUSED);
            case CANCEL -> settle(order, OrderTrigger.REFUSE_CANCEL, OrderEvent.CANCEL_REFUSED);
            default -> anomaly(order);
        }
    }

    /** An order that the venue has answered was sent, whatever the gateway says now: it is not given up (I6). */
    private void onNewNotSent(final Order order) {
        if (order.acknowledged) {
            anomaly(order);
        } else {
            settle(order, OrderTrigger.NOT_SENT, OrderEvent.NOT_SENT);
        }
    }

    private void anomaly(final Order order) {
        anomalies++;
        back.update(order, OrderEvent.ANOMALY);
    }

    private static void enter(final Order order, final OrderState next) {
        order.state = next;
        order.replacePending = order.replacePending && order.isOpen();
    }

    /** Moves an order that has ended over to those that are only remembered; the last thing that is done with it. */
    private void retireIfEnded(final Order order) {
        if (!order.isOpen() && open.find(order.id) == order) {
            ended.add(order);
            open.remove(order.id);
        }
    }

    private Order find(final long orderId) {
        final Order order = open.find(orderId);
        return order != null ? order : ended.find(orderId);
    }

    /**
     * One step of a cancel-all: cancels up to {@link Limits#CANCELS_PER_STEP} open orders in the scope with ids above the cursor, and asks to go on if
     * there may be more.
     */
    void cancelStep(final int strategy, final int instrument, final long cursor) {
        open.sort();
        int cancelled = 0;
        for (int i = open.countUpTo(cursor); i < open.size(); i++) {
            final Order order = open.inOrder(i);
            if (!isInScope(order, strategy, instrument)) {
                continue;
            }
            final OrderState next = OrderTransitions.next(order, OrderTrigger.ASK_CANCEL);
            if (next != null) {
                order.state = next;
                out.cancelOrder(order);
                if (++cancelled == Limits.CANCELS_PER_STEP) {
                    back.continueCancelAll(strategy, instrument, order.id);
                    return;
                }
            }
        }
    }

    int countOpen(final int strategy, final int instrument) {
        int count = 0;
        open.sort();
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.inOrder(i);
            if (isInScope(order, strategy, instrument) && order.isOpen()) {
                count++;
            }
        }
        return count;
    }

    private static boolean isInScope(final Order order, final int strategy, final int instrument) {
        return (strategy == ANY || order.strategy == strategy) && (instrument == ANY || order.instrument == instrument);
    }

    long anomalies() {
        return anomalies;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("anomalies", anomalies);
        open.sort();
        sink.section("orders", open.size());
        for (int i = 0; i < open.size(); i++) {
            open.inOrder(i).writeState(sink);
        }
        ended.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        anomalies = source.get("anomalies");
        for (long count = source.section("orders"); count > 0; count--) {
            final Order order = new Order();
            order.readState(source);
            open.put(order.id, order);
        }
        ended.readState(source);
    }
}
