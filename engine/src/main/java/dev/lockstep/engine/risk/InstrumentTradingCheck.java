package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.engine.ring.RiskDecision;

/** The venue trades the instrument. */
final class InstrumentTradingCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        if (context.instrument.state != InstrumentState.TRADING) {
            order.deny(
                    DenialCode.INSTRUMENT_NOT_TRADING,
                    context.instrument.state.value(),
                    InstrumentState.TRADING.value());
        }
    }
}
