package dev.lockstep.engine.signal;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * How wide chains of loopbacks have grown since the last input from outside. Their length alone bounds nothing: a strategy that answers each of
 * two updates with two more signals has 2^64 of them before the longest chain is reached.
 */
final class ChainedSignals implements Stateful {
    private final int[] signals = new int[Limits.STRATEGIES];
    private boolean any;

    /** An input from outside has come: chains begin anew. */
    void begin() {
        if (any) {
            Arrays.fill(signals, 0);
            any = false;
        }
    }

    /** Counts a signal in a chain; false if it is one too many. */
    boolean allow(final int strategy) {
        any = true;
        return ++signals[strategy] <= Limits.LOOPBACK_SIGNALS;
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final int count : signals) {
            sink.put("chainedSignals", count);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (int i = 0; i < signals.length; i++) {
            signals[i] = source.getInt("chainedSignals");
            any |= signals[i] != 0;
        }
    }
}
