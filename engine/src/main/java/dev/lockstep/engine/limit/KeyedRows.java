package dev.lockstep.engine.limit;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * Rows by key. Those that match an order are found by one look-up for each mask, so that the number of rows does not matter. Allocates only where a row is put in.
 *
 * @param <T> a row
 */
public final class KeyedRows<T> {
    private final Long2ObjectHashMap<T> rows = new Long2ObjectHashMap<>();
    /** Bit m is set if there is a row whose mask is m. */
    private int masks;

    /** No rows. */
    public KeyedRows() {
        LimitKey.check();
    }

    /** The row of a key, or null. */
    public T get(final LimitKey key) {
        return rows.get(key.packed());
    }

    /** Puts in or replaces a row. */
    public void put(final LimitKey key, final T row) {
        rows.put(key.packed(), row);
        masks |= 1 << key.mask();
    }

    /**
     * The row that names exactly the parts of a mask, as they are in an order. To go from the most specific to the least, ask for
     * {@link LimitKey#EVERYTHING} down to 0.
     *
     * @return null if there is none, or if the order has no such part
     */
    public T find(
            final int mask,
            final int account,
            final int strategy,
            final int instrument,
            final int group,
            final int venue) {
        if ((masks >>> mask & 1) == 0 || (mask & ~LimitKey.mask(account, strategy, instrument, group, venue)) != 0) {
            return null;
        }
        return rows.get(LimitKey.pack(mask, account, strategy, instrument, group, venue));
    }
}
