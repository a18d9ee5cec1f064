package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;

/** Whether a message only reduces what its account holds, the account's other live orders of that side counted: what is left of trading to those who may only reduce. */
final class AccountReduction {
    private final PositionTally positions;
    private final WorkingOrders working;

    AccountReduction(final PositionTally positions, final WorkingOrders working) {
        this.positions = positions;
        this.working = working;
    }

    /** Whether it is a replace that takes something off an order and changes nothing else, and so as harmless as a cancel. */
    static boolean takesOff(final GateOrder order) {
        final Order about = order.order;
        return order.isReplace
                && order.quantity <= about.quantity
                && order.price == about.price
                && order.triggerPrice == about.triggerPrice;
    }

    /** What it may still fill, beyond what has been filled. */
    static long rest(final GateOrder order) {
        return order.quantity - order.order.cumQuantity;
    }

    /** As much as it may fill, scaled by 10^8. */
    long closable(final GateOrder order, final InstrumentGate instrument) {
        final Order about = order.order;
        final long counted = order.isReplace ? about.countedWorst : 0;
        final boolean isHedged = positions.isHedged(about.account);
        if (about.ofRisk || (about.spec.reduceOnly && (isHedged || !working.isWatchedHere(about)))) {
            // Central risk sees to it, has just been asked, or the venue and the control before this one do.
            return Math.max(counted, rest(order));
        }
        if (isHedged) {
            return counted;
        }
        final long net = positions.ofAccount(about.account, about.instrument);
        final long others = instrument.account(about.account).open(order.side) - about.countedWorst;
        return Math.max(counted, (order.side == Side.SELL ? net : -net) - others);
    }
}
