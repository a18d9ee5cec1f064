package dev.lockstep.adapters.market;

/**
 * One side of a book: levels sorted from the worst to the best, each a queue of orders, the oldest first. Sorted arrays suit
 * a book whose changes are near the best price: these shift few entries.
 *
 * <p>Prices are compared by keys, the tick of a bid and the negated tick of an ask, so that on both sides the greater key is the better one.
 */
final class BookSide {
    private final OrderPool orders;
    private final int sign;
    private final long[] keys;
    private final long[] lots;
    private final int[] oldest;
    private final int[] newest;
    private int levels;
    private int size;

    BookSide(final int side, final OrderPool orders, final int capacity) {
        this.orders = orders;
        this.sign = side == PriceTimeBook.BUY ? 1 : -1;
        this.keys = new long[capacity];
        this.lots = new long[capacity];
        this.oldest = new int[capacity];
        this.newest = new int[capacity];
    }

    /** Number of orders. */
    int size() {
        return size;
    }

    int levels() {
        return levels;
    }

    /** Tick of a level; 0 is the best. */
    long tickAt(final int depth) {
        return sign * keys[levels - 1 - depth];
    }

    long lotsAt(final int depth) {
        return lots[levels - 1 - depth];
    }

    /** The oldest order at the best price. */
    int firstInLine() {
        return oldest[levels - 1];
    }

    /** Whether the best price is at the given tick or better; the side has a level. */
    boolean reaches(final long tick) {
        return keys[levels - 1] >= sign * tick;
    }

    /** Lots at a tick, 0 if there is no level. */
    long lotsOfTick(final long tick) {
        final int level = find(sign * tick);
        return level >= 0 && keys[level] == sign * tick ? lots[level] : 0;
    }

    /** Puts an order at the end of the line of its price. */
    void append(final int slot) {
        final long key = sign * orders.tick[slot];
        int level = find(key);
        if (level < 0 || keys[level] != key) {
            level++;
            insertLevel(level, key);
        }
        final int last = newest[level];
        orders.previous[slot] = last;
        orders.next[slot] = OrderPool.NONE;
        if (last == OrderPool.NONE) {
            oldest[level] = slot;
        } else {
            orders.next[last] = slot;
        }
        newest[level] = slot;
        lots[level] += orders.lots[slot];
        size++;
    }

    /** Takes an order out of its line, and its level with it if it was the only one. */
    void remove(final int slot) {
        final int level = find(sign * orders.tick[slot]);
        final int before = orders.previous[slot];
        final int after = orders.next[slot];
        if (before == OrderPool.NONE) {
            oldest[level] = after;
        } else {
            orders.next[before] = after;
        }
        if (after == OrderPool.NONE) {
            newest[level] = before;
        } else {
            orders.previous[after] = before;
        }
        lots[level] -= orders.lots[slot];
        size--;
        if (lots[level] == 0) {
            removeLevel(level);
        }
    }

    /** Takes lots, fewer than it has, from an order, which keeps its place. */
    void reduce(final int slot, final long by) {
        orders.lots[slot] -= by;
        lots[find(sign * orders.tick[slot])] -= by;
    }

    /** The best level whose key is not above the given one, or -1. */
    private int find(final long key) {
        int level = levels - 1;
        while (level >= 0 && keys[level] > key) {
            level--;
        }
        return level;
    }

    private void insertLevel(final int level, final long key) {
        final int moved = levels - level;
        System.arraycopy(keys, level, keys, level + 1, moved);
        System.arraycopy(lots, level, lots, level + 1, moved);
        System.arraycopy(oldest, level, oldest, level + 1, moved);
        System.arraycopy(newest, level, newest, level + 1, moved);
        keys[level] = key;
        lots[level] = 0;
        oldest[level] = OrderPool.NONE;
        newest[level] = OrderPool.NONE;
        levels++;
    }

    private void removeLevel(final int level) {
        levels--;
        final int moved = levels - level;
        System.arraycopy(keys, level + 1, keys, level, moved);
        System.arraycopy(lots, level + 1, lots, level, moved);
        System.arraycopy(oldest, level + 1, oldest, level, moved);
        System.arraycopy(newest, level + 1, newest, level, moved);
    }
}
