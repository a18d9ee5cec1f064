package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;

/**
 * Shows an order bit by bit where the venue would show all of it: for everybody but the venue it stays one order, and the venue gets one slice after the other, each under an id of its own. The next one goes out in the event in which the last
 * fill of the one before is told, passes the gate like any order, and ends the whole order if it is denied by us, refused by the venue, or kept back by the gateway.
 */
final class SliceSender {
    private final OrderLife life;
    private final Emulator emulator;

    SliceSender(final OrderLife life, final Emulator emulator) {
        this.life = life;
        this.emulator = emulator;
    }

    /** Something has changed in what was filled of an order in slices, or in what the venue has of it. */
    void goOn(final Order order) {
        if (!order.isLive() || order.isEnding()) {
            return;
        }
        if (!order.slice.isFilled(order.cumQuantity)) {
            keepWithin(order);
        } else if (order.slice.isLast || life.isKilled(order)) {
            // What the cancel was for is gone, and nothing more is to come.
            life.happen(order, OrderTrigger.CANCEL, OrderEvent.CANCELLED);
        } else {
            next(order);
        }
    }

    /** A replace was refused: if it was to keep a slice within the order, or came in the way of that, the slice is cancelled, which always passes. */
    void onReplaceRefused(final Order order) {
        if (order.slice != null
                && order.slice.end() > order.quantity
                && order.isLive()
                && order.state != OrderState.UNKNOWN
                && !order.requests.isCancelling()) {
            life.cancel(order);
        }
    }

    private void next(final Order order) {
        if (order.requests.isReplacing()) {
            // The slice that was to be changed is gone: the next one has the terms that were asked for.
            order.replaced(order.requests.price, order.requests.quantity, order.requests.followsFamily);
            order.triggerPrice = order.requests.triggerPrice;
            order.requests.lateReplace = order.requests.replace;
            life.happen(order, OrderTrigger.REPLACE, OrderEvent.REPLACED);
        }
        if (order.isLive()) {
            emulator.translate(order);
            life.sendNextSlice(order);
        }
    }

    /** A late fill of an earlier slice may have left less than what works now. */
    private void keepWithin(final Order order) {
        if (order.slice.end() <= order.quantity || order.requests.isCancelling()) {
            return;
        }
        if (order.cumQuantity >= order.quantity) {
            life.cancel(order);
        } else if (OrderTransitions.isPossible(order, OrderTrigger.ASK_REPLACE)) {
            if (!life.sendReplace(order, order.price, order.quantity, order.triggerPrice, order.hasParent())) {
                // It must not stay larger than the order; a cancel always passes.
                life.cancel(order);
            }
        }
    }
}
