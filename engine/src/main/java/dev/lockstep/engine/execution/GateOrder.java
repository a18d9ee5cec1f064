package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.Verdict;

/** One message as the gate sees it: a new order, or a replace, with what would then be in force; one reused object. */
final class GateOrder extends Verdict {
    Order order;
    boolean isReplace;
    Side side;
    OrderType type;
    TimeInForce timeInForce;
    /** Limit, scaled by 10^8; 0 without. */
    long price;
    /** Total, scaled by 10^8. */
    long quantity;
    /** Engine time, nanoseconds. */
    long nowNs;

    GateOrder set(final Order about, final boolean replace, final long limit, final long total, final long atNs) {
        approve();
        order = about;
        isReplace = replace;
        side = about.side;
        type = about.type;
        timeInForce = about.timeInForce;
        price = limit;
        quantity = total;
        nowNs = atNs;
        return this;
    }
}
