package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** The last orders that ended, oldest first. */
final class EndedOrders implements Stateful {
    /** No order: ids are above 0. */
    static final long NONE = 0;

    private static final int REMEMBERED = 1_024;

    private final long[] ids = new long[REMEMBERED];
    private int next;
    private int size;

    /** Adds an order; returns the one that is forgotten for it, or {@link #NONE}. */
    long add(final long orderId) {
        final long forgotten = ids[next];
        ids[next] = orderId;
        next = (next + 1) & (REMEMBERED - 1);
        size = Math.min(size + 1, REMEMBERED);
        return forgotten;
    }

    int size() {
        return size;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("ended", size);
        for (int i = size; i > 0; i--) {
            sink.put("orderId", ids[(next - i) & (REMEMBERED - 1)]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("ended"); count > 0; count--) {
            add(source.get("orderId"));
        }
    }
}
