package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.HistorySource;
import java.util.ArrayDeque;
import org.agrona.collections.Long2ObjectHashMap;

/** The orders by id, and a pool of them; allocates only when more are alive than ever before. */
final class VenueOrders {
    private static final int INITIAL_ORDERS = 1024;
    private static final float LOAD_FACTOR = 0.55f;

    private final Long2ObjectHashMap<VenueOrder> byId = new Long2ObjectHashMap<>(INITIAL_ORDERS * 2, LOAD_FACTOR);
    private final RecentIds ended = new RecentIds();
    private final ArrayDeque<VenueOrder> pool = new ArrayDeque<>(INITIAL_ORDERS);
    private final OrderList opened = new OrderList();
    private final OrderList expiring = new OrderList();
    private int open;

    VenueOrders() {
        for (int i = 0; i < INITIAL_ORDERS; i++) {
            pool.addLast(new VenueOrder());
        }
    }

    /** The order of an id, or null. */
    VenueOrder find(final long id) {
        return byId.get(id);
    }

    /** Starts an order of an id that is not in use; null if one of this id ended not long ago. */
    VenueOrder create(final long id) {
        if (ended.contains(id)) {
            return null;
        }
        final VenueOrder pooled = pool.pollLast();
        final VenueOrder order = pooled == null ? new VenueOrder() : pooled;
        order.reset(id);
        byId.put(id, order);
        return order;
    }

    void opened(final VenueOrder order) {
        order.open = true;
        open++;
        opened.addLast(order.openLink);
        if (order.timeInForce == TimeInForce.GTD) {
            expiring.addByExpiry(order.expiryLink);
        }
    }

    void closed(final VenueOrder order) {
        order.open = false;
        open--;
        opened.remove(order.openLink);
        if (order.timeInForce == TimeInForce.GTD) {
            expiring.remove(order.expiryLink);
        }
    }

    /** One message of the order, if it is not null, has reached its end; the last one of a closed order ends it. */
    void settle(final VenueOrder order) {
        if (order != null && --order.underWay == 0 && !order.open) {
            byId.remove(order.id);
            ended.add(order.id);
            pool.addLast(order);
        }
    }

    int open() {
        return open;
    }

    /** The first of the open orders, in the order in which they were accepted, or null. */
    OrderLink firstOpen() {
        return opened.first();
    }

    /** The open order that is the first to end at a time, or null. */
    VenueOrder firstExpiring() {
        return expiring.isEmpty() ? null : expiring.first().order;
    }

    /** When that is, nanoseconds since the epoch, or {@link HistorySource#NO_MORE}. */
    long nextExpiryNs() {
        return expiring.isEmpty() ? HistorySource.NO_MORE : expiring.first().order.expireTimeNs;
    }
}
