package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.OrderIds;
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
    final WorkingOrders working;
    private final Gate gate;
    private final OrderScope scope = new OrderScope();
    private final InstrumentTable<InstrumentGate> instruments;
    private TradingDay day;
    private Reconciler reconciler;
    private KillSwitch kills;
    private long nowNs;
    private long sequence;

    OrderLife(
            final OrderBlotter orders,
            final Unanswered unanswered,
            final Gate gate,
            final WorkingOrders working,
            final InstrumentTable<InstrumentGate> instruments,
            final OutputWriter out,
            final LoopbackWriter back) {
        this.orders = orders;
        this.unanswered = unanswered;
        this.gate = gate;
        this.working = working;
        this.instruments = instruments;
        this.out = out;
        this.back = back;
    }

    /** Set once, since each of them calls this one, too. */
    void callBack(final TradingDay tradingDay, final Reconciler ofLost, final KillSwitch switches) {
        day = tradingDay;
        reconciler = ofLost;
        kills = switches;
    }

    void begin(final Slot slot) {
        nowNs = slot.timeNs();
        sequence = slot.sequence();
        gate.begin(slot);
    }

    long nowNs() {
        return nowNs;
    }

    /** No order that was asked for before this event has a larger id. */
    long lastOrderId() {
        return OrderIds.of(out.epoch(), sequence, 0) - 1;
    }

    /** Lets something happen and tells of it; what can't happen is an anomaly. Says which. */
    boolean happen(final Order order, final OrderTrigger trigger, final OrderEvent event) {
        if (!OrderTransitions.apply(order, trigger)) {
            anomaly(order, trigger.ifImpossible());
            return false;
        }
        if (trigger == OrderTrigger.ACCEPT) {
            order.listing.settledAt = out.input();
        }
        tell(order, event);
        if (trigger == OrderTrigger.LOSE) {
            ask(order);
        } else if (trigger == OrderTrigger.FOUND) {
            day.onFound(order);
        } else if (trigger == OrderTrigger.REFUSE_CANCEL) {
            day.onCancelRefused(order);
        }
        return true;
    }

    /** Takes an order back in that had been taken for ended, and of which nobody knows now what became of it: its date is watched again. */
    Order reopen(final long orderId) {
        final Order order = orders.reopen(orderId);
        order.state = OrderState.UNKNOWN;
        day.watch(order);
        return order;
    }

    /** Nobody knows any more what became of an order, or what is missing of it: its venue is asked. */
    void ask(final Order order) {
        order.listing.settledAt = out.input();
        reconciler.onLost(order.venue);
    }

    /** Something is not known that a venue's list tells. */
    void askVenue(final int venue) {
        reconciler.onLost(venue);
    }

    /** A report of an order can't be what has happened: nothing is believed of it, and the venue is asked what is. */
    void unreadable(final Order order) {
        anomaly(order, Anomaly.UNREADABLE);
        if (order.isLive()) {
            ask(order);
        } else {
            askVenue(order.venue);
        }
    }

    /** Tells of a change that was made; an order that has ended by it is not to be used any more. */
    void tell(final Order order, final OrderEvent event) {
        back.update(order, event);
        conclude(order);
    }

    /** After a change of which was told: an order that has ended is only remembered from now on. */
    void conclude(final Order order) {
        unanswered.settle(order);
        working.follow(order);
        if (!order.isOpen()) {
            forget(order);
            orders.retire(order);
        } else if (order.acknowledged && order.listing.settledAt == 0) {
            // Whatever says that the venue has it is as good as its acceptance.
            order.listing.settledAt = out.input();
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

    /** Keeps a new order in the core, unless its strategy is stopped. Says which. */
    boolean keep(final Order order) {
        final GateOrder seen = gate.passKept(order, nowNs);
        if (!seen.approved()) {
            deny(order, OrderTrigger.DENY, seen);
            return false;
        }
        OrderTransitions.apply(order, OrderTrigger.EMULATE);
        tell(order, OrderEvent.EMULATED);
        day.watch(order);
        return true;
    }

    /** Sends a new order, or an order whose time has come, if the gate lets it pass; otherwise it is denied. Says which. */
    boolean send(final Order order) {
        final GateOrder seen = gate.passNew(order, nowNs);
        cancelMet(seen);
        if (!seen.approved()) {
            deny(order, OrderTrigger.DENY, seen);
            return false;
        }
        if (seen.quantity != order.quantity) {
            cut(order, seen.quantity);
        }
        OrderTransitions.apply(order, OrderTrigger.SUBMIT);
        if (order.sentAs.inSlices) {
            orders.slices.begin(order, order.nextSlice(order.quantity, instruments.terms(order.instrument)));
        }
        unanswered.ask(order, nowNs);
        working.follow(order);
        out.newOrder(order);
        day.watch(order);
        return true;
    }

    /** The gate leaves less of an order; one that grows with its parent may still do so. */
    private static void cut(final Order order, final long total) {
        order.quantity = total;
        if (!order.hasParent()) {
            order.share.allow(total);
        }
    }

    /** Cancels resting orders that one which is looked at would trade with, so that they go first. */
    private void cancelMet(final GateOrder seen) {
        for (int i = 0; i < seen.metCount; i++) {
            final Order met = seen.met[i];
            if (!met.requests.isCancelling() && cancel(met)) {
                gate.cancelledForOther();
            }
        }
    }

    /** Sends the next slice of an order, if the gate lets it pass; otherwise the order ends with what it has. Says whether it was sent. */
    boolean sendNextSlice(final Order order) {
        final boolean wasUnknown = order.state == OrderState.UNKNOWN;
        final GateOrder seen = gate.passNew(order, nowNs);
        cancelMet(seen);
        if (!seen.approved()) {
            deny(order, OrderTrigger.CANCEL, seen);
            return false;
        }
        final boolean isCut = seen.quantity != order.quantity;
        if (isCut) {
            cut(order, seen.quantity);
        }
        final long shown = order.nextSlice(order.quantity, instruments.terms(order.instrument));
        orders.slices.next(order, out.nextRequest(), shown);
        OrderTransitions.apply(order, OrderTrigger.SHOW);
        order.listing.settledAt = 0;
        unanswered.ask(order, nowNs);
        working.follow(order);
        out.newOrder(order);
        if (wasUnknown) {
            tell(order, OrderEvent.RESOLVED);
        } else if (isCut) {
            tell(order, OrderEvent.REPLACED);
        }
        return true;
    }

    /** The venue has the next slice of an order, of which nobody needs to be told. */
    void acknowledgeSlice(final Order order) {
        if (OrderTransitions.apply(order, OrderTrigger.ACCEPT)) {
            order.listing.settledAt = out.input();
            unanswered.settle(order);
        } else {
            anomaly(order, OrderTrigger.ACCEPT.ifImpossible());
        }
    }

    private void deny(final Order order, final OrderTrigger trigger, final Verdict verdict) {
        OrderTransitions.apply(order, trigger);
        out.denial(order, OrderAction.NEW, order.price, order.quantity, verdict);
        back.denied(order, OrderEvent.DENIED, verdict);
        conclude(order);
    }

    /**
     * Asks the venue to replace an order that may be replaced, or says why the gate does not let that pass. Says which. What the venue does not see of an order in slices is replaced here.
     *
     * @param followsFamily whether it is not its strategy that wants it: what it may grow to stays as it is
     */
    boolean sendReplace(
            final Order order,
            final long price,
            final long quantity,
            final long triggerPrice,
            final boolean followsFamily) {
        final long total = followsFamily ? quantity : order.share.living(quantity);
        final GateOrder seen = gate.passReplace(order, price, total, triggerPrice, nowNs);
        cancelMet(seen);
        if (!seen.approved()) {
            out.denial(order, OrderAction.REPLACE, price, total, seen);
            back.denied(order, OrderEvent.REPLACE_REFUSED, seen);
            return false;
        }
        // The gate may leave less of an order without a parent.
        final long most = order.hasParent() ? quantity : seen.quantity;
        final long whole = followsFamily ? order.share.whole : order.share.wholeWith(most);
        if (order.slice != null && price == order.price && order.slice.under(seen.quantity) == order.slice.quantity) {
            order.quantity = seen.quantity;
            order.share.whole = whole;
            order.triggerPrice = triggerPrice;
            tell(order, OrderEvent.REPLACED);
            return true;
        }
        OrderTransitions.apply(order, OrderTrigger.ASK_REPLACE);
        if (order.slice != null) {
            order.slice.asked = order.slice.under(seen.quantity);
        }
        order.requests.askReplace(out.nextRequest(), price, seen.quantity, triggerPrice, whole, followsFamily);
        unanswered.ask(order, nowNs);
        working.follow(order);
        out.replaceOrder(order);
        return true;
    }

    /** Whether an order is to be cancelled by a kill whose pass may not have come to it: central risk, which blocks what is new, is not asked again about what is kept here. */
    boolean isKilled(final Order order) {
        return kills.includes(order);
    }

    /** Cancels an order: one that is still in the core at once, any other by asking the venue. Says whether that was possible. */
    boolean cancel(final Order order) {
        if (!OrderTransitions.apply(order, OrderTrigger.ASK_CANCEL)) {
            return false;
        }
        if (order.isLive()) {
            unanswered.ask(order, nowNs);
            askCancel(order);
        } else {
            tell(order, OrderEvent.CANCELLED);
        }
        return true;
    }

    /** Asks the venue once more to cancel an order, under a new id. */
    void repeatCancel(final Order order) {
        unanswered.askAgain(order, nowNs);
        askCancel(order);
    }

    private void askCancel(final Order order) {
        if (order.slice != null) {
            // Whatever becomes of the cancel, nothing more is shown.
            order.slice.isLast = true;
        }
        order.requests.askCancel(out.nextRequest());
        working.follow(order);
        gate.cancelled(order);
        out.cancelOrder(order, order.venueId(), order.requests.cancel);
    }

    /** Cancels what should not work at the venue: an earlier slice of an order. Nobody waits for the answer. */
    void cancelEarlierSlice(final Order order, final long sliceId) {
        gate.cancelled(order);
        out.cancelOrder(order, sliceId, out.nextRequest());
    }

    /** An order was filled, if only in part. A strategy that executes too often is stopped, and what it has working is cancelled. */
    void executed(final Order order) {
        if (gate.executed(order, nowNs)) {
            out.strategyFault(order.strategy, FaultKind.REPEATED_EXECUTION);
            cancelAll(scope.ofStrategy(order.strategy));
        }
    }

    /** Cancels the orders of a scope that are there, in steps: those of this event, too, which may have been approved before anything was wrong. */
    void cancelAll(final OrderScope of) {
        back.goOn(ContinuationKind.CANCEL_ALL, of, 0, 0, OrderIds.of(out.epoch(), sequence + 1, 0) - 1);
    }
}
