package dev.lockstep.engine.book;

import java.util.Arrays;
import java.util.Objects;

/**
 * One side of a book: a value for each price, sorted, the best price at the end of the arrays, so that the changes near
 * the touch, which are most of them, move little. Takes no room before the first price, grows by doubling and never shrinks.
 */
final class PriceLadder {
    private static final int INITIAL_CAPACITY = 64;
    /** Levels from the best that are scanned one by one before a binary search of the rest. */
    private static final int NEAR_LEVELS = 8;

    /**
     * 0 for bids, -1 for asks: price ^ flip rises towards the best price on either side, without the overflow of a
     * negation.
     */
    private final long flip;

    private long[] keys = {};
    private long[] values = {};
    private int size;

    private PriceLadder(final long flip) {
        this.flip = flip;
    }

    static PriceLadder bids() {
        return new PriceLadder(0);
    }

    static PriceLadder asks() {
        return new PriceLadder(-1);
    }

    int size() {
        return size;
    }

    /** Price of a level, 0 the best. */
    long price(final int level) {
        return keys[size - 1 - Objects.checkIndex(level, size)] ^ flip;
    }

    /** Value of a level, 0 the best. */
    long value(final int level) {
        return values[size - 1 - Objects.checkIndex(level, size)];
    }

    /** Array position of a price, or the complement of the one where it belongs. */
    int find(final long price) {
        final long key = price ^ flip;
        final int nearEnd = Math.max(0, size - NEAR_LEVELS);
        for (int i = size - 1; i >= nearEnd; i--) {
            if (keys[i] <= key) {
                return keys[i] == key ? i : ~(i + 1);
            }
        }
        return Arrays.binarySearch(keys, 0, nearEnd, key);
    }

    /** Value at a position that {@link #find} gave. */
    long valueAt(final int position) {
        return values[position];
    }

    /** Sets or adds a price. */
    void put(final long price, final long value) {
        final int position = find(price);
        if (position >= 0) {
            values[position] = value;
        } else {
            insertAt(~position, price, value);
        }
    }

    /** Adds a price at the complement of what {@link #find} gave. */
    void insertAt(final int position, final long price, final long value) {
        if (size == keys.length) {
            final int capacity = Math.max(INITIAL_CAPACITY, size * 2);
            keys = Arrays.copyOf(keys, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        System.arraycopy(keys, position, keys, position + 1, size - position);
        System.arraycopy(values, position, values, position + 1, size - position);
        keys[position] = price ^ flip;
        values[position] = value;
        size++;
    }

    /** Takes a price out, if it is there. */
    void remove(final long price) {
        final int position = find(price);
        if (position >= 0) {
            size--;
            System.arraycopy(keys, position + 1, keys, position, size - position);
            System.arraycopy(values, position + 1, values, position, size - position);
        }
    }

    void clear() {
        size = 0;
    }
}
