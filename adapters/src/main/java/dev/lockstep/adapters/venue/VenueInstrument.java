package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;

/** One instrument at the venue: its terms, its trading state, its market and our resting orders. */
final class VenueInstrument {
    private final RestingOrders bids = new RestingOrders(Side.BUY);
    private final RestingOrders asks = new RestingOrders(Side.SELL);
    private final int index;
    private final boolean fillUnknownSize;
    private InstrumentTerms terms;
    private VenueBook book;
    private InstrumentState state = InstrumentState.TRADING;
    private boolean queueUnseen;

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
}
