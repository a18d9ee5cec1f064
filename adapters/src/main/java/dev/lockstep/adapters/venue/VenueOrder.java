package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;

/** One order on its way to the venue, at it, or with reports still under way; pooled by {@link VenueOrders}. */
final class VenueOrder {
    /** What an order shows that hides nothing. */
    static final long ALL = Long.MAX_VALUE;

    /** Its place among the orders that wait for something. */
    final OrderLink waitingLink = new OrderLink(this);
    /** Its place among all open orders. */
    final OrderLink openLink = new OrderLink(this);
    /** Its place among those that end at a time. */
    final OrderLink expiryLink = new OrderLink(this);

    long id;
    VenueInstrument instrument;
    int account;
    Side side;
    OrderType type;
    TimeInForce timeInForce;
    boolean postOnly;
    boolean reduceOnly;
    /** Whether it has a limit now; without, any price will do. */
    boolean priced;
    /** Limit, price scale; 0 without. */
    long price;
    /** Total, quantity scale. */
    long quantity;
    /** Filled so far, quantity scale. */
    long cumQuantity;
    /** What the book is to show at a time, quantity scale; 0: all of it. */
    long displayQuantity;
    /** While it rests: what of it the book shows, or {@link #ALL}. */
    long shown;
    /** Displayed quantity in front at the same price, {@link VenueBook#UNKNOWN} until the feed shows it. */
    long queueAhead;

    TriggerSource triggerSource;
    /** Whether there is a trigger; a trailing stop may have to wait for the market first. */
    boolean hasTrigger;
    /** Price scale; 0 without. */
    long triggerPrice;

    long trailingOffset;
    OffsetUnit offsetUnit;
    long limitOffset;
    /** When it ends, nanoseconds since the epoch, if it is good till a date. */
    long expireTimeNs;
    /** Whether the moment of the session has come that it waits for. */
    boolean due;

    /** Number in the venue's order id, 0 before it is accepted. */
    long venueNumber;

    boolean arrived;
    boolean open;
    Place place;

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
        shown = ALL;
        due = false;
        venueNumber = 0;
        arrived = false;
        open = false;
        place = Place.NOWHERE;
        underWay = 0;
        arrivalLegs = 0;
        reportLegs = 0;
        lastArrivalNs = Long.MIN_VALUE;
        lastReportNs = Long.MIN_VALUE;
    }

    /** Takes over what the message says. */
    void take(final NewOrderDecoder message, final VenueInstrument ofInstrument) {
        instrument = ofInstrument;
        account = message.account();
        side = message.side();
        type = message.orderType();
        timeInForce = message.timeInForce();
        postOnly = message.postOnly() != 0;
        reduceOnly = message.reduceOnly() != 0;
        priced = OrderKinds.hasLimit(type);
        price = priced ? message.price() : 0;
        quantity = message.quantity();
        displayQuantity = message.displayQuantity();
        triggerSource = message.triggerSource();
        triggerPrice = OrderKinds.isTriggered(type) ? message.triggerPrice() : 0;
        hasTrigger = triggerPrice != 0;
        trailingOffset = message.trailingOffset();
        offsetUnit = message.offsetUnit();
        limitOffset = message.limitOffset();
        expireTimeNs = message.expireTimeNs();
    }

    long leavesQuantity() {
        return open ? quantity - cumQuantity : 0;
    }

    /** What of it may be filled: of an order that only reduces, no more than the position. */
    long fillable() {
        final long leaves = leavesQuantity();
        return reduceOnly ? Math.min(leaves, instrument.positions().reducible(account, side)) : leaves;
    }

    /** Whether it may trade at a price. */
    boolean accepts(final long tradePrice) {
        return !priced || (side == Side.BUY ? tradePrice <= price : tradePrice >= price);
    }

    boolean mayRest() {
        return priced && OrderKinds.mayRest(timeInForce);
    }
}
