package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;

/**
 * Fills our orders from the market. Our orders never meet each other and are not part of what the feed displays.
 *
 * <p>An order that takes goes through the opposite levels, best first. A resting order is filled at its limit when the
 * opposite side reaches the limit, when a trade goes through it, or by a trade at it that is larger than the queue
 * ahead. What one trade or level offers is shared in price-time priority and given out once. Of an order that shows
 * only a part of itself, that part has its place; once it is filled, the next part goes to the end of the queue.
 */
final class Matcher {
    private final VenueReports reports;
    private final VenueOrders orders;
    private final QueueModel queueModel;

    Matcher(final VenueReports reports, final VenueOrders orders, final QueueModel queueModel) {
        this.reports = reports;
        this.orders = orders;
        this.queueModel = queueModel;
    }

    /** Fills an arriving order, not resting yet, from the visible levels at their prices. */
    void take(final VenueOrder order, final long nowNs) {
        fillFromLevels(order, Liquidity.TAKER, nowNs);
    }

    /** Says whether the levels would have filled more than what the book shows of the order. */
    private boolean fillFromLevels(final VenueOrder order, final Liquidity liquidity, final long nowNs) {
        final VenueBook book = order.instrument.book();
        final BookView view = book.view();
        final Side opposite = VisibleLevels.opposite(order.side);
        for (int level = 0; level < view.levels(opposite) && order.open; level++) {
            final long price = view.price(opposite, level);
            if (!order.accepts(price)) {
                break;
            }
            final long quantity = Math.min(Math.min(order.fillable(), order.shown), book.available(opposite, level));
            if (quantity > 0) {
                book.take(opposite, level, quantity);
                if (fill(order, liquidity == Liquidity.MAKER ? order.price : price, quantity, liquidity, nowNs)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Puts an open order at the end of the queue at its price, showing as much of it as it wants to show. */
    void rest(final VenueOrder order) {
        order.instrument.rest(order);
        order.shown =
                order.displayQuantity == 0 ? VenueOrder.ALL : Math.min(order.displayQuantity, order.leavesQuantity());
        if (queueModel == QueueModel.FRONT) {
            order.queueAhead = 0;
        } else if (order.instrument.isMatchable()) {
            order.queueAhead = order.instrument.book().displayedAt(order.side, order.price);
        } else {
            order.queueAhead = VenueBook.UNKNOWN;
            order.instrument.joinedUnseen();
        }
    }

    /** Takes an order out of its queue. */
    void unrest(final VenueOrder order) {
        order.instrument.unrest(order);
        order.shown = VenueOrder.ALL;
    }

    /**
     * The order to look at next: the same again, if the book now shows some more of it and nobody waits behind it at its
     * price.
     */
    private static VenueOrder next(final VenueOrder order, final VenueOrder behind, final boolean refreshed) {
        return refreshed && (behind == null || behind.price != order.price) ? order : behind;
    }

    /** A complete update of the book, or trading resumed. */
    void onBook(final VenueInstrument instrument, final long nowNs) {
        instrument.book().refresh();
        if (!instrument.isMatchable()) {
            return;
        }
        if (instrument.mustMeasureQueues()) {
            shortenQueues(instrument, Side.BUY);
            shortenQueues(instrument, Side.SELL);
        }
        if (instrument.book().kind() != MarketView.TRADES) {
            fillReached(instrument, Side.BUY, nowNs);
            fillReached(instrument, Side.SELL, nowNs);
        }
    }

    /** No more can be ahead of an order than is displayed at its price. */
    private static void shortenQueues(final VenueInstrument instrument, final Side side) {
        VenueOrder order = instrument.resting(side).first();
        while (order != null) {
            final long price = order.price;
            final long displayed = instrument.book().displayedAt(side, price);
            for (; order != null && order.price == price; order = order.behind) {
                order.queueAhead = Math.min(order.queueAhead, displayed);
            }
        }
    }

    private void fillReached(final VenueInstrument instrument, final Side side, final long nowNs) {
        final BookView view = instrument.book().view();
        final Side opposite = VisibleLevels.opposite(side);
        VenueOrder order = instrument.resting(side).first();
        while (order != null && view.levels(opposite) != 0 && order.accepts(view.price(opposite, 0))) {
            final VenueOrder behind = order.behind;
            order = next(order, behind, fillFromLevels(order, Liquidity.MAKER, nowNs));
        }
    }

    /**
     * A public trade. One that states no aggressor may have hit either side.
     *
     * @return how much of it went to our orders
     */
    long onTrade(
            final VenueInstrument instrument,
            final long price,
            final long quantity,
            final AggressorSide aggressor,
            final long nowNs) {
        final long toBids =
                fillFromTrade(instrument, Side.BUY, price, quantity, aggressor != AggressorSide.BUYER, nowNs);
        final long rest = quantity - toBids;
        return toBids + fillFromTrade(instrument, Side.SELL, price, rest, aggressor != AggressorSide.SELLER, nowNs);
    }

    private long fillFromTrade(
            final VenueInstrument instrument,
            final Side side,
            final long price,
            final long quantity,
            final boolean mayHitSide,
            final long nowNs) {
        final RestingOrders resting = instrument.resting(side);
        long left = quantity;
        VenueOrder order = resting.first();
        while (order != null && left > 0 && resting.isBetter(order.price, price)) {
            final VenueOrder behind = order.behind;
            // Traded through: whatever was ahead at that price is gone.
            order.queueAhead = 0;
            final long before = order.cumQuantity;
            final boolean refreshed = fillAtMost(order, left, nowNs);
            left -= order.cumQuantity - before;
            order = next(order, behind, refreshed);
        }
        return quantity - (mayHitSide ? fillAtTradePrice(order, price, left, nowNs) : left);
    }

    /**
     * Walks down the queue at the trade's price, where displayed quantity and our orders alternate. Says what is left
     * of the trade.
     */
    private long fillAtTradePrice(final VenueOrder first, final long price, final long quantity, final long nowNs) {
        long left = quantity;
        VenueOrder order = first;
        while (order != null && order.price == price) {
            final VenueOrder behind = order.behind;
            // What our earlier orders did not get went to the displayed quantity in front of this one, as far as there
            // is such.
            final long reaching = left - Math.min(left, order.queueAhead);
            order.queueAhead -= Math.min(order.queueAhead, left);
            final long before = order.cumQuantity;
            final boolean refreshed = fillAtMost(order, reaching, nowNs);
            left -= order.cumQuantity - before;
            order = next(order, behind, refreshed);
        }
        return left;
    }

    /**
     * A displayed order with {@code ahead} in front of it executed: what stands in front of it would have been filled
     * first.
     */
    void onExecuted(
            final VenueInstrument instrument,
            final Side side,
            final long price,
            final long ahead,
            final long quantity,
            final long nowNs) {
        final RestingOrders resting = instrument.resting(side);
        long left = quantity;
        VenueOrder order = resting.first();
        while (order != null && left > 0 && !resting.isBetter(price, order.price)) {
            final VenueOrder behind = order.behind;
            boolean refreshed = false;
            if (order.price == price && ahead < order.queueAhead) {
                // By all of it, since that is by how much the feed will show less ahead, whatever ours took of it.
                order.queueAhead -= Math.min(order.queueAhead, quantity);
            } else {
                final long before = order.cumQuantity;
                refreshed = fillAtMost(order, left, nowNs);
                left -= order.cumQuantity - before;
            }
            order = next(order, behind, refreshed);
        }
    }

    /** A displayed order with {@code ahead} in front of it shrank or left: those behind it move up. */
    static void onWithdrawn(
            final VenueInstrument instrument,
            final Side side,
            final long price,
            final long ahead,
            final long quantity) {
        final RestingOrders resting = instrument.resting(side);
        VenueOrder order = resting.first();
        while (order != null && !resting.isBetter(price, order.price)) {
            if (order.price == price && ahead < order.queueAhead) {
                order.queueAhead -= Math.min(order.queueAhead, quantity);
            }
            order = order.behind;
        }
    }

    /** Says whether the book shows some more of the order now. */
    private boolean fillAtMost(final VenueOrder order, final long most, final long nowNs) {
        final long quantity = Math.min(Math.min(order.fillable(), order.shown), most);
        return quantity > 0 && fill(order, order.price, quantity, Liquidity.MAKER, nowNs);
    }

    /** Says whether the order is still resting, with some more of it shown now, at the end of the queue. */
    private boolean fill(
            final VenueOrder order,
            final long price,
            final long quantity,
            final Liquidity liquidity,
            final long nowNs) {
        order.cumQuantity += quantity;
        order.instrument.positions().onFill(order.account, order.side, price, quantity);
        order.instrument.positionsChanged();
        boolean refreshed = false;
        if (order.cumQuantity == order.quantity) {
            orders.closed(order);
            if (liquidity == Liquidity.MAKER) {
                unrest(order);
            }
        } else if (order.shown != VenueOrder.ALL) {
            order.shown -= quantity;
            refreshed = order.shown == 0;
        }
        if (refreshed) {
            unrest(order);
            rest(order);
        }
        reports.filled(order, price, quantity, liquidity, nowNs);
        return refreshed;
    }
}
