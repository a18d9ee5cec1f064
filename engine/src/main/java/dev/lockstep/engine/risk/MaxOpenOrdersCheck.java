package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Open orders of the strategy, this one included; a replace opens none. */
final class MaxOpenOrdersCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        final long open = context.whatIf.strategyOpenOrders() + (order.action == OrderAction.NEW ? 1 : 0);
        order.require(
                DenialCode.MAX_OPEN_ORDERS,
                open,
                context.limits.value(LimitKind.MAX_OPEN_ORDERS),
                context.limits.key(LimitKind.MAX_OPEN_ORDERS));
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                "Open orders",
                "Denies a new order of a strategy that has as many open orders as it may.",
                List.of("RTS 6 Art 15(1)(d)"),
                List.of("maxOpenOrders"),
                List.of(DenialCode.MAX_OPEN_ORDERS));
    }
}
