package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import org.agrona.collections.Long2LongHashMap;

/**
 * All orders, open and lately ended. Ended orders are remembered for a while, so that a late report finds its order; the oldest is
 * forgotten first.
 */
final class OrderBlotter implements Stateful {
    private static final long MISSING = -1;

    private final IdTable<Order> open = new IdTable<>(Order::new);
    /** What venues know of orders in slices. */
    final Slices slices = new Slices();

    /** Ids of orders, open and remembered, that only the venue names. */
    private final Long2LongHashMap byVenueRef = new Long2LongHashMap(MISSING);

    private final EndedOrders ended = new EndedOrders(this::forget);

    /** Takes in an order of ours, not yet sent. */
    Order open(final RiskDecision decision, final int venue) {
        final Order order = open.add(decision.orderId);
        order.open(decision, venue);
        return order;
    }

    /** Takes in an order that was found at a venue. */
    Order openFound(
            final long orderId,
            final int account,
            final int instrument,
            final int venue,
            final Side side,
            final long venueRef) {
        final Order order = open.add(orderId);
        order.openFound(orderId, account, instrument, venue, side);
        order.listing.venueRef = venueRef;
        if (venueRef != 0) {
            byVenueRef.put(venueRef, orderId);
        }
        return order;
    }

    /** Takes an order back in that had been taken for ended, as a child with what its parent has filled by now; null if it is not remembered. */
    Order reopen(final long orderId) {
        final Order remembered = ended.find(orderId);
        if (remembered == null) {
            return null;
        }
        final Order order = open.add(orderId);
        order.take(remembered);
        final Order parent = order.hasParent() ? find(order.spec.parentId) : null;
        if (parent != null) {
            order.share.parentFilled = parent.cumQuantity;
        }
        ended.forget(orderId);
        return order;
    }

    /** Moves an order that has ended over to those that are only remembered; the last thing that is done with it. */
    void retire(final Order order) {
        if (open.find(order.id) != order) {
            ended.changed(order);
            return;
        }
        ended.add(order);
        open.remove(order.id);
    }

    /** An order is not even remembered any more: nor is by what venues name it. */
    private void forget(final Order order) {
        slices.forget(order);
        if (order.listing.venueRef != 0) {
            byVenueRef.remove(order.listing.venueRef);
        }
    }

    /** An order was read back: by what venues name it follows from it. */
    private void know(final Order order) {
        slices.know(order);
        if (order.listing.venueRef != 0) {
            byVenueRef.put(order.listing.venueRef, order.id);
        }
    }

    /** The order, open or remembered, or null. */
    Order find(final long orderId) {
        final Order order = open.find(orderId);
        return order != null ? order : ended.find(orderId);
    }

    /** The order, open or remembered, of which a venue speaks by one of our ids: the order's own or that of a slice of it; or null. */
    Order findAtVenue(final long venuesId) {
        final Order order = find(venuesId);
        if (order != null) {
            return order;
        }
        final long orderId = slices.orderOf(venuesId);
        return orderId == MISSING ? null : find(orderId);
    }

    /** The order if it is open, or null. */
    Order findOpen(final long orderId) {
        return open.find(orderId);
    }

    /** The order, open or remembered, that a venue names by its own id, or null. */
    Order findByVenueRef(final long venueRef) {
        final long orderId = byVenueRef.get(venueRef);
        return orderId == MISSING ? null : find(orderId);
    }

    /** Number of open orders. */
    int size() {
        return open.size();
    }

    /** Sorts the open orders by id for a walk with {@link #inOrder}, and says how many there are. */
    int sort() {
        open.sort();
        return open.size();
    }

    /** The order that was the i-th by id when they were sorted; null if it has ended since. */
    Order inOrder(final int i) {
        return open.inOrder(i);
    }

    /** Where to go on with a walk: the first open order with an id above the given one. */
    int after(final long orderId) {
        return open.countUpTo(orderId);
    }

    int countOpen(final OrderScope scope) {
        return countOpen(scope, Long.MAX_VALUE);
    }

    /** Open orders in a scope with ids up to the given one. */
    int countOpen(final OrderScope scope, final long lastId) {
        int count = 0;
        open.sort();
        for (int i = 0; i < open.size(); i++) {
            if (open.inOrder(i).id <= lastId && scope.includes(open.inOrder(i))) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void writeState(final StateSink sink) {
        open.sort();
        sink.section("orders", open.size());
        for (int i = 0; i < open.size(); i++) {
            open.inOrder(i).writeState(sink);
        }
        ended.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("orders"); count > 0; count--) {
            final Order order = new Order();
            order.readState(source);
            open.put(order.id, order);
            know(order);
        }
        ended.readState(source);
        ended.forEach(this::know);
    }
}
