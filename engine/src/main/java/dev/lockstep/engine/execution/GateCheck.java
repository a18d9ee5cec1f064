package dev.lockstep.engine.execution;

import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** One control of the market-access gate, which every outgoing message passes. Allocates nothing, and changes nothing but what it counts of its own. */
abstract class GateCheck implements Stateful {
    /** What it is. */
    abstract ControlInfo info();

    /** Looks at a message that central risk approved, says what it saw, passed or not, and denies the message if it must not go out; says whether it is still approved. */
    abstract boolean check(GateOrder order, InstrumentGate instrument);

    /** Whether it is to be told of what was {@link #sent}. */
    boolean counts() {
        return false;
    }

    /** Whether what it counts stands with the instrument, where another set of controls finds it, too, so that it is not to be counted twice. */
    boolean countsWithTheInstrument() {
        return false;
    }

    /** A message has passed every control and goes out. */
    void sent(final GateOrder order, final InstrumentGate instrument) {}

    @Override
    public void writeState(final StateSink sink) {}

    @Override
    public void readState(final StateSource source) {}
}
