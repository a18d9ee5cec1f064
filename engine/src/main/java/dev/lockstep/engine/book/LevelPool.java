package dev.lockstep.engine.book;

import dev.lockstep.codecs.sbe.Side;
import java.util.Arrays;

/** Price levels with their queues of orders, addressed by index and reused. Takes no room before the first is claimed, and grows by doubling. */
final class LevelPool {
    static final int NONE = -1;
    private static final int INITIAL_CAPACITY = 128;

    long[] price = {};
    long[] quantity = {};
    Side[] side = {};
    int[] head = {};
    int[] tail = {};
    int[] orders = {};

    /** Head of the list of free indexes, linked through {@link #head}. */
    private int free = NONE;

    private int used;

    int claim(final Side levelSide, final long levelPrice) {
        if (free == NONE && used == price.length) {
            grow();
        }
        final int level = free == NONE ? used++ : free;
        free = level == free ? head[level] : free;
        price[level] = levelPrice;
        side[level] = levelSide;
        quantity[level] = 0;
        head[level] = NONE;
        tail[level] = NONE;
        orders[level] = 0;
        return level;
    }

    void release(final int level) {
        head[level] = free;
        free = level;
    }

    private void grow() {
        final int capacity = Math.max(INITIAL_CAPACITY, used * 2);
        price = Arrays.copyOf(price, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        side = Arrays.copyOf(side, capacity);
        head = Arrays.copyOf(head, capacity);
        tail = Arrays.copyOf(tail, capacity);
        orders = Arrays.copyOf(orders, capacity);
    }
}
