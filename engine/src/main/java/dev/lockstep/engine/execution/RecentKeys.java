package dev.lockstep.engine.execution;

/**
 * The places of the last keys: a ring in which the newest key takes the place of the oldest. Keys with the same hash are chained from the newest to the oldest, and a chain ends at the first that is no longer
 * remembered, so nothing ever has to be taken out of it: a hash map would spend more on removing the oldest than on everything else.
 */
final class RecentKeys {
    /** No place: the key is not remembered. */
    static final int MISSING = -1;
    /** Stands where a key was dropped; no key is equal to it. */
    static final long DROPPED = Long.MIN_VALUE;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    /** Number of the key before it in its chain, by place. */
    private final long[] before;
    /** Number of the newest key, by hash. */
    private final long[] newest;

    private final int shift;
    /** Keys so far, which are numbered from 1. */
    private long last;

    /**
     * Nothing is remembered yet.
     *
     * @param most keys that are remembered, a power of two
     */
    RecentKeys(final int most) {
        keys = new long[most];
        before = new long[most];
        newest = new long[2 * most];
        shift = Long.numberOfLeadingZeros(newest.length) + 1;
    }

    /** Number of keys that are remembered, dropped ones included. */
    int size() {
        return (int) Math.min(last, keys.length);
    }

    /** Whether the next key takes the place of another. */
    boolean isFull() {
        return last >= keys.length;
    }

    /** Where the next key comes. */
    int next() {
        return place(last + 1);
    }

    /** Remembers a key that is not remembered, and says where; the oldest is forgotten if there are too many. */
    int add(final long key) {
        final int bucket = bucket(key);
        final int place = next();
        keys[place] = key;
        before[place] = newest[bucket];
        newest[bucket] = ++last;
        return place;
    }

    /** Where a key is, or {@link #MISSING}; of equal ones the newest. */
    int find(final long key) {
        final long forgotten = last - keys.length;
        for (long number = newest[bucket(key)]; number > 0 && number > forgotten; number = before[place(number)]) {
            final int place = place(number);
            if (keys[place] == key && key != DROPPED) {
                return place;
            }
        }
        return MISSING;
    }

    /** A key is not to be found any more; its place stays taken until its time has come. */
    void drop(final int place) {
        keys[place] = DROPPED;
    }

    /** The key at a place, or {@link #DROPPED}. */
    long key(final int place) {
        return keys[place];
    }

    /** The place of the i-th oldest. */
    int inOrder(final int i) {
        return place(last - size() + 1 + i);
    }

    private int bucket(final long key) {
        return (int) (key * SPREAD >>> shift);
    }

    private int place(final long number) {
        return (int) number & (keys.length - 1);
    }
}
