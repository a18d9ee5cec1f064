package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** A sliding window for each strategy, and one for orders that are nobody's. */
final class RateWindows implements Stateful {
    /** In nanoseconds. */
    static final long SECOND = 1_000_000_000L;

    private final TimeWindow[] windows;

    /**
     * Empty windows.
     *
     * @param most events that each of them keeps
     */
    RateWindows(final int strategies, final int most) {
        windows = new TimeWindow[strategies + 1];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = new TimeWindow(most);
        }
    }

    /** How many events of a strategy were later than {@code nowNs - lengthNs}. */
    int count(final int strategy, final long nowNs, final long lengthNs) {
        return of(strategy).count(nowNs, lengthNs);
    }

    void add(final int strategy, final long nowNs) {
        of(strategy).add(nowNs);
    }

    void clear(final int strategy) {
        of(strategy).clear();
    }

    private TimeWindow of(final int strategy) {
        return windows[strategy - Order.NOBODY];
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final TimeWindow window : windows) {
            window.writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (final TimeWindow window : windows) {
            window.readState(source);
        }
    }
}
