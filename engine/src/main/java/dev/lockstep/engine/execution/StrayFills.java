package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.Side;

/**
 * Books what belongs to no order that is known: fills of orders of others or long forgotten, trades done elsewhere, and what a venue's position has more than the fills. What the venue takes back of it, or of an
 * order that is forgotten, is taken off the position of whoever it was booked to, as long as the fill is remembered ({@link FillLedger}); a report of it does not say whose it was. Of a fill that is not remembered
 * nobody can tell whether it was ever counted, so it is not guessed at: the venue is asked for its list, whose positions are the truth.
 */
final class StrayFills {
    /** Reports name orders, not accounts. */
    private static final int UNNAMED_ACCOUNT = 0;

    /** Stands for the order of trades that have none. */
    private static final long MANUAL = 0;

    /** Of a trade that is booked whatever was booked before. */
    private static final long NO_KEY = 0;

    private final OrderLife life;
    private final Fills fills;
    private final FillLedger ledger;
    private final PositionTally positions;

    StrayFills(final OrderLife life, final Fills fills, final FillLedger ledger, final PositionTally positions) {
        this.life = life;
        this.fills = fills;
        this.ledger = ledger;
        this.positions = positions;
    }

    /** A fill of an order that nobody knows: nobody's, but a position all the same. Without a side it can't be booked; the venue's list of positions brings it then. */
    void onFill(final ExecutionReportDecoder report) {
        final long key = FillLedger.keyOf(Fills.namedBy(report), report);
        if (report.side() == Side.NULL_VAL || report.lastQuantity() <= 0) {
            tell(report, Anomaly.BAD_FILL);
            return;
        }
        final long owner = FillOwner.of(UNNAMED_ACCOUNT, Order.NOBODY, report.instrument(), report.side(), false);
        if (!fills.isBookable(owner, report)) {
            tell(report, Anomaly.UNREADABLE);
        } else if (!book(key, owner, report.lastPrice(), report.lastQuantity(), report.fee(), Anomaly.NONE)) {
            tell(report, Anomaly.DUPLICATE_FILL);
        }
    }

    /** The venue takes back, or changes, a fill of an order that nobody knows, or knows any more. */
    void onTakenBack(final ExecutionReportDecoder report, final int venue) {
        final long venuesId = Fills.namedBy(report);
        final long ref = FillLedger.refKeyOf(venuesId, report);
        final int place = ledger.find(ref);
        if (place < 0) {
            tell(report, Anomaly.UNKNOWN_FILL);
            if (!ledger.isKnown(ref)) {
                life.askVenue(venue);
            }
            return;
        }
        final boolean corrects = report.execType() == ExecType.FILL_CORRECTED;
        final Anomaly reason = corrects ? fills.whyNotCorrected(place, venuesId, report) : Anomaly.NONE;
        if (reason != Anomaly.NONE || !fills.canTakeBack(place)) {
            tell(report, reason == Anomaly.NONE ? Anomaly.UNREADABLE : reason);
            return;
        }
        takeBack(place);
        if (corrects) {
            final long key = FillLedger.keyOf(venuesId, report);
            book(
                    key,
                    ledger.owner(place),
                    report.lastPrice(),
                    report.lastQuantity(),
                    report.fee(),
                    Anomaly.UNKNOWN_ORDER);
        }
    }

    private void takeBack(final int place) {
        final long owner = ledger.owner(place);
        final long quantity = ledger.quantity(place);
        life.back.takenBack(owner, ledger.price(place), quantity, ledger.fee(place), Anomaly.UNKNOWN_ORDER);
        add(owner, -quantity, !FillOwner.closes(owner));
        ledger.takeBack(place);
    }

    private void add(final long owner, final long quantity, final boolean closes) {
        positions.add(
                FillOwner.account(owner),
                FillOwner.strategy(owner),
                FillOwner.instrument(owner),
                FillOwner.side(owner) == Side.BUY ? quantity : -quantity,
                closes);
    }

    private void tell(final ExecutionReportDecoder report, final Anomaly reason) {
        life.back.stray(report.orderId(), report.instrument(), reason);
    }

    /** Books a trade that was done elsewhere; false if one with its id has been, or if it is beyond what can be booked. */
    boolean book(final ManualTradeDecoder trade) {
        final long key =
                FillLedger.keyOf(MANUAL, trade.buffer(), trade.offset() + ManualTradeDecoder.fillIdEncodingOffset());
        final long owner = FillOwner.of(trade.account(), trade.strategy(), trade.instrument(), trade.side(), false);
        return fills.isBookable(owner, trade.price(), trade.quantity(), trade.fee())
                && book(key, owner, trade.price(), trade.quantity(), trade.fee(), Anomaly.NONE);
    }

    /** Books what a position has more, or less if below 0, than the fills that were counted; false if it is beyond what can be booked. */
    boolean bookDifference(final int account, final int instrument, final long signed, final long price) {
        final Side side = signed > 0 ? Side.BUY : Side.SELL;
        final long owner = FillOwner.of(account, Order.NOBODY, instrument, side, false);
        final long quantity = Math.abs(signed);
        return fills.isBookable(owner, price, quantity, 0) && book(NO_KEY, owner, price, quantity, 0, Anomaly.NONE);
    }

    /**
     * Books a trade that belongs to no order of ours.
     *
     * @param key by which it is booked once only; {@link #NO_KEY} to book it in any case
     * @return whether it was booked
     */
    private boolean book(
            final long key,
            final long owner,
            final long price,
            final long quantity,
            final long fee,
            final Anomaly reason) {
        if (key != NO_KEY && !ledger.add(key, price, quantity, fee, owner)) {
            return false;
        }
        add(owner, quantity, FillOwner.closes(owner));
        life.back.booked(owner, price, quantity, fee, reason);
        return true;
    }
}
