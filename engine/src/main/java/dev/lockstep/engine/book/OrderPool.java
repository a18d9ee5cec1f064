package dev.lockstep.engine.book;

import java.util.Arrays;

/** Displayed orders, linked into the queues of their levels, addressed by index and reused. Takes no room before the first is claimed, and grows by doubling. */
final class OrderPool {
    static final int NONE = -1;
    private static final int INITIAL_CAPACITY = 1024;

    long[] id = {};
    long[] quantity = {};
    int[] level = {};
    int[] previous = {};
    int[] next = {};

    /** Head of the list of free indexes, linked through {@link #next}. */
    private int free = NONE;

    private int used;

    int claim(final long orderId, final long orderQuantity, final int orderLevel) {
        if (free == NONE && used == id.length) {
            grow();
        }
        final int order = free == NONE ? used++ : free;
        free = order == free ? next[order] : free;
        id[order] = orderId;
        quantity[order] = orderQuantity;
        level[order] = orderLevel;
        previous[order] = NONE;
        next[order] = NONE;
        return order;
    }

    void release(final int order) {
        next[order] = free;
        free = order;
    }

    private void grow() {
        final int capacity = Math.max(INITIAL_CAPACITY, used * 2);
        id = Arrays.copyOf(id, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        level = Arrays.copyOf(level, capacity);
        previous = Arrays.copyOf(previous, capacity);
        next = Arrays.copyOf(next, capacity);
    }
}
