package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.limit.ControlInfo;
import java.util.List;

/** A reduce-only order, at a venue that does not know the flag, gets no larger than what the strategy's position leaves after its other live reduce-only orders; if that is nothing, it is denied. A replace that adds nothing passes, so that a way to less is open. */
final class ReduceOnlyCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            ReduceOnlyCheck.class,
            "Reduce-only",
            "Cuts reduce-only orders down to the position, at venues that do not look after it, and denies them when nothing is left.",
            List.of("RTS 6 Art 15(4)"),
            List.of("venues.*.flags"),
            List.of(DenialCode.REDUCE_ONLY));

    private final PositionTally positions;
    private final WorkingOrders working;

    ReduceOnlyCheck(final PositionTally positions, final WorkingOrders working) {
        this.positions = positions;
        this.working = working;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final Order about = order.order;
        if (!about.spec.reduceOnly || !working.isWatchedHere(about)) {
            order.sawNothing();
            return order.approved();
        }
        final ReduceOnlyOrders all = instrument.strategy(about.strategy).reduceOnly(order.side);
        final long others = all == null ? 0 : all.worst - about.countedWorst;
        final long allowed = Math.max(0, positions.closable(about) - others);
        final long rest = order.quantity - about.cumQuantity;
        order.saw(rest, allowed, 0);
        if (rest > Math.max(allowed, order.isReplace ? about.countedWorst : 0)) {
            order.quantity = about.cumQuantity + allowed - allowed % instrument.terms.quantityIncrement();
            if (order.quantity <= about.cumQuantity || changesNothing(order)) {
                order.deny(DenialCode.REDUCE_ONLY);
            }
        }
        return order.approved();
    }

    private static boolean changesNothing(final GateOrder order) {
        return order.isReplace
                && order.quantity == order.order.quantity
                && order.price == order.order.price
                && order.triggerPrice == order.order.triggerPrice;
    }
}
