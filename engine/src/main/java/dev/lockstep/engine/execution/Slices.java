package dev.lockstep.engine.execution;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Which orders the slices are of that venues know, for as long as the orders are known. It follows from the orders, so it is no state of its own. What an order needs for its slices is reused, and only orders that go out in slices have it.
 */
final class Slices {
    private static final long MISSING = -1;

    /** Order by slice, of all slices but the first, which have the ids of their orders. */
    private final Long2LongHashMap orders = new Long2LongHashMap(MISSING);

    private Slice[] unused = new Slice[16];
    private int unusedCount;

    /** An order goes out with its first slice. */
    void begin(final Order order, final long quantity) {
        order.slice = unusedCount == 0 ? new Slice() : unused[--unusedCount];
        order.slice.start(order.id, quantity);
    }

    /** Another slice of an order goes out. */
    void next(final Order order, final long id, final long quantity) {
        order.slice.next(id, quantity, order.cumQuantity);
        orders.put(id, order.id);
    }

    /** The order of a slice that is not the first, or -1. */
    long orderOf(final long sliceId) {
        return orders.get(sliceId);
    }

    /** An order was read back. */
    void know(final Order order) {
        if (order.isInLaterSlice()) {
            orders.put(order.slice.id, order.id);
            for (int i = 1; i < order.slice.earlierCount(); i++) {
                orders.put(order.slice.earlier(i), order.id);
            }
        }
    }

    /** An order is forgotten. */
    void forget(final Order order) {
        final Slice slice = order.slice;
        if (slice == null) {
            return;
        }
        orders.remove(slice.id);
        for (int i = 0; i < slice.earlierCount(); i++) {
            orders.remove(slice.earlier(i));
        }
        order.slice = null;
        if (unusedCount == unused.length) {
            unused = Arrays.copyOf(unused, unusedCount * 2);
        }
        unused[unusedCount++] = slice;
    }
}
