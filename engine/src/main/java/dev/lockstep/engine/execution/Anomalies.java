package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** Counts, by reason, what contradicted what was known of orders. */
final class Anomalies implements Stateful {
    private static final int KINDS = Anomaly.UNREADABLE.value() + 1;

    private final long[] counts = new long[KINDS];

    void count(final Anomaly reason) {
        counts[reason.value()]++;
    }

    long of(final Anomaly reason) {
        return counts[reason.value()];
    }

    long total() {
        long total = 0;
        for (final long count : counts) {
            total += count;
        }
        return total;
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final long count : counts) {
            sink.put("anomalies", count);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (int i = 0; i < KINDS; i++) {
            counts[i] = source.get("anomalies");
        }
    }
}
