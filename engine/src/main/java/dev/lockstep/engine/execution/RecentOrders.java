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

    private final RecentKeys fingerprints = new RecentKeys(Limits.DUPLICATES_REMEMBERED);
    private final long[] times = new long[Limits.DUPLICATES_REMEMBERED];
    private long digest;

    /** Engine time at which an order of this fingerprint was last sent, nanoseconds, or {@link #NEVER}. */
    long lastNs(final long fingerprint) {
        final int place = fingerprints.find(fingerprint);
        return place == RecentKeys.MISSING ? NEVER : times[place];
    }

    /** Remembers an order; the oldest is forgotten if there are too many. */
    void add(final long fingerprint, final long nowNs) {
        times[fingerprints.add(fingerprint)] = nowNs;
        digest = Hash64.fold(Hash64.fold(digest, fingerprint), nowNs);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("recentDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("recent", fingerprints.size());
        for (int i = 0; i < fingerprints.size(); i++) {
            final int place = fingerprints.inOrder(i);
            sink.put("fingerprint", fingerprints.key(place));
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
