package dev.lockstep.adapters.venue;

/** An order's place in one list of orders; each order has one of these for each list that it may be in. */
final class OrderLink {
    final VenueOrder order;
    OrderLink before;
    OrderLink after;

    OrderLink(final VenueOrder order) {
        this.order = order;
    }
}
