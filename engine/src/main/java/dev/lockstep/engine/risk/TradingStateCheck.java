package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.RiskDecision;

/** Halted: nothing goes out but cancels. Reducing: only what brings the position nearer to zero, working orders counted. */
final class TradingStateCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        if (context.tradingState == TradingState.HALTED) {
            order.deny(DenialCode.TRADING_HALTED, 0, 0);
        } else if (context.tradingState == TradingState.REDUCING && context.addedQuantity > reducible(order, context)) {
            order.deny(DenialCode.TRADING_REDUCING, context.addedQuantity, reducible(order, context));
        }
    }

    private static long reducible(final RiskDecision order, final RiskContext context) {
        final InstrumentRisk instrument = context.instrument;
        final long position = instrument.position.quantity();
        final long open =
                order.side == Side.BUY ? -position - instrument.reservedBuy : position - instrument.reservedSell;
        return Math.max(0, open);
    }
}
