package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.portfolio.Account;
import dev.lockstep.engine.portfolio.Knowledge;
import dev.lockstep.engine.portfolio.WhatIf;
import dev.lockstep.engine.ring.LossBreach;

/** What the controls see of one order's surroundings; one reused object. */
final class RiskContext {
    /** The most severe of the states that the order's scopes have. */
    TradingState tradingState = TradingState.ACTIVE;

    InstrumentTerms terms;
    InstrumentRisk instrument;
    /** Those that hold for the order. */
    EffectiveLimits limits;
    /** What the portfolio would come to with what the order adds. */
    WhatIf whatIf;
    /** Quantity that the order adds to what may still be filled, scaled by 10^8; 0 if a replace adds nothing, or an earlier order's exposure covers it. */
    long addedQuantity;
    /** Limit of losses that the account has reached, if any. */
    LossBreach breach = new LossBreach();

    Account account;
    boolean isMarginAccount;
    /** Whether the account's equity is known. */
    Knowledge equity = Knowledge.KNOWN;
    /** There is a limit of losses, and the equity that it is about is not known. */
    boolean isLossUnknown;
    /** Whether the order may only reduce; of a replace, whether the order that it is about may. */
    boolean reduceOnly;
    /** Engine time, nanoseconds. */
    long nowNs;
}
