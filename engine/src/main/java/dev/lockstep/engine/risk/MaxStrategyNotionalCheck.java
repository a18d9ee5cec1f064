package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Sum of the worst cases of the strategy over its instruments. */
final class MaxStrategyNotionalCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.limits.limits(LimitKind.MAX_STRATEGY_NOTIONAL)) {
            Amounts.require(
                    order,
                    DenialCode.MAX_STRATEGY_NOTIONAL,
                    context.whatIf.strategyNotional(),
                    LimitKind.MAX_STRATEGY_NOTIONAL,
                    context);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxStrategyNotionalCheck.class,
                "Strategy notional",
                "Denies an order with which the strategy's worst cases would add up to more than the limit.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxStrategyNotional"),
                List.of(
                        DenialCode.MAX_STRATEGY_NOTIONAL,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
