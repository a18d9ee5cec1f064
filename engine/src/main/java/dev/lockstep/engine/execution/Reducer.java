package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Limits;

/**
 * Keeps working reduce-only orders within the position where the venue does not: when the position has shrunk by something else, what goes beyond it is taken off the newest of them first, which are made
 * smaller or cancelled. It acts when an update comes along the ring, on as many orders as one event may; the others follow with the updates of these.
 */
final class Reducer {
    private final OrderLife life;
    private final PositionTally positions;
    private final InstrumentTable<InstrumentGate> instruments;

    Reducer(final OrderLife life, final PositionTally positions, final InstrumentTable<InstrumentGate> instruments) {
        this.life = life;
        this.positions = positions;
        this.instruments = instruments;
    }

    /** The update of an order, or of a trade without one, has come along the ring. */
    void onUpdate(final OrderUpdateDecoder update) {
        final InstrumentGate instrument = instruments.find(update.instrument());
        final StrategyOrders orders = instrument == null ? null : instrument.findStrategy(update.strategy());
        if (orders != null) {
            // Both sides of a hedged position may be behind, after fills that came one upon the other.
            final int changed = reduce(orders.reduceOnly(Side.BUY), update, instrument, 0);
            reduce(orders.reduceOnly(Side.SELL), update, instrument, changed);
        }
    }

    /** Says how many orders the event has changed with those of this side. */
    private int reduce(
            final ReduceOnlyOrders all,
            final OrderUpdateDecoder update,
            final InstrumentGate instrument,
            final int before) {
        int changed = before;
        while (changed < Limits.REDUCTIONS_PER_EVENT && all != null && !all.changeable.isEmpty()) {
            final Order newest = all.changeable.first();
            final long excess = all.expected - positions.closable(newest);
            if (excess <= 0) {
                return changed;
            }
            final boolean refused = update.orderEvent() == OrderEvent.REPLACE_REFUSED && update.orderId() == newest.id;
            if (refused || !shrink(newest, excess, instrument)) {
                life.cancel(newest);
            }
            changed++;
        }
        return changed;
    }

    /** Asks for an order without the excess; says whether that is possible and was asked for. */
    private boolean shrink(final Order order, final long excess, final InstrumentGate instrument) {
        final long left = order.quantity - excess;
        final long total = left - Math.floorMod(left, instrument.terms.quantityIncrement());
        return total > order.cumQuantity
                && total >= instrument.terms.minQuantity()
                && OrderTransitions.isPossible(order, OrderTrigger.ASK_REPLACE)
                && life.sendReplace(order, order.price, total, order.triggerPrice, order.hasParent());
    }
}
