package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** What an open order does when its time has come, and how it leaves. */
final class OrderWork {
    private final Matcher matcher;
    private final VenueOrders orders;
    private final VenueReports reports;

    OrderWork(final Matcher matcher, final VenueOrders orders, final VenueReports reports) {
        this.matcher = matcher;
        this.orders = orders;
        this.reports = reports;
    }

    /** Why an order that is not resting may not start to work now. */
    Reason obstacle(final VenueOrder order) {
        if (order.reduceOnly && hasNothingToReduce(order)) {
            return Reason.NOTHING_TO_REDUCE;
        }
        return order.postOnly && VisibleLevels.wouldFill(order) ? Reason.WOULD_TAKE : Reason.NONE;
    }

    private static boolean hasNothingToReduce(final VenueOrder order) {
        return order.instrument.positions().reducible(order.account, order.side) == 0;
    }

    /** Starts an order that has waited, or cancels it if it may not start. */
    void startWaiting(final VenueOrder order, final long nowNs) {
        final Reason obstacle = obstacle(order);
        if (obstacle == Reason.NONE) {
            start(order, nowNs);
        } else {
            cancel(order, obstacle, VenueReports.NO_REQUEST, nowNs);
        }
    }

    /** Fills what can be filled at once; the rest rests or ends. */
    void start(final VenueOrder order, final long nowNs) {
        final boolean matchable = order.instrument.isMatchable();
        if (matchable && order.type == OrderType.MARKET_TO_LIMIT && !order.priced) {
            VisibleLevels.limitToBest(order);
        }
        final boolean findsPrice = order.type != OrderType.MARKET_TO_LIMIT || order.priced;
        final boolean allOrNone = order.timeInForce == TimeInForce.FOK;
        if (matchable && findsPrice && (!allOrNone || VisibleLevels.canFillWhole(order))) {
            matcher.take(order, nowNs);
        }
        if (!order.open) {
            return;
        }
        if (order.reduceOnly && hasNothingToReduce(order)) {
            cancel(order, Reason.NOTHING_TO_REDUCE, VenueReports.NO_REQUEST, nowNs);
        } else if (order.mayRest()) {
            matcher.rest(order);
        } else {
            giveUp(order, matchable ? Reason.NO_LIQUIDITY : Reason.BOOK_NOT_WHOLE, nowNs);
        }
    }

    private void giveUp(final VenueOrder order, final Reason reason, final long nowNs) {
        if (OrderKinds.isAuction(order.timeInForce)) {
            expire(order, reason, nowNs);
        } else {
            cancel(order, reason, VenueReports.NO_REQUEST, nowNs);
        }
    }

    /** Cancels the resting orders that may only reduce and have nothing left to reduce, if positions have changed. */
    void dropIdleReducers(final VenueInstrument instrument, final long nowNs) {
        if (instrument.mustCheckReducers()) {
            dropIdleReducers(instrument.resting(Side.BUY), nowNs);
            dropIdleReducers(instrument.resting(Side.SELL), nowNs);
        }
    }

    private void dropIdleReducers(final RestingOrders resting, final long nowNs) {
        VenueOrder order = resting.first();
        while (order != null) {
            final VenueOrder behind = order.behind;
            if (order.reduceOnly && hasNothingToReduce(order)) {
                cancel(order, Reason.NOTHING_TO_REDUCE, VenueReports.NO_REQUEST, nowNs);
            }
            order = behind;
        }
    }

    /** Takes an order out of wherever it stands. */
    void withdraw(final VenueOrder order) {
        switch (order.place) {
            case RESTING -> matcher.unrest(order);
            case UNTRIGGERED, AUCTION -> {
                order.instrument.waiting().remove(order.waitingLink);
                order.place = Place.NOWHERE;
            }
            case NOWHERE -> {}
        }
    }

    /**
     * Ends an order early.
     *
     * @param requestId the request that asked for it, or {@link VenueReports#NO_REQUEST}
     */
    void cancel(final VenueOrder order, final Reason reason, final long requestId, final long nowNs) {
        withdraw(order);
        orders.closed(order);
        reports.cancelled(order, reason, requestId, nowNs);
    }

    /** Ends an order whose time is over. */
    void expire(final VenueOrder order, final Reason reason, final long nowNs) {
        withdraw(order);
        orders.closed(order);
        reports.expired(order, reason, nowNs);
    }
}
