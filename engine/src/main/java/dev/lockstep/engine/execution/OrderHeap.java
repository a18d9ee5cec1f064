package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.IdQueue;
import java.util.Arrays;

/**
 * Open orders in the order (key, id): a binary heap in which each order knows its place and its key, so that nothing has to be looked up. An order is in at most one heap of each role.
 * What is in it follows from the orders, and its shape shows nowhere, so it is not part of the state.
 */
final class OrderHeap {
    /** Which of an order's two places a heap uses. */
    enum Role {
        /** Orders that may be met, best price first. */
        RESTING,
        /** Reduce-only orders that the core watches, newest first. */
        REDUCING
    }

    /** Place of an order that is in no heap of a role. */
    static final int NOWHERE = -1;
    /** Key of an order that is not in the heap, behind every other. */
    static final long NONE = IdQueue.NONE;

    private static final int INITIAL_CAPACITY = 4;

    private final boolean isResting;
    private long[] keys = new long[INITIAL_CAPACITY];
    private Order[] orders = new Order[INITIAL_CAPACITY];
    private int size;

    OrderHeap(final Role role) {
        isResting = role == Role.RESTING;
    }

    /** Puts an order in, or moves it to another key; {@link #NONE} takes it out. */
    void put(final Order order, final long key) {
        final int place = isResting ? order.restingPlace : order.reducingPlace;
        if (key == NONE) {
            if (place != NOWHERE) {
                removeAt(place);
            }
        } else if (place == NOWHERE) {
            insert(order, key);
        } else if (keys[place] != key) {
            keys[place] = key;
            siftDown(siftUp(place));
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first key, or {@link #NONE}. */
    long firstKey() {
        return size == 0 ? NONE : keys[0];
    }

    /** The first order; there must be one. */
    Order first() {
        return orders[0];
    }

    /**
     * Copies the first orders with a key of at most {@code reach}, in order, as many as fit.
     *
     * @param keysInto as long as {@code into}; for the keys
     * @return how many there are, at most one more than fit
     */
    int collect(final long reach, final Order[] into, final long[] keysInto) {
        int found = 0;
        while (found < into.length && size != 0 && keys[0] <= reach) {
            into[found] = orders[0];
            keysInto[found++] = keys[0];
            removeAt(0);
        }
        final boolean more = size != 0 && keys[0] <= reach;
        for (int i = 0; i < found; i++) {
            insert(into[i], keysInto[i]);
        }
        return more ? found + 1 : found;
    }

    private void insert(final Order order, final long key) {
        if (size == orders.length) {
            keys = Arrays.copyOf(keys, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
        }
        place(size, order, key);
        siftUp(size++);
    }

    private void removeAt(final int place) {
        moved(orders[place], NOWHERE);
        size--;
        if (place != size) {
            place(place, orders[size], keys[size]);
            siftDown(siftUp(place));
        }
        orders[size] = null;
    }

    private int siftUp(final int from) {
        int place = from;
        while (place > 0) {
            final int parent = (place - 1) >>> 1;
            if (!isBefore(place, parent)) {
                break;
            }
            swap(place, parent);
            place = parent;
        }
        return place;
    }

    private void siftDown(final int from) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, place)) {
                return;
            }
            swap(place, child);
            place = child;
        }
    }

    private boolean isBefore(final int a, final int b) {
        return keys[a] != keys[b] ? keys[a] < keys[b] : orders[a].id < orders[b].id;
    }

    private void swap(final int a, final int b) {
        final Order order = orders[a];
        final long key = keys[a];
        place(a, orders[b], keys[b]);
        place(b, order, key);
    }

    private void place(final int at, final Order order, final long key) {
        orders[at] = order;
        keys[at] = key;
        moved(order, at);
    }

    private void moved(final Order order, final int to) {
        if (isResting) {
            order.restingPlace = to;
        } else {
            order.reducingPlace = to;
        }
    }
}
