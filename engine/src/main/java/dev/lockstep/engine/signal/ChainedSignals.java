package dev.lockstep.engine.signal;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * Signals that strategies have given in answer to what came of their own answers to loopbacks, since the last input from outside. The length of chains alone bounds nothing: a strategy that answers each of
 * two updates with two more signals has 2^64 of them before the longest chain is reached. Many orders that end at once are no chain, so the bound goes with how many there may be.
 *
 * <p>First answers don't count: they are to what the venue, the market or people have brought about, and live there may be any number of those before anything else comes in.
 */
final class ChainedSignals implements Stateful {
    private final long[] signals = new long[Limits.STRATEGIES];
    private final long most;
    private boolean any;

    /**
     * No signals yet.
     *
     * @param maxOpenOrders most orders that may be open at once
     */
    ChainedSignals(final int maxOpenOrders) {
        most = Limits.LOOPBACK_GENERATIONS + (long) Limits.CHAINED_SIGNALS_PER_ORDER * maxOpenOrders;
    }

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
        return ++signals[strategy] <= most;
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final long count : signals) {
            sink.put("chainedSignals", count);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (int i = 0; i < signals.length; i++) {
            signals[i] = source.get("chainedSignals");
            any |= signals[i] != 0;
        }
    }
}
