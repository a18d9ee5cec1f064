package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Halted: nothing goes out but cancels. Reducing: only what brings the position nearer to zero, working orders counted. */
final class TradingStateCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.tradingState == TradingState.HALTED) {
            order.deny(DenialCode.TRADING_HALTED, context.tradingState.value(), TradingState.ACTIVE.value());
        } else if (context.tradingState == TradingState.REDUCING) {
            order.require(DenialCode.TRADING_REDUCING, context.addedQuantity, context.whatIf.closableByAccount(), 0);
        } else {
            order.saw(context.tradingState.value(), TradingState.ACTIVE.value(), 0);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                TradingStateCheck.class,
                "Trading state",
                "Denies every order while its engine, account, strategy, instrument or venue is halted, and every order that does not reduce the position while it is reducing.",
                List.of("RTS 6 Art 12", "RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of(),
                List.of(DenialCode.TRADING_HALTED, DenialCode.TRADING_REDUCING));
    }
}
