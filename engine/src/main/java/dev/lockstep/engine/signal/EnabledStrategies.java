package dev.lockstep.engine.signal;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** Which strategies are enabled, as bit masks by index; at first all of them. */
final class EnabledStrategies implements Stateful {
    /** Index in an admin command that stands for every strategy. */
    private static final int EVERY = -1;

    /** Bit i: there is a strategy i. */
    private final long existing;

    private long enabled;

    EnabledStrategies(final int count) {
        existing = count == Long.SIZE ? -1L : (1L << count) - 1;
        enabled = existing;
    }

    /** Those of a mask that are enabled. */
    long of(final long strategies) {
        return strategies & enabled;
    }

    boolean contains(final int strategy) {
        return strategy < Long.SIZE && (enabled & (1L << strategy)) != 0;
    }

    /** Those enabled that an admin command names. */
    long named(final int strategy) {
        return enabled & mask(strategy);
    }

    /** Enables what an admin command names. */
    void enable(final int strategy) {
        enabled |= existing & mask(strategy);
    }

    void disable(final int strategy) {
        enabled &= ~(1L << strategy);
    }

    /** One index or {@link #EVERY}; none for an index that does not exist. */
    private static long mask(final int strategy) {
        return strategy == EVERY ? -1L : strategy >= 0 && strategy < Limits.STRATEGIES ? 1L << strategy : 0;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("enabledStrategies", enabled);
    }

    @Override
    public void readState(final StateSource source) {
        enabled = source.get("enabledStrategies");
    }
}
