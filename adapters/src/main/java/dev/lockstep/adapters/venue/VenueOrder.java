package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** One order on its way to the venue, at it, or with reports still under way; pooled by {@link VenueOrders}. */
final class VenueOrder {
    long id;
    VenueInstrument instrument;
    Side side;
    OrderType type;
    TimeInForce timeInForce;
    /** Limit, price scale; meaningless for a market order. */
    long price;
    /** Total, quantity scale. */
    long quantity;
    /** Filled so far, quantity scale. */
    long cumQuantity;
    /** Displayed quantity in front at the same price, {@link VenueBook#UNKNOWN} until the feed shows it. */
    long queueAhead;

    /** Number in the venue's order id, 0 before it is accepted. */
    long venueNumber;

    boolean arrived;
    boolean open;

    /** Messages to the venue and reports from it that are under way; the order is kept until there are none. */
    int underWay;

    int arrivalLegs;
    int reportLegs;
    long lastArrivalNs;
    long lastReportNs;

    /** Neighbours in the queue of resting orders, or null. */
    VenueOrder inFront;

    VenueOrder behind;

    void reset(final long orderId) {
        id = orderId;
        instrument = null;
        cumQuantity = 0;
        queueAhead = 0;
        venueNumber = 0;
        arrived = false;
        open = false;
        underWay = 0;
        arrivalLegs = 0;
        reportLegs = 0;
        lastArrivalNs = Long.MIN_VALUE;
        lastReportNs = Long.MIN_VALUE;
    }

    long leavesQuantity() {
        return open ? quantity - cumQuantity : 0;
    }

    /** Whether it may trade at a price. */
    boolean accepts(final long tradePrice) {
        return type == OrderType.MARKET || (side == Side.BUY ? tradePrice <= price : tradePrice >= price);
    }

    boolean mayRest() {
        return type == OrderType.LIMIT && timeInForce == TimeInForce.GTC;
    }
}
