package dev.lockstep.engine.execution;

/** One control of the market-access gate, which every outgoing message passes. Allocates nothing. */
abstract class GateCheck {
    /** Looks at a message that central risk approved and denies it if it must not go out. */
    abstract void check(GateOrder order, InstrumentGate instrument);
}
