package dev.lockstep.adapters.venue;

import org.agrona.collections.LongHashSet;

/**
 * The ids of the orders that ended last, as many as fit: so that an order that is sent again is seen, in memory that
 * does not grow.
 */
final class RecentIds {
    private static final int CAPACITY = 1 << 16;
    private static final float LOAD_FACTOR = 0.55f;

    private final LongHashSet ids = new LongHashSet(CAPACITY * 2, LOAD_FACTOR);
    private final long[] ring = new long[CAPACITY];
    private long added;

    /** Adds an id that is not among them, in place of the oldest if there is no room. */
    void add(final long id) {
        final int position = (int) (added & (CAPACITY - 1));
        if (added >= CAPACITY) {
            ids.remove(ring[position]);
        }
        ring[position] = id;
        added++;
        ids.add(id);
    }

    boolean contains(final long id) {
        return ids.contains(id);
    }
}
