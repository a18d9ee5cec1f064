package dev.lockstep.adapters.market;

import dev.lockstep.codecs.sbe.MarketView;

/** Hears of every change of one instrument's book and publishes it in the views that are wanted; the others are null. */
final class MarketFeed {
    private final TopEncoder top;
    private final TradesEncoder trades;
    private final DepthEncoder depth;
    private final OrdersEncoder orders;
    private long timeNs;

    MarketFeed(final GeneratedInstrumentSettings settings, final int instrument, final Outbox outbox) {
        final long tick = settings.priceIncrement();
        final long lot = settings.quantityIncrement();
        final int bookCapacity = OrderFlow.bookCapacity(settings.restingOrders());
        top = settings.views().contains(MarketView.QUOTES) ? new TopEncoder(instrument, tick, lot, outbox) : null;
        trades = settings.views().contains(MarketView.TRADES) ? new TradesEncoder(instrument, tick, lot, outbox) : null;
        depth = settings.views().contains(MarketView.DEPTH)
                ? new DepthEncoder(instrument, tick, lot, bookCapacity, outbox)
                : null;
        orders = settings.views().contains(MarketView.ORDERS) ? new OrdersEncoder(instrument, tick, lot, outbox) : null;
    }

    /** Most messages that one step can take: a sweep of the whole book, an added order, the depth and the top. */
    static int maxMessages(final int bookCapacity) {
        return 2 * bookCapacity + DepthEncoder.maxMessages(bookCapacity) + 2;
    }

    /** Starts a step; everything until the next one happens at this time. */
    void begin(final long stepTimeNs) {
        timeNs = stepTimeNs;
    }

    /** Publishes the book as it stands for the views that start with a picture of it. */
    void open(final PriceTimeBook book) {
        if (depth != null) {
            depth.snapshot(book, timeNs);
        }
        if (top != null) {
            top.publishIfChanged(book, timeNs);
        }
    }

    /** Ends a step: publishes what the step did to the levels and to the top. */
    void end(final PriceTimeBook book) {
        if (depth != null) {
            depth.delta(book, timeNs);
        }
        if (top != null) {
            top.publishIfChanged(book, timeNs);
        }
    }

    /** An order was added. */
    void added(final OrderPool pool, final int slot) {
        if (orders != null) {
            orders.added(pool, slot, timeNs);
        }
        touched(pool.side[slot], pool.tick[slot]);
    }

    /** An order has a new price or quantity. */
    void modified(final OrderPool pool, final int slot, final long oldTick) {
        if (orders != null) {
            orders.modified(pool, slot, timeNs);
        }
        touched(pool.side[slot], oldTick);
        touched(pool.side[slot], pool.tick[slot]);
    }

    /** Lots are about to be taken from an order; all of its lots if it leaves. */
    void cancelled(final OrderPool pool, final int slot, final long lots) {
        if (orders != null) {
            orders.cancelled(pool, slot, lots, timeNs);
        }
        touched(pool.side[slot], pool.tick[slot]);
    }

    /** A resting order is about to trade. */
    void executed(final OrderPool pool, final int slot, final long lots, final long tradeId, final int aggressor) {
        if (orders != null) {
            orders.executed(pool, slot, lots, tradeId, timeNs);
        }
        if (trades != null) {
            trades.traded(pool.tick[slot], lots, tradeId, aggressor, timeNs);
        }
        touched(pool.side[slot], pool.tick[slot]);
    }

    private void touched(final int side, final long tick) {
        if (depth != null) {
            depth.touched(side, tick);
        }
    }
}
