package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** Central risk's word on one signal; preallocated in the slot, written by the risk stage. */
public final class RiskDecision {
    /** What is asked for. */
    public OrderAction action;
    /** Why not, or NONE if approved. */
    public DenialCode denial;
    /** What the denying control saw, in its unit. */
    public long deniedValue;
    /** What the denying control allows, in its unit. */
    public long deniedLimit;
    /** Our order id. */
    public long orderId;
    /** Index of the strategy. */
    public int strategy;
    /** Index of the account. */
    public int account;
    /** Index of the instrument, or -1 for a change of an order that is not known. */
    public int instrument;
    /** NEW only. */
    public Side side;
    /** NEW only. */
    public OrderType orderType;
    /** NEW only. */
    public TimeInForce timeInForce;
    /** Limit, scaled by 10^8; 0 for market orders. */
    public long price;
    /** Total quantity after sizing, scaled by 10^8. */
    public long quantity;

    /** Forgets the event that used this place of the slot before, so that nothing of it can go out (I5). */
    void clear() {
        action = null;
        deny(DenialCode.NONE, 0, 0);
        orderId = 0;
        strategy = -1;
        account = 0;
        instrument = -1;
        side = null;
        orderType = null;
        timeInForce = null;
        price = 0;
        quantity = 0;
    }

    /** Denies. */
    public void deny(final DenialCode code, final long value, final long limit) {
        denial = code;
        deniedValue = value;
        deniedLimit = limit;
    }

    /** Whether central risk approved. */
    public boolean approved() {
        return denial == DenialCode.NONE;
    }
}
