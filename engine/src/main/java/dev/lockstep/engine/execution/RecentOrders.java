package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import org.agrona.collections.Long2LongHashMap;

/**
 * When each of the last orders was sent, by a fingerprint of 64 bits: of two different orders among those remembered, one would be taken for the other with a chance below one in 10^11. Remembered are the last
 * {@link Limits#DUPLICATES_REMEMBERED}, oldest first; a checkpoint hashes a digest of them.
 */
final class RecentOrders implements Stateful {
    /** No such order is remembered. */
    static final long NEVER = Long.MIN_VALUE;

    private static final int REMEMBERED = Limits.DUPLICATES_REMEMBERED;
    private static final long MISSING = -1;

    private final Long2LongHashMap places = new Long2LongHashMap(REMEMBERED * 2, 0.5f, MISSING);
    private final long[] fingerprints = new long[REMEMBERED];
    private final long[] times = new long[REMEMBERED];
    private int next;
    private int size;
    private long digest;

    /** Engine time at which an order of this fingerprint was last sent, nanoseconds, or {@link #NEVER}. */
    long lastNs(final long fingerprint) {
        final long place = places.get(fingerprint);
        return place == MISSING ? NEVER : times[(int) place];
    }

    /** Remembers an order; the oldest is forgotten if there are too many. */
    void add(final long fingerprint, final long nowNs) {
        if (size < REMEMBERED) {
            size++;
        } else if (places.get(fingerprints[next]) == next) {
            places.remove(fingerprints[next]);
        }
        fingerprints[next] = fingerprint;
        times[next] = nowNs;
        places.put(fingerprint, next);
        next = (next + 1) & (REMEMBERED - 1);
        digest = Hash64.fold(Hash64.fold(digest, fingerprint), nowNs);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("recentDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("recent", size);
        for (int i = size; i > 0; i--) {
            final int place = (next - i) & (REMEMBERED - 1);
            sink.put("fingerprint", fingerprints[place]);
            sink.put("sentNs", times[place]);
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
