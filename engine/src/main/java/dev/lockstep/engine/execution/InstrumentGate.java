package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/** What the execution stage keeps of one instrument: limits, venue, market, and what accounts and strategies have there. */
final class InstrumentGate implements Stateful {
    /** No book was ever whole enough for a reference. */
    static final long NO_REFERENCE = 0;

    private final LimitCache limits;
    private final int index;
    /** Index of the venue that trades it. */
    final int venue;
    /** Orders that wait for a price; null until there was one. */
    PriceTriggers triggers;
    /** By account; null where there never was an order. */
    private AccountOrders[] accounts = new AccountOrders[1];
    /** By strategy, those of nobody first; null where there never was an order. */
    private StrategyOrders[] strategies = new StrategyOrders[2];

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

    /** What the reference price was before. */
    final ReferenceHistory references = new ReferenceHistory();
    /** Engine time of the last word of the feed that strategies see, nanoseconds; 0 before the first. */
    long bookNs;
    /** Those of the last definition. */
    InstrumentTerms terms;
    /** A calendar has closed it, and not opened it again. */
    boolean sessionClosed;
    /** The day of orders for it is over up to this id; what walks through the orders may not have come to all of them. */
    private long dayEndedUpTo;

    InstrumentGate(final LimitCache limits, final int index, final InstrumentTerms terms) {
        this.limits = limits;
        this.index = index;
        this.terms = terms;
        venue = terms.venue();
    }

    /** What an account has here. */
    AccountOrders account(final int account) {
        if (account >= accounts.length) {
            accounts = Arrays.copyOf(accounts, account + 1);
        }
        if (accounts[account] == null) {
            accounts[account] = new AccountOrders();
        }
        return accounts[account];
    }

    /** What a strategy has here. */
    StrategyOrders strategy(final int strategy) {
        final int place = strategy - Order.NOBODY;
        if (place >= strategies.length) {
            strategies = Arrays.copyOf(strategies, place + 1);
        }
        if (strategies[place] == null) {
            strategies[place] = new StrategyOrders();
        }
        return strategies[place];
    }

    /** What a strategy has here, or null if there never was an order of it. */
    StrategyOrders findStrategy(final int strategy) {
        final int place = strategy - Order.NOBODY;
        return place < strategies.length ? strategies[place] : null;
    }

    void takeBoundary(final BoundaryKind kind, final long lastOrderId) {
        sessionClosed = isClosedAfter(kind, sessionClosed);
        if (kind == BoundaryKind.DAY || kind == BoundaryKind.SESSION_CLOSE) {
            dayEndedUpTo = lastOrderId;
        }
        if (kind == BoundaryKind.DAY) {
            beginDay();
        }
    }

    /** Whether an order was for a day that has ended. */
    boolean isOver(final Order order) {
        return order.spec.timeInForce == TimeInForce.DAY && order.id <= dayEndedUpTo;
    }

    /** Whether a session is closed behind a point of the calendar, given whether it was before. */
    static boolean isClosedAfter(final BoundaryKind kind, final boolean wasClosed) {
        return kind == BoundaryKind.SESSION_CLOSE || (wasClosed && kind != BoundaryKind.SESSION_OPEN);
    }

    private void beginDay() {
        for (final StrategyOrders orders : strategies) {
            if (orders != null) {
                orders.beginDay();
            }
        }
    }

    /** The limits that hold for an order. */
    EffectiveLimits limits(final Order order) {
        return limits.of(order.account, order.strategy, index);
    }

    void takeMarket(final MarketSection market, final long nowNs) {
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
        if (market.has(MarketSection.BOOK)) {
            bookNs = nowNs;
        }
        if (referencePrice > NO_REFERENCE) {
            references.take(nowNs, referencePrice, limits.ofMarket(index).value(LimitKind.DRIFT_WINDOW));
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
        sink.put("dayEndedUpTo", dayEndedUpTo);
        sink.put("bookStatus", bookStatus.value());
        sink.put("hasBid", hasBid);
        sink.put("hasAsk", hasAsk);
        sink.put("gateBid", bidPrice);
        sink.put("gateAsk", askPrice);
        sink.put("lastPrice", lastPrice);
        sink.put("referencePrice", referencePrice);
        sink.put("bookNs", bookNs);
        references.writeState(sink);
        writeStrategies(sink);
    }

    @Override
    public void readState(final StateSource source) {
        state = InstrumentState.get((short) source.get("instrumentState"));
        sessionClosed = source.getBoolean("sessionClosed");
        dayEndedUpTo = source.get("dayEndedUpTo");
        bookStatus = BookStatus.get((short) source.get("bookStatus"));
        hasBid = source.getBoolean("hasBid");
        hasAsk = source.getBoolean("hasAsk");
        bidPrice = source.get("gateBid");
        askPrice = source.get("gateAsk");
        lastPrice = source.get("lastPrice");
        referencePrice = source.get("referencePrice");
        bookNs = source.get("bookNs");
        references.readState(source);
        for (long count = source.section("strategyCounts"); count > 0; count--) {
            strategy(source.getInt("strategy")).readState(source);
        }
    }

    private void writeStrategies(final StateSink sink) {
        int count = 0;
        for (final StrategyOrders orders : strategies) {
            count += orders != null && orders.hasCounted() ? 1 : 0;
        }
        sink.section("strategyCounts", count);
        for (int i = 0; i < strategies.length; i++) {
            if (strategies[i] != null && strategies[i].hasCounted()) {
                sink.put("strategy", i + Order.NOBODY);
                strategies[i].writeState(sink);
            }
        }
    }
}
