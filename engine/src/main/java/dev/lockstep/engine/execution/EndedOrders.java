package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.function.Consumer;

/**
 * The last orders that ended, oldest first, kept so that a late report finds its order. The order in which they ended is their canonical order, so nothing has to
 * be sorted. A checkpoint hashes a digest that every change was folded into, instead of all that is remembered.
 */
final class EndedOrders implements Stateful {
    private static final int REMEMBERED = 1_024;
    private final Order[] orders = new Order[REMEMBERED];
    private final RecentKeys ids = new RecentKeys(REMEMBERED);
    private final Consumer<Order> onForgotten;
    private long digest;

    /** Nothing has ended yet; the listener hears of every order that is remembered no longer. */
    EndedOrders(final Consumer<Order> onForgotten) {
        this.onForgotten = onForgotten;
    }

    /** Keeps what an order that ended was; the oldest is forgotten if there are too many. */
    void add(final Order ended) {
        forgetTheOldest();
        placed(ids.add(ended.id)).take(ended);
        changed(ended);
    }

    /** To be called after an order that is remembered was changed. */
    void changed(final Order order) {
        digest = Hash64.fold(Hash64.fold(Hash64.fold(digest, order.id), order.state.value()), order.cumQuantity);
    }

    private void forgetTheOldest() {
        if (ids.isFull() && ids.key(ids.next()) != RecentKeys.DROPPED) {
            onForgotten.accept(orders[ids.next()]);
        }
    }

    private Order placed(final int place) {
        if (orders[place] == null) {
            orders[place] = new Order();
        }
        return orders[place];
    }

    /** The order, or null if it is not remembered. */
    Order find(final long orderId) {
        final int place = ids.find(orderId);
        return place == RecentKeys.MISSING ? null : orders[place];
    }

    /** Forgets an order that turned out not to have ended. */
    void forget(final long orderId) {
        final int place = ids.find(orderId);
        if (place != RecentKeys.MISSING) {
            ids.drop(place);
            digest = Hash64.fold(digest, orderId);
        }
    }

    void forEach(final Consumer<Order> action) {
        for (int i = 0; i < ids.size(); i++) {
            final int place = ids.inOrder(i);
            if (ids.key(place) != RecentKeys.DROPPED) {
                action.accept(orders[place]);
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("endedDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("ended", ids.size());
        for (int i = 0; i < ids.size(); i++) {
            final int place = ids.inOrder(i);
            final boolean isRemembered = ids.key(place) != RecentKeys.DROPPED;
            sink.put("isRemembered", isRemembered);
            if (isRemembered) {
                orders[place].writeState(sink);
            }
        }
    }

    @Override
    public void readState(final StateSource source) {
        final long restored = source.get("endedDigest");
        for (long count = source.section("ended"); count > 0; count--) {
            if (source.getBoolean("isRemembered")) {
                final Order read = new Order();
                read.readState(source);
                add(read);
            } else {
                ids.add(RecentKeys.DROPPED);
            }
        }
        digest = restored;
    }
}
