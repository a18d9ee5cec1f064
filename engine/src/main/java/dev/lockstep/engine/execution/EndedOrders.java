package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.function.Consumer;
import org.agrona.collections.Long2LongHashMap;

/**
 * The last orders that ended, oldest first, kept so that a late report finds its order. The order in which they ended is their canonical order, so nothing has to
 * be sorted. A checkpoint hashes a digest that every change was folded into, instead of all that is remembered.
 */
final class EndedOrders implements Stateful {
    private static final int REMEMBERED = 1_024;
    private static final long MISSING = -1;

    private final Order[] orders = new Order[REMEMBERED];
    private final Long2LongHashMap places = new Long2LongHashMap(REMEMBERED * 2, 0.5f, MISSING);
    private final Consumer<Order> onForgotten;
    private int next;
    private int size;
    private long digest;

    /** Nothing has ended yet; the listener hears of every order that is remembered no longer. */
    EndedOrders(final Consumer<Order> onForgotten) {
        this.onForgotten = onForgotten;
    }

    /** Keeps what an order that ended was; the oldest is forgotten if there are too many. */
    void add(final Order ended) {
        placeOf(ended.id).take(ended);
        changed(ended);
    }

    /** To be called after an order that is remembered was changed. */
    void changed(final Order order) {
        digest = Hash64.fold(Hash64.fold(Hash64.fold(digest, order.id), order.state.value()), order.cumQuantity);
    }

    private Order placeOf(final long orderId) {
        Order place = orders[next];
        if (place == null) {
            place = new Order();
            orders[next] = place;
        }
        if (size == REMEMBERED) {
            places.remove(place.id);
            onForgotten.accept(place);
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

    /** Forgets an order that turned out not to have ended. */
    void forget(final long orderId) {
        final long place = places.remove(orderId);
        if (place == MISSING) {
            return;
        }
        // The younger ones close up, so that the oldest stays where it is looked for.
        Order freed = orders[(int) place];
        for (int at = (int) place; at != ((next - 1) & (REMEMBERED - 1)); at = (at + 1) & (REMEMBERED - 1)) {
            final int younger = (at + 1) & (REMEMBERED - 1);
            orders[at] = orders[younger];
            places.put(orders[at].id, at);
        }
        next = (next - 1) & (REMEMBERED - 1);
        orders[next] = freed;
        size--;
        digest = Hash64.fold(digest, orderId);
    }

    void forEach(final Consumer<Order> action) {
        for (int i = size; i > 0; i--) {
            action.accept(orders[(next - i) & (REMEMBERED - 1)]);
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("endedDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("ended", size);
        for (int i = size; i > 0; i--) {
            orders[(next - i) & (REMEMBERED - 1)].writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final long restored = source.get("endedDigest");
        for (long count = source.section("ended"); count > 0; count--) {
            final Order read = new Order();
            read.readState(source);
            add(read);
        }
        digest = restored;
    }
}
