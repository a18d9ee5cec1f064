package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Open orders of the strategy, this one included; a replace opens none, and those that flatten are central risk's own. */
final class MaxOpenOrdersCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        final boolean opens = order.action == OrderAction.NEW && !order.isOwn();
        final long open = context.whatIf.strategyOpenOrders() + (opens ? 1 : 0);
        final long limit = context.limits.value(LimitKind.MAX_OPEN_ORDERS);
        final int key = context.limits.key(LimitKind.MAX_OPEN_ORDERS);
        order.saw(open, limit, key);
        if (open > limit && opens) {
            order.deny(DenialCode.MAX_OPEN_ORDERS, open, limit, key);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxOpenOrdersCheck.class,
                "Open orders",
                "Denies a new order of a strategy that has as many open orders as it may.",
                List.of("RTS 6 Art 15(1)(d)"),
                List.of("maxOpenOrders"),
                List.of(DenialCode.MAX_OPEN_ORDERS));
    }
}
