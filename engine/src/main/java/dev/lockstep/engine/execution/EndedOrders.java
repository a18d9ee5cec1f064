package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import org.agrona.collections.Long2LongHashMap;

/**
 * The last orders that ended, oldest first, kept so that a late report finds its order. The order in which they ended is their canonical order, so a
 * checkpoint walks them without sorting.
 */
final class EndedOrders implements Stateful {
    private static final int REMEMBERED = 1_024;
    private static final long MISSING = -1;

    private final Order[] orders = new Order[REMEMBERED];
    private final Long2LongHashMap places = new Long2LongHashMap(REMEMBERED * 2, 0.5f, MISSING);
    private int next;
    private int size;

    /** Keeps a copy of an order that ended; the oldest is forgotten if there are too many. */
    void add(final Order ended) {
        placeOf(ended.id).copy(ended);
    }

    private Order placeOf(final long orderId) {
        Order place = orders[next];
        if (place == null) {
            place = new Order();
            orders[next] = place;
        }
        if (size == REMEMBERED) {
            places.remove(place.id);
        } else {
            size++;
        }
        places.put(orderId, next);
        next = (next + 1) & (REMEMBERED - 1);
        return place;
    }

    /** The order, or null if it is not remembered. */
    Order find(final long orderId) {
        final long place = places.get(orderId);
        return place == MISSING ? null : orders[(int) place];
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("ended", size);
        for (int i = size; i > 0; i--) {
            orders[(next - i) & (REMEMBERED - 1)].writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("ended"); count > 0; count--) {
            final Order read = new Order();
            read.readState(source);
            add(read);
        }
    }
}
