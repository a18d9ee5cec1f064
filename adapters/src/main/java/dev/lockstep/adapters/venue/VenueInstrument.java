package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;
import dev.lockstep.engine.instrument.InstrumentTerms;

/** One instrument at the venue: its terms, its trading state, its market and our resting orders. */
final class VenueInstrument {
    private final RestingOrders bids = new RestingOrders(Side.BUY);
    private final RestingOrders asks = new RestingOrders(Side.SELL);
    private final OrderList waiting = new OrderList();
    private final AccountPositions positions = new AccountPositions();
    private final int index;
    private final boolean fillUnknownSize;
    private InstrumentTerms terms;
    private VenueBook book;
    private InstrumentState state = InstrumentState.TRADING;
    private boolean queueUnseen;
    private boolean havePositionsChanged;
    private int restingReducers;
    private long lastPrice = BookView.NO_PRICE;

    VenueInstrument(final int index, final InstrumentTerms terms, final boolean fillUnknownSize) {
        this.index = index;
        this.fillUnknownSize = fillUnknownSize;
        define(terms);
    }

    /** Takes new terms; the book starts afresh if it is to come from another feed. */
    void define(final InstrumentTerms newTerms) {
        if (terms == null || terms.venueView() != newTerms.venueView() || terms.sizesKnown() != newTerms.sizesKnown()) {
            book = new VenueBook(newTerms.venueView(), newTerms.sizesKnown(), fillUnknownSize);
        }
        terms = newTerms;
    }

    int index() {
        return index;
    }

    InstrumentTerms terms() {
        return terms;
    }

    VenueBook book() {
        return book;
    }

    void state(final InstrumentState newState) {
        state = newState;
    }

    boolean isTrading() {
        return state == InstrumentState.TRADING;
    }

    /** Whether orders may be matched now. */
    boolean isMatchable() {
        return isTrading() && book.isWhole();
    }

    /** Notes that an order joined a queue that could not be seen. */
    void joinedUnseen() {
        queueUnseen = true;
    }

    /**
     * Whether queues have to be measured against what is displayed. Order by order they are followed exactly, once
     * seen.
     */
    boolean mustMeasureQueues() {
        final boolean must = queueUnseen || book.kind() != MarketView.ORDERS;
        queueUnseen = false;
        return must;
    }

    RestingOrders resting(final Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Puts an order into the queue of its side. */
    void rest(final VenueOrder order) {
        resting(order.side).add(order);
        order.place = Place.RESTING;
        restingReducers += order.reduceOnly ? 1 : 0;
    }

    /** Takes an order out of its queue. */
    void unrest(final VenueOrder order) {
        resting(order.side).remove(order);
        order.place = Place.NOWHERE;
        restingReducers -= order.reduceOnly ? 1 : 0;
    }

    /** Orders that wait for a trigger or a moment of the session, in the order in which they came. */
    OrderList waiting() {
        return waiting;
    }

    AccountPositions positions() {
        return positions;
    }

    /** Notes that positions have changed. */
    void positionsChanged() {
        havePositionsChanged = true;
    }

    /** Whether resting orders that may only reduce have to be looked at, since positions have changed; says so once. */
    boolean mustCheckReducers() {
        final boolean must = havePositionsChanged && restingReducers != 0;
        havePositionsChanged = false;
        return must;
    }

    /** Price of the last public trade, or {@link BookView#NO_PRICE}. */
    long lastPrice() {
        return lastPrice;
    }

    void lastPrice(final long price) {
        lastPrice = price;
    }
}
