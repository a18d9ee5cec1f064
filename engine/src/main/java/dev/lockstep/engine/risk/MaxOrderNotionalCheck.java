package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** What one order is worth at its limit, or at the mark price without one, in the currency of its account; of a replace, what the whole order would be. */
final class MaxOrderNotionalCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.limits.limits(LimitKind.MAX_ORDER_NOTIONAL)) {
            Amounts.require(
                    order,
                    DenialCode.MAX_ORDER_NOTIONAL,
                    context.whatIf.orderNotional(order.quantity),
                    LimitKind.MAX_ORDER_NOTIONAL,
                    context);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxOrderNotionalCheck.class,
                "Order notional",
                "Denies an order worth more than the limit in the account's currency.",
                List.of("RTS 6 Art 15(1)(b)", "SEC 15c3-5(c)(1)(ii)"),
                List.of("maxOrderNotional"),
                List.of(
                        DenialCode.MAX_ORDER_NOTIONAL,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
