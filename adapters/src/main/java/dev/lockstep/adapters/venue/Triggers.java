package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;

/**
 * Orders that wait: for their trigger, or for a moment of the session. They are looked at whenever the market of their
 * instrument has changed and can be traded on, in the order in which they came.
 *
 * <p>A trigger is compared with the price that the order would trade at (asks for buyers, bids for sellers), with the
 * last public trade, or with the middle of the best bid and ask; a middle between two units counts as the one that is
 * farther from triggering. A stop triggers at its price or beyond; an order that waits to be touched at its price or
 * better. A trailing trigger is the given distance behind the best price seen, rounded to the tick away from the market.
 */
final class Triggers {
    /** Largest distance of a trailing trigger, and farthest price that one follows, price scale. */
    static final long FARTHEST = Long.MAX_VALUE / 32;

    private static final long WHOLE = 1_000_000;

    private final OrderWork work;
    private final VenueReports reports;

    Triggers(final OrderWork work, final VenueReports reports) {
        this.work = work;
        this.reports = reports;
    }

    /** Whether an order has to wait before it works. */
    static boolean mustWait(final VenueOrder order) {
        return OrderKinds.isTriggered(order.type) || OrderKinds.isAuction(order.timeInForce);
    }

    /** Lets an order wait, unless its trigger is reached already. */
    void await(final VenueOrder order, final long nowNs) {
        order.place = OrderKinds.isTriggered(order.type) ? Place.UNTRIGGERED : Place.AUCTION;
        order.instrument.waiting().addLast(order.waitingLink);
        check(order, nowNs);
    }

    /** Looks at one waiting order, after it was changed. */
    void check(final VenueOrder order, final long nowNs) {
        if (order.instrument.isMatchable()) {
            startIfDue(order, nowNs);
        }
    }

    /** The market has changed. */
    void onMarket(final VenueInstrument instrument, final long nowNs) {
        if (instrument.waiting().isEmpty() || !instrument.isMatchable()) {
            return;
        }
        OrderLink link = instrument.waiting().first();
        while (link != null) {
            final OrderLink after = link.after;
            startIfDue(link.order, nowNs);
            link = after;
        }
    }

    private void startIfDue(final VenueOrder order, final long nowNs) {
        if (order.place == Place.AUCTION) {
            if (order.due) {
                work.withdraw(order);
                work.startWaiting(order, nowNs);
            }
        } else if (isReached(order)) {
            trigger(order, nowNs);
        }
    }

    private void trigger(final VenueOrder order, final long nowNs) {
        work.withdraw(order);
        if (order.type == OrderType.TRAILING_STOP_LIMIT) {
            order.price = order.triggerPrice + (order.side == Side.BUY ? order.limitOffset : -order.limitOffset);
            order.priced = true;
        }
        reports.triggered(order, nowNs);
        work.startWaiting(order, nowNs);
    }

    private static boolean isReached(final VenueOrder order) {
        final boolean rises = OrderKinds.triggersOnRise(order.type, order.side);
        final long price = reference(order, rises);
        if (price == BookView.NO_PRICE) {
            return false;
        }
        if (OrderKinds.isTrailing(order.type)) {
            trail(order, price, rises);
        }
        return order.hasTrigger && (rises ? price >= order.triggerPrice : price <= order.triggerPrice);
    }

    private static long reference(final VenueOrder order, final boolean rises) {
        final BookView view = order.instrument.book().view();
        return switch (order.triggerSource) {
            case LAST -> order.instrument.lastPrice();
            case MID -> view.hasBothSides() ? middle(view.bestBid(), view.bestAsk(), rises) : BookView.NO_PRICE;
            default -> order.side == Side.BUY ? view.bestAsk() : view.bestBid();
        };
    }

    private static long middle(final long bid, final long ask, final boolean down) {
        final long floor = (bid & ask) + ((bid ^ ask) >> 1);
        return down ? floor : floor + ((bid ^ ask) & 1);
    }

    private static void trail(final VenueOrder order, final long price, final boolean rises) {
        if (price > FARTHEST || price < -FARTHEST) {
            return;
        }
        final long tick = order.instrument.terms().priceIncrement();
        final long distance = distance(order, price, tick);
        final long trigger = rises
                ? FixedPoint.roundToIncrement(price + distance, tick, Rounding.CEILING)
                : FixedPoint.roundToIncrement(price - distance, tick, Rounding.FLOOR);
        if (!order.hasTrigger || (rises ? trigger < order.triggerPrice : trigger > order.triggerPrice)) {
            order.triggerPrice = trigger;
            order.hasTrigger = true;
        }
    }

    private static long distance(final VenueOrder order, final long price, final long tick) {
        return switch (order.offsetUnit) {
            case TICKS -> order.trailingOffset * tick;
            case BASIS_POINTS ->
                FixedPoint.multiplyDivide(Math.abs(price), order.trailingOffset, WHOLE, Rounding.HALF_EVEN);
            default -> order.trailingOffset;
        };
    }
}
