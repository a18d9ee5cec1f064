package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.risk.SelfMatch;
import java.util.List;

/** Orders of one account, whichever strategies they are of, must not trade with each other. Every live order with a limit counts as resting at it, at the better of the two while a replace is on its way; orders without a limit may meet any. What is triggered at the venue is the venue's to look after. Orders of central risk's own, which close positions, always have the resting ones cancelled, and a child that meets nothing but its parent has that cancelled: a stop must not be denied because of the entry that it protects. */
final class SelfMatchCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            SelfMatchCheck.class,
            "Self-match prevention",
            "Keeps orders of one account from trading with each other: denies the new one, cancels the resting ones first, or does both. A child has its parent cancelled.",
            List.of("SEC 15c3-5(c)(2)(i)"),
            List.of("risk.selfMatch"),
            List.of(DenialCode.SELF_MATCH));

    private final SelfMatch strategies;

    SelfMatchCheck(final SelfMatch policy) {
        strategies = policy;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final OrderHeap others = instrument.account(order.order.account).opposite(order.side);
        final long reach = reach(order);
        final long best = others.firstKey();
        order.saw(order.price, best == OrderHeap.NONE ? 0 : Math.abs(best), 0);
        if (best <= reach && best != OrderHeap.NONE) {
            decide(order, others, reach);
        }
        return order.approved();
    }

    /** The worst key of the other side that the order would trade with. */
    private static long reach(final GateOrder order) {
        if (order.waitsAtVenue()) {
            return Long.MIN_VALUE;
        }
        if (order.price == 0) {
            return Long.MAX_VALUE;
        }
        return order.side == Side.BUY ? order.price : -order.price;
    }

    private static boolean isParent(final Order met, final Order child) {
        return child.hasParent() && met.id == child.spec.parentId;
    }

    private void decide(final GateOrder order, final OrderHeap others, final long reach) {
        final int found = others.collect(reach, order.met, order.metKeys);
        final boolean goesFirst = order.order.ofRisk || (found == 1 && isParent(order.met[0], order.order));
        final SelfMatch policy = goesFirst ? SelfMatch.CANCEL_OLDEST : strategies;
        if (policy == SelfMatch.CANCEL_NEWEST) {
            order.deny(DenialCode.SELF_MATCH);
            return;
        }
        final int room = Math.min(order.met.length, order.cancelRoom);
        order.metCount = Math.min(found, room);
        if (policy == SelfMatch.CANCEL_BOTH) {
            order.deny(DenialCode.SELF_MATCH);
        } else if (found > room) {
            order.metCount = 0;
            order.deny(DenialCode.SELF_MATCH);
        }
    }
}
