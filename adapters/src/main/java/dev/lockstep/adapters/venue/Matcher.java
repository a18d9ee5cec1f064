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
 * ahead. What one trade or level offers is shared in price-time priority and given out once.
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

    /** Whether the visible levels can fill all of an open order. */
    boolean canFillWhole(final VenueOrder order) {
        final VenueBook book = order.instrument.book();
        final BookView view = book.view();
        final Side opposite = opposite(order.side);
        long missing = order.leavesQuantity();
        for (int level = 0; level < view.levels(opposite) && missing > 0; level++) {
            if (!order.accepts(view.price(opposite, level))) {
                break;
            }
            missing -= Math.min(missing, book.available(opposite, level));
        }
        return missing == 0;
    }

    /** Fills an arriving order, not resting yet, from the visible levels at their prices. */
    void take(final VenueOrder order, final long nowNs) {
        fillFromLevels(order, Liquidity.TAKER, nowNs);
    }

    private void fillFromLevels(final VenueOrder order, final Liquidity liquidity, final long nowNs) {
        final VenueBook book = order.instrument.book();
        final BookView view = book.view();
        final Side opposite = opposite(order.side);
        for (int level = 0; level < view.levels(opposite) && order.open; level++) {
            final long price = view.price(opposite, level);
            if (!order.accepts(price)) {
                break;
            }
            final long quantity = Math.min(order.leavesQuantity(), book.available(opposite, level));
            if (quantity > 0) {
                book.take(opposite, level, quantity);
                fill(order, liquidity == Liquidity.MAKER ? order.price : price, quantity, liquidity, nowNs);
            }
        }
    }

    /** Puts an open order at the end of the queue at its price. */
    void rest(final VenueOrder order) {
        order.instrument.resting(order.side).add(order);
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
        order.instrument.resting(order.side).remove(order);
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
        final Side opposite = opposite(side);
        VenueOrder order = instrument.resting(side).first();
        while (order != null && view.levels(opposite) != 0 && order.accepts(view.price(opposite, 0))) {
            final VenueOrder next = order.behind;
            fillFromLevels(order, Liquidity.MAKER, nowNs);
            order = next;
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
            final VenueOrder next = order.behind;
            // Traded through: whatever was ahead at that price is gone.
            order.queueAhead = 0;
            left -= fillAtMost(order, left, nowNs);
            order = next;
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
            final VenueOrder next = order.behind;
            // What our earlier orders did not get went to the displayed quantity in front of this one, as far as there
            // is such.
            final long reaching = left - Math.min(left, order.queueAhead);
            order.queueAhead -= Math.min(order.queueAhead, left);
            left -= fillAtMost(order, reaching, nowNs);
            order = next;
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
            final VenueOrder next = order.behind;
            if (order.price == price && ahead < order.queueAhead) {
                order.queueAhead -= Math.min(order.queueAhead, left);
            } else {
                left -= fillAtMost(order, left, nowNs);
            }
            order = next;
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

    private long fillAtMost(final VenueOrder order, final long most, final long nowNs) {
        final long quantity = Math.min(order.leavesQuantity(), most);
        if (quantity > 0) {
            fill(order, order.price, quantity, Liquidity.MAKER, nowNs);
        }
        return quantity;
    }

    private void fill(
            final VenueOrder order,
            final long price,
            final long quantity,
            final Liquidity liquidity,
            final long nowNs) {
        order.cumQuantity += quantity;
        if (order.cumQuantity == order.quantity) {
            orders.closed(order);
            if (liquidity == Liquidity.MAKER) {
                unrest(order);
            }
        }
        reports.filled(order, price, quantity, liquidity, nowNs);
    }

    private static Side opposite(final Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
