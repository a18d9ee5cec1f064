package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** Central risk's word on one signal, or on an order of its own; preallocated in the slot, written by the risk stage. */
public final class RiskDecision extends Verdict {
    /** What is asked for. */
    public OrderAction action;
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
    /** Limit, scaled by 10^8; 0 without. */
    public long price;
    /** Total quantity after sizing, scaled by 10^8. */
    public long quantity;
    /** Its parent's exposure stands for what it may grow to with the fills of that. */
    public boolean coveredByParent;
    /** What was asked for, with everything that is said here no second time; read only. */
    public OrderSpec spec;

    private final OrderSpec own = new OrderSpec();
    private boolean isOwn;

    /** Starts as what the signal asks for, approved: every field at once, so that nothing of an earlier event can go out (I5). */
    void take(final Signal signal, final int ofAccount) {
        start(signal.action, signal.orderId, signal.strategy, ofAccount, signal.spec);
    }

    /** Starts an order of central risk's own, whose {@link #spec} is to be filled in before {@link #ask}. */
    OrderSpec originate(final long ownOrderId, final int forStrategy, final int ofAccount) {
        start(OrderAction.NEW, ownOrderId, forStrategy, ofAccount, own);
        isOwn = true;
        return own;
    }

    /** Starts as another one did: what was asked for there, approved so far. */
    public void askAgain(final RiskDecision other) {
        start(other.action, other.orderId, other.strategy, other.account, other.spec);
        isOwn = other.isOwn;
    }

    private void start(
            final OrderAction wanted,
            final long ofOrder,
            final int byStrategy,
            final int ofAccount,
            final OrderSpec asked) {
        action = wanted;
        approve();
        orderId = ofOrder;
        strategy = byStrategy;
        account = ofAccount;
        spec = asked;
        coveredByParent = false;
        isOwn = false;
        ask();
    }

    /** Whether it is an order of central risk's own. */
    public boolean isOwn() {
        return isOwn;
    }

    /** Takes over what the order's own fields say. */
    public void ask() {
        instrument = spec.instrument;
        side = spec.side;
        orderType = spec.type;
        timeInForce = spec.timeInForce;
        price = spec.price;
        quantity = spec.quantity;
    }
}
