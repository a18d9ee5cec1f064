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
    /** Null for a change of an order that is not known. */
    public Side side;
    /** Null for a change of an order that is not known. */
    public OrderType orderType;
    /** Null for a change of an order that is not known. */
    public TimeInForce timeInForce;
    /** Limit, scaled by 10^8; 0 for market orders. */
    public long price;
    /** Total quantity after sizing, scaled by 10^8. */
    public long quantity;

    /** Starts as what the signal asks for, approved: every field at once, so that nothing of an earlier event can go out (I5). */
    void take(final Signal signal, final int ofAccount) {
        action = signal.action;
        denial = DenialCode.NONE;
        deniedValue = 0;
        deniedLimit = 0;
        orderId = signal.orderId;
        strategy = signal.strategy;
        account = ofAccount;
        instrument = signal.instrument;
        side = signal.side;
        orderType = signal.orderType;
        timeInForce = signal.timeInForce;
        price = signal.price;
        quantity = signal.quantity;
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
