package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * Counts fills. A fill is money, so it counts even where it should not have happened: after the end of the order, beyond its quantity, or of an order that nobody knows. Only one that was
 * counted before is left out; in which order they come does not matter.
 */
final class Fills implements Stateful {
    /** The venue does not say which order of ours it means. */
    private static final long UNSAID = 0;

    private final OrderLife life;
    private final PositionTally positions;
    private final SliceSender slices;
    private final InstrumentTable<InstrumentGate> instruments;
    private final FillLedger ledger = new FillLedger();
    /** Fills without an order. */
    final StrayFills strays;

    Fills(
            final OrderLife life,
            final PositionTally positions,
            final SliceSender slices,
            final InstrumentTable<InstrumentGate> instruments) {
        this.life = life;
        this.positions = positions;
        this.slices = slices;
        this.instruments = instruments;
        strays = new StrayFills(life, this, ledger, positions);
    }

    /** A fill of a known order. */
    void onFill(final Order order, final ExecutionReportDecoder report) {
        final long venueCum = order.isEarlierSlice(report.orderId())
                ? order.venueCumQuantity + report.lastQuantity()
                : Math.max(order.venueCumQuantity, order.filledBefore() + report.cumQuantity());
        count(order, FillLedger.keyOf(namedBy(report), report), report, venueCum);
    }

    /** What the venue calls an order, whether it is known or not: by one of our ids, which may be that of a slice, or by its own. */
    static long namedBy(final ExecutionReportDecoder report) {
        return report.orderId() == UNSAID ? VenueReports.venueRef(report) : report.orderId();
    }

    private void count(final Order order, final long key, final ExecutionReportDecoder report, final long venueCum) {
        final long quantity = report.lastQuantity();
        final long cum = order.cumQuantity + quantity;
        if (quantity <= 0) {
            life.anomaly(order, Anomaly.BAD_FILL);
            return;
        }
        if (!isBookable(order, report)) {
            life.unreadable(order);
            return;
        }
        if (!ledger.add(key, report.lastPrice(), quantity, report.fee(), FillOwner.of(order))) {
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

    /** Whether everything that a fill is added to can take it. */
    private boolean isBookable(final Order order, final ExecutionReportDecoder report) {
        return Bounds.isQuantity(report.lastQuantity())
                && order.cumQuantity + report.lastQuantity() <= Bounds.MAX_HELD
                && isBookable(FillOwner.of(order), report);
    }

    /** Whether the fill of a report can be booked to its owner. */
    boolean isBookable(final long owner, final ExecutionReportDecoder report) {
        return Bounds.isFilled(report.cumQuantity())
                && isBookable(owner, report.lastPrice(), report.lastQuantity(), report.fee());
    }

    /** Whether a trade can be booked: its numbers are within bounds, and what its owner holds then is, too. */
    boolean isBookable(final long owner, final long price, final long quantity, final long fee) {
        final int instrument = FillOwner.instrument(owner);
        return Bounds.isQuantity(quantity)
                && Bounds.isMoney(fee)
                && positions.fits(
                        FillOwner.account(owner),
                        FillOwner.strategy(owner),
                        instrument,
                        FillOwner.side(owner) == Side.BUY ? quantity : -quantity,
                        FillOwner.closes(owner),
                        instruments.terms(instrument),
                        price);
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
        final long ref = FillLedger.refKeyOf(namedBy(report), report);
        final int place = ledger.find(ref);
        if (place < 0) {
            onUnknownFill(order, ref);
        } else if (!canTakeBack(place)) {
            life.unreadable(order);
        } else {
            takeBack(order, place, report);
            life.conclude(order);
        }
    }

    /** Either it was taken back before, or it was counted too long ago, or never: then the position is only the venue's to tell. */
    private void onUnknownFill(final Order order, final long ref) {
        life.anomaly(order, Anomaly.UNKNOWN_FILL);
        if (!ledger.isKnown(ref)) {
            life.askVenue(order.venue);
        }
    }

    /** The venue changes a fill: the old one is taken back and the new one counted. */
    void onCorrection(final Order order, final ExecutionReportDecoder report) {
        final long venuesId = namedBy(report);
        final long ref = FillLedger.refKeyOf(venuesId, report);
        final int place = ledger.find(ref);
        if (place < 0) {
            onUnknownFill(order, ref);
            return;
        }
        final Anomaly reason = whyNotCorrected(place, venuesId, report);
        if (reason == Anomaly.UNREADABLE || !canTakeBack(place)) {
            life.unreadable(order);
        } else if (reason != Anomaly.NONE) {
            life.anomaly(order, reason);
        } else {
            takeBack(order, place, report);
            count(order, FillLedger.keyOf(venuesId, report), report, order.venueCumQuantity + report.lastQuantity());
        }
    }

    /** Why a fill is not corrected to what a report says, or NONE: so that nothing is taken back for which nothing else can be counted. */
    Anomaly whyNotCorrected(final int place, final long venuesId, final ExecutionReportDecoder report) {
        if (report.lastQuantity() <= 0) {
            return Anomaly.BAD_FILL;
        }
        if (ledger.isKnown(FillLedger.keyOf(venuesId, report))) {
            return Anomaly.DUPLICATE_FILL;
        }
        return isBookable(ledger.owner(place), report) ? Anomaly.NONE : Anomaly.UNREADABLE;
    }

    /** Whether what is held can do without a fill that was counted. */
    boolean canTakeBack(final int place) {
        final long owner = ledger.owner(place);
        final Side opposite = FillOwner.side(owner) == Side.BUY ? Side.SELL : Side.BUY;
        return isBookable(
                FillOwner.of(
                        FillOwner.account(owner),
                        FillOwner.strategy(owner),
                        FillOwner.instrument(owner),
                        opposite,
                        !FillOwner.closes(owner)),
                ledger.price(place),
                ledger.quantity(place),
                -ledger.fee(place));
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

    /** Books a trade that was done elsewhere; false if one with its id has been, or if it is beyond what can be booked. */
    boolean book(final ManualTradeDecoder trade) {
        return strays.book(trade);
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
