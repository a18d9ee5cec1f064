package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;

/** Asks a preview of the gate about orders that central risk denied, so far as they would have gone out at once; orders that wait for something, or for each other, meet a market of which nothing is known yet. */
final class DeniedOrders {
    private final GatePreview preview;
    private final OrderBlotter orders;
    private final Emulator emulator;
    private final InstrumentTable<InstrumentGate> instruments;
    private final Order unborn = new Order();
    private final RiskDecision again = new RiskDecision();

    DeniedOrders(
            final GatePreview preview,
            final OrderBlotter orders,
            final Emulator emulator,
            final InstrumentTable<InstrumentGate> instruments) {
        this.preview = preview;
        this.orders = orders;
        this.emulator = emulator;
        this.instruments = instruments;
    }

    /** Central risk has denied this in the run. */
    void ask(final RiskDecision denied, final long nowNs) {
        if (denied.action == OrderAction.NEW) {
            askNew(denied, nowNs);
        } else if (denied.action == OrderAction.REPLACE) {
            askReplace(denied, nowNs);
        }
    }

    private void askNew(final RiskDecision denied, final long nowNs) {
        if (denied.spec.parentId != OrderSpec.NO_ORDER || denied.spec.link != LinkKind.NONE) {
            return;
        }
        again.askAgain(denied);
        again.quantity = preview.quantity(denied.orderId, denied.quantity);
        emulator.check(again);
        if (!again.approved()) {
            preview.tell(denied, again);
            return;
        }
        final InstrumentGate instrument = instruments.get(again.instrument);
        unborn.open(again, instrument.venue);
        if (!emulator.keeps(unborn)) {
            emulator.translate(unborn);
            preview.lookAtNew(unborn, instrument, Limits.SELF_MATCH_CANCELS, nowNs);
            preview.tell(denied, denied.orderId, false);
        }
    }

    private void askReplace(final RiskDecision denied, final long nowNs) {
        final Order order = orders.find(denied.orderId);
        if (order == null
                || order.strategy != denied.strategy
                || order.isInTheCore()
                || !OrderTransitions.isPossible(order, OrderTrigger.ASK_REPLACE)) {
            return;
        }
        final long trigger = denied.spec.triggerPrice == 0 ? order.triggerPrice : denied.spec.triggerPrice;
        preview.lookAtReplace(
                order,
                denied.price,
                denied.quantity,
                trigger,
                instruments.get(order.instrument),
                Limits.SELF_MATCH_CANCELS,
                nowNs);
        preview.tell(denied, denied.orderId, true);
    }
}
