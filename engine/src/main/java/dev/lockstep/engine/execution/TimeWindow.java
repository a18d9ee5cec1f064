package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * An exact sliding window: when each of the last events of one kind was. It grows by doubling to a fixed bound; beyond that the oldest is forgotten. A checkpoint hashes a digest.
 */
final class TimeWindow implements Stateful {
    private static final int INITIAL_CAPACITY = 16;

    private final int most;
    private long[] times = new long[INITIAL_CAPACITY];
    private long first;
    private long end;
    private long digest;

    /**
     * An empty window.
     *
     * @param most events that are kept, at least one
     */
    TimeWindow(final int most) {
        this.most = most;
    }

    /** How many events were later than {@code nowNs - lengthNs}; older ones are forgotten. */
    int count(final long nowNs, final long lengthNs) {
        final long cutNs = nowNs - lengthNs;
        while (first != end && times[index(first)] <= cutNs) {
            first++;
        }
        return (int) (end - first);
    }

    /** Adds an event; time does not go backwards. */
    void add(final long nowNs) {
        if (end - first == most) {
            first++;
        } else if (end - first == times.length) {
            grow();
        }
        times[index(end++)] = nowNs;
        digest = Hash64.fold(digest, nowNs);
    }

    private void grow() {
        final int size = times.length;
        final long[] old = times;
        times = Arrays.copyOf(old, size * 2);
        for (long i = first; i < end; i++) {
            times[index(i)] = old[(int) i & (size - 1)];
        }
    }

    void clear() {
        first = end;
        digest = Hash64.fold(digest, 0);
    }

    private int index(final long event) {
        return (int) event & (times.length - 1);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("windowDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("window", end - first);
        for (long i = first; i < end; i++) {
            sink.put("eventNs", times[index(i)]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final long restored = source.get("windowDigest");
        for (long count = source.section("window"); count > 0; count--) {
            add(source.get("eventNs"));
        }
        digest = restored;
    }
}
