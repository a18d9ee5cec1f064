package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Verdict;

/**
 * What every part of the stage does with an order: lets something happen to it, tells of it, sends what concerns it. Whatever changes the state of an order goes through here, so that what
 * waits for an answer, what has ended and what is told always agree.
 */
final class OrderLife {
    final OrderBlotter orders;
    final Anomalies anomalies = new Anomalies();
    final Unanswered unanswered;
    final OutputWriter out;
    final LoopbackWriter back;
    private final Gate gate;
    private final InstrumentTable<InstrumentGate> instruments;
    private TradingDay day;
    private long nowNs;
    private long sequence;

    OrderLife(
            final OrderBlotter orders,
            final Unanswered unanswered,
            final Gate gate,
            final InstrumentTable<InstrumentGate> instruments,
            final OutputWriter out,
            final LoopbackWriter back) {
        this.orders = orders;
        this.unanswered = unanswered;
        this.gate = gate;
        this.instruments = instruments;
        this.out = out;
        this.back = back;
    }

    /** Set once, since each of the two calls the other. */
    void day(final TradingDay tradingDay) {
        day = tradingDay;
    }

    void begin(final Slot slot) {
        nowNs = slot.timeNs();
        sequence = slot.sequence();
    }

    long nowNs() {
        return nowNs;
    }

    /** Lets something happen and tells of it; what can't happen is an anomaly. Says which. */
    boolean happen(final Order order, final OrderTrigger trigger, final OrderEvent event) {
        if (!OrderTransitions.apply(order, trigger)) {
            anomaly(order, trigger.ifImpossible());
            return false;
        }
        if (trigger == OrderTrigger.ACCEPT || trigger == OrderTrigger.LOSE) {
            order.settledAt = sequence;
        }
        tell(order, event);
        return true;
    }

    /** Tells of a change that was made; an order that has ended by it is not to be used any more. */
    void tell(final Order order, final OrderEvent event) {
        back.update(order, event);
        conclude(order);
    }

    /** After a change of which was told: an order that has ended is only remembered from now on. */
    void conclude(final Order order) {
        unanswered.settle(order);
        if (!order.isOpen()) {
            forget(order);
            orders.retire(order);
        }
    }

    private void forget(final Order order) {
        final PriceTriggers triggers = instruments.get(order.instrument).triggers;
        if (triggers != null) {
            triggers.remove(order);
        }
        day.watch(order);
    }

    /** Counts a contradiction and tells of it; the order stays as it is. */
    void anomaly(final Order order, final Anomaly reason) {
        anomalies.count(reason);
        back.anomaly(order, reason);
    }

    /** Keeps a new order in the core. */
    void keep(final Order order) {
        OrderTransitions.apply(order, OrderTrigger.EMULATE);
        tell(order, OrderEvent.EMULATED);
        day.watch(order);
    }

    /** Sends a new order, or an order whose time has come, if the gate lets it pass; otherwise it is denied. Says which. */
    boolean send(final Order order) {
        final Verdict verdict = gate.passNew(order, nowNs);
        if (!verdict.approved()) {
            deny(order, verdict);
            return false;
        }
        OrderTransitions.apply(order, OrderTrigger.SUBMIT);
        unanswered.ask(order, nowNs);
        out.newOrder(order);
        day.watch(order);
        return true;
    }

    private void deny(final Order order, final Verdict verdict) {
        OrderTransitions.apply(order, OrderTrigger.DENY);
        out.denial(order, OrderAction.NEW, order.price, order.quantity, verdict);
        back.denied(order, OrderEvent.DENIED, verdict);
        conclude(order);
    }

    /** Asks the venue to replace an order that may be replaced, or says why the gate does not let that pass. */
    void sendReplace(final Order order, final long price, final long quantity, final long triggerPrice) {
        final Verdict verdict = gate.passReplace(order, price, quantity, nowNs);
        if (!verdict.approved()) {
            out.denial(order, OrderAction.REPLACE, price, quantity, verdict);
            back.denied(order, OrderEvent.REPLACE_REFUSED, verdict);
            return;
        }
        OrderTransitions.apply(order, OrderTrigger.ASK_REPLACE);
        order.askedPrice = price;
        order.askedQuantity = quantity;
        order.askedTrigger = triggerPrice;
        order.replaceRequest = out.nextRequest();
        unanswered.ask(order, nowNs);
        out.replaceOrder(order);
    }

    /** Cancels an order: one that is still in the core at once, any other by asking the venue. Says whether that was possible. */
    boolean cancel(final Order order) {
        if (!OrderTransitions.apply(order, OrderTrigger.ASK_CANCEL)) {
            return false;
        }
        if (order.isLive()) {
            askCancel(order);
        } else {
            tell(order, OrderEvent.CANCELLED);
        }
        return true;
    }

    /** Asks the venue once more to cancel an order, under a new id. */
    void repeatCancel(final Order order) {
        askCancel(order);
    }

    private void askCancel(final Order order) {
        order.cancelRequest = out.nextRequest();
        unanswered.ask(order, nowNs);
        out.cancelOrder(order);
    }
}
