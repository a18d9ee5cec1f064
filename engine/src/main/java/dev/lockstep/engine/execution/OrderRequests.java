package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;

/** What becomes of the decisions of central risk: orders that are sent, kept or denied, and changes of them. */
final class OrderRequests {
    private final OrderLife life;
    private final OrderBlotter orders;
    private final OrderGroups groups;
    private final Emulator emulator;
    private final InstrumentTable<InstrumentGate> instruments;
    private final int maxOpenOrders;
    /** Null unless changed limits are tried. */
    private DeniedOrders denied;

    OrderRequests(
            final OrderLife life,
            final OrderGroups groups,
            final Emulator emulator,
            final InstrumentTable<InstrumentGate> instruments,
            final int maxOpenOrders) {
        this.life = life;
        this.orders = life.orders;
        this.groups = groups;
        this.emulator = emulator;
        this.instruments = instruments;
        this.maxOpenOrders = maxOpenOrders;
    }

    /** Lets changed limits be tried on what central risk denies. */
    void preview(final DeniedOrders byRisk) {
        denied = byRisk;
    }

    /** Carries out what central risk has decided for an event. */
    void execute(final RiskSection risk) {
        for (int i = 0; i < risk.count(); i++) {
            final RiskDecision decision = risk.decision(i);
            if (denied != null && !decision.approved()) {
                denied.ask(decision, life.nowNs());
            }
            switch (decision.action) {
                case NEW -> submit(decision);
                case REPLACE -> replace(decision);
                default -> cancel(decision);
            }
        }
    }

    /** Sends a new order, keeps it until its time comes, or says why not. */
    private void submit(final RiskDecision decision) {
        final int working = orders.size();
        if (decision.approved() && working >= maxOpenOrders) {
            decision.deny(DenialCode.TOO_MANY_OPEN_ORDERS, working + 1L, maxOpenOrders);
        }
        if (decision.approved()) {
            groups.families.check(decision);
        }
        if (decision.approved()) {
            emulator.check(decision);
        }
        if (!decision.approved()) {
            life.out.denial(decision);
            life.back.deniedUnborn(decision, OrderEvent.DENIED);
            return;
        }
        final Order order = orders.open(decision, instruments.get(decision.instrument).venue);
        groups.families.join(order);
        if (emulator.keeps(order)) {
            if (life.keep(order)) {
                emulator.arm(order);
            }
        } else {
            emulator.translate(order);
            life.send(order);
        }
    }

    /** Asks the venue to replace an order, replaces it here if it has not been sent, or says why not. */
    private void replace(final RiskDecision decision) {
        final Order order = ownOrder(decision);
        if (decision.approved() && isPossible(order, OrderTrigger.ASK_REPLACE, decision)) {
            emulator.checkReplace(order, decision);
        }
        if (decision.approved()) {
            final long trigger = decision.spec.triggerPrice == 0 ? order.triggerPrice : decision.spec.triggerPrice;
            if (order.isInTheCore()) {
                replaceHere(order, decision, trigger);
            } else if (order.slice != null && decision.quantity <= order.cumQuantity) {
                // What the venue would say of a total that has been filled it can't say of a slice that has not.
                decision.deny(DenialCode.BAD_QUANTITY, decision.quantity, order.cumQuantity);
                refuse(order, decision, OrderEvent.REPLACE_REFUSED);
            } else {
                life.sendReplace(order, decision.price, decision.quantity, trigger, false);
            }
            return;
        }
        refuse(order, decision, OrderEvent.REPLACE_REFUSED);
    }

    private void replaceHere(final Order order, final RiskDecision decision, final long trigger) {
        OrderTransitions.apply(order, OrderTrigger.ASK_REPLACE);
        order.price = decision.price;
        order.triggerPrice = trigger;
        order.share.allow(decision.quantity);
        order.quantity = order.share.wanted();
        life.tell(order, OrderEvent.REPLACED);
        emulator.arm(order);
    }

    /** Cancels an order, or says why not. */
    private void cancel(final RiskDecision decision) {
        final Order order = ownOrder(decision);
        if (decision.approved() && isPossible(order, OrderTrigger.ASK_CANCEL, decision)) {
            life.cancel(order);
            return;
        }
        refuse(order, decision, OrderEvent.CANCEL_REFUSED);
    }

    /** One step of a cancel-all: asks for what can be cancelled of the scope's orders behind the cursor, up to the last that was there when it began. */
    void cancelStep(final OrderScope scope, final long cursor, final long lastOrderId) {
        final int count = orders.sort();
        int cancelled = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order == null) {
                continue;
            }
            if (order.id > lastOrderId) {
                return;
            }
            if (scope.includes(order) && OrderTransitions.isPossible(order, OrderTrigger.ASK_CANCEL)) {
                final long id = order.id;
                life.cancel(order);
                if (++cancelled == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.CANCEL_ALL, scope, id, 0, lastOrderId);
                    return;
                }
            }
        }
    }

    private Order ownOrder(final RiskDecision decision) {
        final Order order = orders.find(decision.orderId);
        return order != null && order.strategy == decision.strategy ? order : null;
    }

    private static boolean isPossible(final Order order, final OrderTrigger trigger, final RiskDecision decision) {
        if (order == null) {
            decision.deny(DenialCode.UNKNOWN_ORDER, decision.orderId, OrderSpec.NO_ORDER);
        } else if (!OrderTransitions.isPossible(order, trigger)) {
            final DenialCode code = order.isOpen() ? DenialCode.CHANGE_PENDING : DenialCode.ORDER_NOT_OPEN;
            decision.deny(code, order.state.value(), 0);
        }
        return decision.approved();
    }

    private void refuse(final Order order, final RiskDecision decision, final OrderEvent event) {
        life.out.denial(decision);
        if (order == null) {
            life.back.deniedUnborn(decision, event);
        } else {
            life.back.denied(order, event, decision);
        }
    }
}
