package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * Counts fills. A fill is money, so it counts even where it should not have happened: after the end of the order, beyond its quantity, or of an order that nobody knows. Only one that was
 * counted before is left out; in which order they come does not matter.
 */
final class Fills implements Stateful {
    /** Reports name orders, not accounts. */
    private static final int UNNAMED_ACCOUNT = 0;

    /** The venue does not say which order of ours it means. */
    private static final long UNSAID = 0;

    /** Stands for the order of trades that have none. */
    private static final long MANUAL = 0;

    private final OrderLife life;
    private final PositionTally positions;
    private final SliceSender slices;
    private final FillLedger ledger = new FillLedger();

    Fills(final OrderLife life, final PositionTally positions, final SliceSender slices) {
        this.life = life;
        this.positions = positions;
        this.slices = slices;
    }

    /** A fill of a known order. */
    void onFill(final Order order, final ExecutionReportDecoder report) {
        final long venueCum = order.isEarlierSlice(report.orderId())
                ? order.venueCumQuantity + report.lastQuantity()
                : Math.max(order.venueCumQuantity, order.filledBefore() + report.cumQuantity());
        count(order, FillLedger.keyOf(namedBy(report), report), report, venueCum);
    }

    /** What the venue calls an order, whether it is known or not: by one of our ids, which may be that of a slice, or by its own. */
    private static long namedBy(final ExecutionReportDecoder report) {
        return report.orderId() == UNSAID ? VenueReports.venueRef(report) : report.orderId();
    }

    private void count(final Order order, final long key, final ExecutionReportDecoder report, final long venueCum) {
        final long quantity = report.lastQuantity();
        final long cum = order.cumQuantity + quantity;
        if (quantity <= 0 || cum < 0) {
            life.anomaly(order, Anomaly.BAD_FILL);
            return;
        }
        if (!ledger.add(key, report.lastPrice(), quantity, report.fee())) {
            life.anomaly(order, Anomaly.DUPLICATE_FILL);
            return;
        }
        final boolean isEarlier = order.isEarlierSlice(report.orderId());
        order.cumQuantity = cum;
        if (isEarlier) {
            order.slice.filledBefore += quantity;
        }
        order.venueCumQuantity = Math.max(venueCum, cum);
        final Anomaly settled = settle(order, report, isEarlier);
        final Anomaly reason = isEarlier && settled == Anomaly.NONE ? Anomaly.FILL_AFTER_END : settled;
        if (reason != Anomaly.NONE) {
            life.anomalies.count(reason);
        }
        tell(order, OrderEvent.FILLED, report.liquidity(), report.lastPrice(), quantity, report.fee(), reason);
        life.conclude(order);
        if (reason == Anomaly.FILLS_MISSING && order.isLive()) {
            life.ask(order);
        }
        if (order.slice != null) {
            slices.goOn(order);
        }
    }

    /** What a fill that was counted makes of its order; says what was wrong with it. */
    private Anomaly settle(final Order order, final ExecutionReportDecoder report, final boolean isEarlier) {
        if (order.isEnding()) {
            if (order.cumQuantity >= order.venueCumQuantity) {
                order.end();
            }
            return Anomaly.NONE;
        }
        final boolean wasAcknowledged = order.acknowledged;
        final OrderTrigger trigger = order.isWhole() ? OrderTrigger.FILL_WHOLE : OrderTrigger.FILL;
        if (!OrderTransitions.apply(order, trigger)) {
            return trigger.ifImpossible();
        }
        if (isEarlier) {
            // It says nothing of the slice that works now.
            order.acknowledged = wasAcknowledged;
        }
        if (order.isOverfilled()) {
            return Anomaly.OVERFILL;
        }
        if (order.isLive() && order.venueCumQuantity > order.cumQuantity) {
            expectMissing(order);
            return !isEarlier && order.filledBefore() + report.cumQuantity() > order.cumQuantity
                    ? Anomaly.FILLS_MISSING
                    : Anomaly.NONE;
        }
        return Anomaly.NONE;
    }

    /** The venue has filled more than it has told: if that is everything, the order has ended but for what is missing; if it is a slice, nothing works until that has come. */
    private static void expectMissing(final Order order) {
        if (order.venueCumQuantity >= order.quantity && !order.requests.isReplacing()) {
            OrderTransitions.apply(order, OrderTrigger.LOSE);
            order.ending = OrderState.FILLED;
        } else if (order.slice != null && order.slice.isFilled(order.venueCumQuantity)) {
            OrderTransitions.apply(order, OrderTrigger.LOSE);
        }
    }

    /** The venue takes a fill back. An order that has ended stays so. */
    void onBust(final Order order, final ExecutionReportDecoder report) {
        final int place = ledger.find(FillLedger.refKeyOf(namedBy(report), report));
        if (place < 0) {
            life.anomaly(order, Anomaly.UNKNOWN_FILL);
        } else {
            takeBack(order, place, report);
            life.conclude(order);
        }
    }

    /** The venue changes a fill: the old one is taken back and the new one counted. */
    void onCorrection(final Order order, final ExecutionReportDecoder report) {
        final long venuesId = namedBy(report);
        final int place = ledger.find(FillLedger.refKeyOf(venuesId, report));
        if (place < 0) {
            life.anomaly(order, Anomaly.UNKNOWN_FILL);
        } else if (report.lastQuantity() <= 0 || ledger.isKnown(FillLedger.keyOf(venuesId, report))) {
            life.anomaly(order, report.lastQuantity() <= 0 ? Anomaly.BAD_FILL : Anomaly.DUPLICATE_FILL);
        } else {
            takeBack(order, place, report);
            count(order, FillLedger.keyOf(venuesId, report), report, order.venueCumQuantity + report.lastQuantity());
        }
    }

    private void takeBack(final Order order, final int place, final ExecutionReportDecoder report) {
        final long price = ledger.price(place);
        final long quantity = ledger.quantity(place);
        final long fee = ledger.fee(place);
        ledger.takeBack(place);
        order.cumQuantity -= quantity;
        if (order.isEarlierSlice(report.orderId())) {
            order.slice.filledBefore -= quantity;
        }
        order.venueCumQuantity -= Math.min(order.venueCumQuantity, quantity);
        if (order.isLive() && order.state != OrderState.UNKNOWN) {
            order.state = order.workingState();
        }
        tell(order, OrderEvent.BUSTED, Liquidity.NONE, price, quantity, fee, Anomaly.NONE);
    }

    private void tell(
            final Order order,
            final OrderEvent event,
            final Liquidity liquidity,
            final long price,
            final long quantity,
            final long fee,
            final Anomaly reason) {
        final boolean adds = (order.side == Side.BUY) == (event == OrderEvent.FILLED);
        final boolean closes = order.spec.reduceOnly == (event == OrderEvent.FILLED);
        positions.add(order.account, order.strategy, order.instrument, adds ? quantity : -quantity, closes);
        life.back.filled(order, event, liquidity, price, quantity, fee, reason);
        if (event == OrderEvent.FILLED) {
            life.executed(order);
        }
    }

    /** A fill of an order that nobody knows: nobody's, but a position all the same. Without a side it can't be booked; the venue's list of positions brings it then. */
    void onStrayFill(final ExecutionReportDecoder report) {
        final long key = FillLedger.keyOf(namedBy(report), report);
        if (report.side() == Side.NULL_VAL || report.lastQuantity() <= 0) {
            life.back.stray(report.orderId(), report.instrument(), Anomaly.BAD_FILL);
        } else if (!book(
                key,
                UNNAMED_ACCOUNT,
                Order.NOBODY,
                report.instrument(),
                report.side(),
                report.lastPrice(),
                report.lastQuantity(),
                report.fee())) {
            life.back.stray(report.orderId(), report.instrument(), Anomaly.DUPLICATE_FILL);
        }
    }

    /** Books a trade that was done elsewhere; false if one with its id has been. */
    boolean book(final ManualTradeDecoder trade) {
        final long key =
                FillLedger.keyOf(MANUAL, trade.buffer(), trade.offset() + ManualTradeDecoder.fillIdEncodingOffset());
        return book(
                key,
                trade.account(),
                trade.strategy(),
                trade.instrument(),
                trade.side(),
                trade.price(),
                trade.quantity(),
                trade.fee());
    }

    /**
     * Books a trade that belongs to no order of ours.
     *
     * @param key by which it is booked once only; 0 to book it in any case
     * @return whether it was booked
     */
    boolean book(
            final long key,
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final long price,
            final long quantity,
            final long fee) {
        if (key != 0 && !ledger.add(key, price, quantity, fee)) {
            return false;
        }
        positions.add(account, strategy, instrument, side == Side.BUY ? quantity : -quantity, false);
        life.back.booked(0, account, strategy, instrument, side, price, quantity, fee, Anomaly.NONE);
        return true;
    }

    @Override
    public void writeState(final StateSink sink) {
        ledger.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        ledger.readState(source);
    }
}
