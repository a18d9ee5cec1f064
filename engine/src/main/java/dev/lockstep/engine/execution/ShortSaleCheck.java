package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** Without permission to sell short, what an account may sell in all, its live sells included, is what it holds. A replace that adds nothing passes. Where long and short are kept apart, every sell that does not close is short. */
final class ShortSaleCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            ShortSaleCheck.class,
            "Short-sale permission",
            "Denies sells that may make or enlarge a short position of the account, where there is no permission.",
            List.of("SEC 15c3-5(c)(2)(i)"),
            List.of(LimitRule.SHORT_SALE.key()),
            List.of(DenialCode.SHORT_SALE));

    private final PositionTally positions;

    ShortSaleCheck(final PositionTally positions) {
        this.positions = positions;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        if (order.side == Side.BUY || order.limits.value(LimitKind.SHORT_SALE) != 0) {
            order.sawNothing();
            return order.approved();
        }
        final Order about = order.order;
        final long rest = order.quantity - about.cumQuantity;
        if (positions.isHedged(about.account)) {
            final long opens = about.spec.reduceOnly ? 0 : rest;
            order.saw(opens, 0, LimitKind.SHORT_SALE);
            if (opens > about.countedWorst) {
                order.deny(DenialCode.SHORT_SALE);
            }
            return order.approved();
        }
        final long openSells = instrument.account(about.account).open(Side.SELL) - about.countedWorst + rest;
        final long held = positions.ofAccount(about.account, about.instrument);
        order.saw(openSells, Math.max(0, held), LimitKind.SHORT_SALE);
        if (openSells > held && rest > about.countedWorst) {
            order.deny(DenialCode.SHORT_SALE);
        }
        return order.approved();
    }
}
