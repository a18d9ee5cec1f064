package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * What an instrument's reference price was some time ago, from a fixed number of samples. A sample is the last price of an interval, {@value #INTERVALS} of which make a window; what is found for a moment is the
 * price of then or of up to one interval before, never a later one. A checkpoint hashes a digest of the samples that are complete.
 */
final class ReferenceHistory implements Stateful {
    /** Intervals that a window is divided into. */
    static final int INTERVALS = Limits.REFERENCE_SAMPLES - 2;

    private static final int MASK = Limits.REFERENCE_SAMPLES - 1;

    private long[] times;
    private long[] prices;
    private long first;
    private long end;
    /** When the interval of the last sample ends. */
    private long intervalEndNs;

    private long digest;

    /**
     * The reference is this now. The first two are kept apart, however close, so that there is something to compare with.
     *
     * @param windowNs how far back may be asked, nanoseconds
     */
    void take(final long nowNs, final long price, final long windowNs) {
        if (nowNs >= intervalEndNs || end - first < 2) {
            begin(nowNs, windowNs);
        }
        final int last = (int) (end - 1) & MASK;
        times[last] = nowNs;
        prices[last] = price;
    }

    private void begin(final long nowNs, final long windowNs) {
        if (times == null) {
            times = new long[Limits.REFERENCE_SAMPLES];
            prices = new long[Limits.REFERENCE_SAMPLES];
        }
        if (end != first) {
            final int complete = (int) (end - 1) & MASK;
            digest = Hash64.fold(Hash64.fold(digest, times[complete]), prices[complete]);
        }
        if (end - first == Limits.REFERENCE_SAMPLES) {
            first++;
        }
        end++;
        intervalEndNs = nowNs + windowNs / INTERVALS;
    }

    /** The reference as it was a window ago, else the oldest that is known; {@link InstrumentGate#NO_REFERENCE} without one. What is older is forgotten. */
    long ago(final long nowNs, final long windowNs) {
        if (first == end) {
            return InstrumentGate.NO_REFERENCE;
        }
        final long thenNs = nowNs - windowNs;
        // The last sample may still change, so it can't be relied on to stay as old as it is.
        while (end - first > 2 && times[(int) (first + 1) & MASK] <= thenNs) {
            first++;
        }
        final boolean isNext = end - first > 1 && times[(int) (first + 1) & MASK] <= thenNs;
        return prices[(int) (isNext ? first + 1 : first) & MASK];
    }

    @Override
    public void writeState(final StateSink sink) {
        final int last = (int) (end - 1) & MASK;
        sink.put("samplesDigest", digest);
        sink.put("intervalEndNs", intervalEndNs);
        sink.put("lastSampleNs", end == first ? 0 : times[last]);
        sink.put("lastSamplePrice", end == first ? 0 : prices[last]);
        if (sink.isDigest()) {
            return;
        }
        sink.section("samples", end - first);
        for (long i = first; i < end; i++) {
            sink.put("sampleNs", times[(int) i & MASK]);
            sink.put("samplePrice", prices[(int) i & MASK]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final long restoredDigest = source.get("samplesDigest");
        final long restoredEndNs = source.get("intervalEndNs");
        source.get("lastSampleNs");
        source.get("lastSamplePrice");
        for (long count = source.section("samples"); count > 0; count--) {
            intervalEndNs = Long.MIN_VALUE;
            final long atNs = source.get("sampleNs");
            take(atNs, source.get("samplePrice"), 0);
        }
        intervalEndNs = restoredEndNs;
        digest = restoredDigest;
    }
}
