package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.RiskDecision;

/** One control of the market-access gate, which every outgoing order passes. Holds no state and allocates nothing. */
abstract class GateCheck {
    /** Looks at an order that central risk approved, new or to be replaced, and denies it if it must not go out. */
    abstract void check(RiskDecision order, InstrumentGate instrument);
}
