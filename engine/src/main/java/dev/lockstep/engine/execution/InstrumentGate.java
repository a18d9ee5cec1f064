package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** What the execution stage keeps of one instrument: limits, venue, market, and the orders that wait for a price of it. */
final class InstrumentGate implements Stateful {
    /** No book was ever whole enough for a reference. */
    static final long NO_REFERENCE = 0;

    private final LimitCache limits;
    /** Index of the venue that trades it. */
    final int venue;
    /** Orders that wait for a price; null until there was one. */
    PriceTriggers triggers;

    InstrumentState state = InstrumentState.TRADING;
    BookStatus bookStatus = BookStatus.EMPTY;
    /** Valid if {@link #hasBid}. */
    long bidPrice;
    /** Valid if {@link #hasAsk}. */
    long askPrice;

    boolean hasBid;
    boolean hasAsk;
    /** Price of the last public trade, scaled by 10^8; 0 before the first. */
    long lastPrice;
    /** Midpoint of the last book with both sides, else its only side; scaled by 10^8. */
    long referencePrice = NO_REFERENCE;

    /** Tick size, scaled by 10^8. */
    long priceIncrement;
    /** A calendar has closed it, and not opened it again. */
    boolean sessionClosed;

    InstrumentGate(final LimitCache limits, final int venue, final long priceIncrement) {
        this.limits = limits;
        this.venue = venue;
        this.priceIncrement = priceIncrement;
    }

    void takeBoundary(final BoundaryKind kind) {
        if (kind == BoundaryKind.SESSION_OPEN) {
            sessionClosed = false;
        } else if (kind == BoundaryKind.SESSION_CLOSE) {
            sessionClosed = true;
        }
    }

    /** The limits that hold for an order. */
    EffectiveLimits limits(final Order order) {
        return limits.of(order.account, order.strategy);
    }

    void takeMarket(final MarketSection market) {
        bookStatus = market.status();
        hasBid = market.bidQuantity() >= 0;
        hasAsk = market.askQuantity() >= 0;
        bidPrice = hasBid ? market.bidPrice() : 0;
        askPrice = hasAsk ? market.askPrice() : 0;
        if (hasBid && hasAsk) {
            referencePrice = midpoint();
        } else if (hasBid) {
            referencePrice = bidPrice;
        } else if (hasAsk) {
            referencePrice = askPrice;
        }
        if (market.has(MarketSection.TRADE)) {
            lastPrice = market.tradePrice();
        }
    }

    /** Rounded down, without the sum, which bad data could make overflow; valid with both sides. */
    long midpoint() {
        return (bidPrice & askPrice) + ((bidPrice ^ askPrice) >> 1);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("instrumentState", state.value());
        sink.put("sessionClosed", sessionClosed);
        sink.put("bookStatus", bookStatus.value());
        sink.put("hasBid", hasBid);
        sink.put("hasAsk", hasAsk);
        sink.put("gateBid", bidPrice);
        sink.put("gateAsk", askPrice);
        sink.put("lastPrice", lastPrice);
        sink.put("referencePrice", referencePrice);
    }

    @Override
    public void readState(final StateSource source) {
        state = InstrumentState.get((short) source.get("instrumentState"));
        sessionClosed = source.getBoolean("sessionClosed");
        bookStatus = BookStatus.get((short) source.get("bookStatus"));
        hasBid = source.getBoolean("hasBid");
        hasAsk = source.getBoolean("hasAsk");
        bidPrice = source.get("gateBid");
        askPrice = source.get("gateAsk");
        lastPrice = source.get("lastPrice");
        referencePrice = source.get("referencePrice");
    }
}
