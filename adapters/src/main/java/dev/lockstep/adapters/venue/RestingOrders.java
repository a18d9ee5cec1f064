package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.Side;

/** Our resting orders of one instrument and side, linked in price-time priority. */
final class RestingOrders {
    private final Side side;
    private VenueOrder first;
    private VenueOrder last;

    RestingOrders(final Side side) {
        this.side = side;
    }

    /** The order of highest priority, or null; the others follow by {@link VenueOrder#behind}. */
    VenueOrder first() {
        return first;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** Adds behind all orders of the same or a better price. */
    void add(final VenueOrder order) {
        VenueOrder before = last;
        while (before != null && isBetter(order.price, before.price)) {
            before = before.inFront;
        }
        link(before, order, before == null ? first : before.behind);
    }

    void remove(final VenueOrder order) {
        if (order.inFront == null) {
            first = order.behind;
        } else {
            order.inFront.behind = order.behind;
        }
        if (order.behind == null) {
            last = order.inFront;
        } else {
            order.behind.inFront = order.inFront;
        }
        order.inFront = null;
        order.behind = null;
    }

    /** Whether an order at {@code price} has priority over one at {@code other}. */
    boolean isBetter(final long price, final long other) {
        return side == Side.BUY ? price > other : price < other;
    }

    private void link(final VenueOrder before, final VenueOrder order, final VenueOrder after) {
        order.inFront = before;
        order.behind = after;
        if (before == null) {
            first = order;
        } else {
            before.behind = order;
        }
        if (after == null) {
            last = order;
        } else {
            after.inFront = order;
        }
    }
}
