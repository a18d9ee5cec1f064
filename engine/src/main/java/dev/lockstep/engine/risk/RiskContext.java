package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.EffectiveLimits;

/** What the controls see of one order's surroundings; one reused object. */
final class RiskContext {
    TradingState tradingState = TradingState.ACTIVE;
    InstrumentTerms terms;
    InstrumentRisk instrument;
    /** Those that hold for the order. */
    EffectiveLimits limits;
    /** Quantity that the order adds to what may still be filled, scaled by 10^8; 0 if a replace adds nothing. */
    long addedQuantity;
}
