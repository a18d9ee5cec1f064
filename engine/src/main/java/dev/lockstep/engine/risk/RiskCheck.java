package dev.lockstep.engine.risk;

import dev.lockstep.engine.ring.RiskDecision;

/** One control of the risk stage. Holds no state and allocates nothing. */
abstract class RiskCheck {
    /** Looks at an order that is new or to be replaced, already sized, and denies it by {@link RiskDecision#deny} if it must not go out. */
    abstract void check(RiskDecision order, RiskContext context);
}
