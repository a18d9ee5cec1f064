package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.OrderAction;

/** What a strategy wants; preallocated in the slot, written by the signal stage. */
public final class Signal {
    /** Strategy index of a signal whose strategy failed on the same event: nothing is to be done about it. */
    public static final int NOBODY = -1;

    /** What is asked for. */
    public OrderAction action;
    /** The new order's id, or that of the order to change. */
    public long orderId;
    /** Index of the strategy, or {@link #NOBODY}. */
    public int strategy;
    /** The order. Of one to be replaced only price, total quantity and trigger price count, of one to be cancelled nothing. */
    public final OrderSpec spec = new OrderSpec();
}
