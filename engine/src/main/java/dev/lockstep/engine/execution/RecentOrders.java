package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * When each of the last orders was sent, by a fingerprint of 64 bits: of two different orders among those remembered, one would be taken for the other with a chance below one in 10^11. Remembered are the last
 * {@link Limits#DUPLICATES_REMEMBERED}, oldest first; a checkpoint hashes a digest of them.
 */
final class RecentOrders implements Stateful {
    /** No such order is remembered. */
    static final long NEVER = Long.MIN_VALUE;

    private static final int REMEMBERED = Limits.DUPLICATES_REMEMBERED;
    private static final int BUCKETS = 2 * REMEMBERED;

    /** Number of the newest order by the low bits of its fingerprint, and of the one before it with the same bits; what is no longer remembered ends the chain, so nothing is ever taken out. */
    private final long[] newest = new long[BUCKETS];

    private final long[] before = new long[REMEMBERED];
    private final long[] fingerprints = new long[REMEMBERED];
    private final long[] times = new long[REMEMBERED];
    /** Orders so far, which are numbered from 1. */
    private long last;

    private int size;
    private long digest;

    /** Engine time at which an order of this fingerprint was last sent, nanoseconds, or {@link #NEVER}. */
    long lastNs(final long fingerprint) {
        for (long order = newest[bucket(fingerprint)]; order > last - size; order = before[place(order)]) {
            if (fingerprints[place(order)] == fingerprint) {
                return times[place(order)];
            }
        }
        return NEVER;
    }

    /** Remembers an order; the oldest is forgotten if there are too many. */
    void add(final long fingerprint, final long nowNs) {
        size = Math.min(size + 1, REMEMBERED);
        last++;
        final int place = place(last);
        final int bucket = bucket(fingerprint);
        fingerprints[place] = fingerprint;
        times[place] = nowNs;
        before[place] = newest[bucket];
        newest[bucket] = last;
        digest = Hash64.fold(Hash64.fold(digest, fingerprint), nowNs);
    }

    private static int bucket(final long fingerprint) {
        return (int) fingerprint & (BUCKETS - 1);
    }

    private static int place(final long order) {
        return (int) order & (REMEMBERED - 1);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("recentDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("recent", size);
        for (long order = last - size + 1; order <= last; order++) {
            sink.put("fingerprint", fingerprints[place(order)]);
            sink.put("sentNs", times[place(order)]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final long restored = source.get("recentDigest");
        for (long count = source.section("recent"); count > 0; count--) {
            final long fingerprint = source.get("fingerprint");
            add(fingerprint, source.get("sentNs"));
        }
        digest = restored;
    }
}
