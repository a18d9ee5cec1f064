package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** What a strategy wants; preallocated in the slot, written by the signal stage. Only risk turns it into an order. */
public final class Signal {
    /** Quantity of a signal that leaves the size to central risk. */
    public static final long UNSIZED = 0;
    /** Strategy of a signal that was dropped; nobody acts on it. */
    public static final int NOBODY = -1;

    /** What is asked for. */
    public OrderAction action;
    /** The new order's id, or that of the order to change. */
    public long orderId;
    /** Index of the strategy, or {@link #NOBODY}. */
    public int strategy;
    /** Index of the instrument; NEW only. */
    public int instrument;
    /** NEW only. */
    public Side side;
    /** NEW only. */
    public OrderType orderType;
    /** NEW only. */
    public TimeInForce timeInForce;
    /** Limit, scaled by 10^8; 0 for market orders and cancels. */
    public long price;
    /** Total quantity, scaled by 10^8, or {@link #UNSIZED}; 0 for cancels. */
    public long quantity;

    /** Says what is wanted: every field at once, so that nothing of the event that used this place of the slot before can go out (I5). */
    void set(
            final OrderAction wanted,
            final int byStrategy,
            final long ofOrder,
            final int ofInstrument,
            final Side onSide,
            final OrderType ofType,
            final TimeInForce inForce,
            final long limit,
            final long total) {
        action = wanted;
        strategy = byStrategy;
        orderId = ofOrder;
        instrument = ofInstrument;
        side = onSide;
        orderType = ofType;
        timeInForce = inForce;
        price = limit;
        quantity = total;
    }
}
