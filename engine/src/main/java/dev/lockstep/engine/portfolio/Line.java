package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What one strategy holds of one instrument in one account, and what its open orders there may still fill: its share of the account's {@link Holding}. */
public final class Line {
    private static final int FULL_MARGIN_BPS = 10_000;

    final Quantities quantities;
    final WorstCase worst = new WorstCase();
    /** The next strategy's, in the order of their indexes. */
    Line next;

    private final int strategy;
    private final StrategyTotals totals;
    private final Exposure exposure;
    /** The position, or the long one where long and short are kept apart. */
    private final Position position;
    /** The short position, or null where long and short make one. */
    private final Position shortPosition;

    private long income;
    private int openOrders;
    private int marginBps = FULL_MARGIN_BPS;
    private boolean active;

    Line(final int strategy, final StrategyTotals totals, final Currency settlement, final boolean hedged) {
        this.strategy = strategy;
        this.totals = totals;
        exposure = totals.exposures.in(settlement.index());
        quantities = new Quantities(hedged);
        position = new Position(settlement.unit());
        shortPosition = hedged ? new Position(settlement.unit()) : null;
    }

    /** Takes over a worst case that has been assessed anew, and brings the strategy's totals up to date. */
    void take(final Change change) {
        exposure.exchange(change);
        worst.copy(change.after);
    }

    /** Takes over what the positions hold, and whether there is anything at all. */
    void settle() {
        quantities.held = position.quantity();
        if (shortPosition != null) {
            quantities.heldShort = -shortPosition.quantity();
        }
        settleActivity();
    }

    void orderOpened() {
        openOrders++;
        totals.openOrders++;
        settleActivity();
    }

    void orderEnded() {
        openOrders--;
        totals.openOrders--;
        settleActivity();
    }

    void settleActivity() {
        final boolean now = openOrders > 0 || !quantities.isNothing();
        if (now != active) {
            totals.activeLines += now ? 1 : -1;
            active = now;
        }
    }

    void fill(
            final InstrumentTerms terms,
            final Side side,
            final long price,
            final long filled,
            final long fee,
            final boolean closing) {
        if (shortPosition == null) {
            position.onFill(terms, side, price, filled, fee);
        } else if (closing) {
            close(terms, side, price, filled, fee);
        } else {
            own(side).onFill(terms, side, price, filled, fee);
        }
    }

    /** Closes the opposite position; what that does not hold opens the side's own, for what the whole is worth minus what the first part is. */
    private void close(
            final InstrumentTerms terms, final Side side, final long price, final long filled, final long fee) {
        final Position opposite = own(side == Side.BUY ? Side.SELL : Side.BUY);
        final long closed = Math.min(filled, Math.abs(opposite.quantity()));
        final MoneyUnit unit = position.unit();
        final long sign = side == Side.BUY ? 1 : -1;
        final long paid = sign * unit.value(terms, price, filled);
        final long paidClosing = closed == filled ? paid : sign * unit.value(terms, price, closed);
        final long bookedFee = unit.round(fee);
        if (closed != 0) {
            opposite.trade(sign * closed, paidClosing, bookedFee);
        }
        if (closed != filled) {
            own(side).trade(sign * (filled - closed), paid - paidClosing, closed == 0 ? bookedFee : 0);
        }
    }

    private Position own(final Side side) {
        return side == Side.BUY ? position : shortPosition;
    }

    /** Changes what a buy that is paid in full reserves: what it costs at its limit, or a quantity at whatever the mark price is. */
    void reserveCost(
            final InstrumentTerms terms,
            final long limitBefore,
            final long before,
            final long limit,
            final long after) {
        final long unlimited = (limit == 0 ? after : 0) - (limitBefore == 0 ? before : 0);
        quantities.buyUnlimited = Math.addExact(quantities.buyUnlimited, unlimited);
        final long costBefore = limitBefore == 0 ? 0 : Holding.buyCost(terms, limitBefore, before);
        final long cost = limit == 0 ? 0 : Holding.buyCost(terms, limit, after);
        quantities.buyCost = Math.addExact(quantities.buyCost, Math.subtractExact(cost, costBefore));
        if (quantities.buyUnlimited == reservedBuy()) {
            // Nothing has a limit any more. A multiplier that changed in between must not leave a rest behind.
            quantities.buyCost = 0;
        }
    }

    void split(final InstrumentTerms terms, final long numerator, final long denominator, final long cashPrice) {
        position.split(terms, numerator, denominator, cashPrice);
        if (shortPosition != null) {
            shortPosition.split(terms, numerator, denominator, cashPrice);
        }
    }

    /** Closes what is held at a price. */
    void closeAt(final InstrumentTerms terms, final long price) {
        closeAt(position, terms, price);
        if (shortPosition != null) {
            closeAt(shortPosition, terms, price);
        }
    }

    private static void closeAt(final Position position, final InstrumentTerms terms, final long price) {
        final long held = position.quantity();
        if (held != 0) {
            position.onFill(terms, held > 0 ? Side.SELL : Side.BUY, price, Math.abs(held), 0);
        }
    }

    /** Opens at a price what quantities hold. */
    void openAt(final InstrumentTerms terms, final long price, final long held, final long heldShort) {
        if (held != 0) {
            position.onFill(terms, held > 0 ? Side.BUY : Side.SELL, price, Math.abs(held), 0);
        }
        if (heldShort != 0) {
            shortPosition.onFill(terms, Side.SELL, price, heldShort, 0);
        }
    }

    void earn(final long money) {
        income = Math.addExact(income, money);
    }

    void marginBps(final int bps) {
        marginBps = bps;
    }

    int marginBps() {
        return marginBps;
    }

    boolean isActive() {
        return active;
    }

    /** Index of the strategy, or {@link Portfolio#NOBODY}. */
    public int strategy() {
        return strategy;
    }

    /** The next line of the holding, or null; in the order of strategies. For reports. */
    public Line next() {
        return next;
    }

    /** The position, or the long one where long and short are kept apart. */
    public Position position() {
        return position;
    }

    /** The short position, or null where long and short make one. */
    public Position shortPosition() {
        return shortPosition;
    }

    /** Signed quantity, long minus short, scaled by 10^8. */
    public long quantity() {
        return quantities.net();
    }

    /** Signed cost of what is held, as {@link Position#cost}. */
    public long cost() {
        return position.cost() + (shortPosition == null ? 0 : shortPosition.cost());
    }

    /** Realised profit before fees, money. */
    public long realised() {
        return position.realised() + (shortPosition == null ? 0 : shortPosition.realised());
    }

    /** Fees minus rebates, money. */
    public long fees() {
        return position.fees() + (shortPosition == null ? 0 : shortPosition.fees());
    }

    /** Dividends received minus paid, money. */
    public long income() {
        return income;
    }

    /** What open buys may still fill, scaled by 10^8. */
    public long reservedBuy() {
        return quantities.reservedBuy + quantities.closingBuy;
    }

    /** What open sells may still fill, scaled by 10^8. */
    public long reservedSell() {
        return quantities.reservedSell + quantities.closingSell;
    }

    /** Orders of the strategy that may still be filled. */
    public int openOrders() {
        return openOrders;
    }

    void writeState(final StateSink sink) {
        sink.put("strategy", strategy);
        position.writeState(sink);
        if (shortPosition != null) {
            shortPosition.writeState(sink);
        }
        quantities.writeReserved(sink);
        sink.put("income", income);
        sink.put("openOrders", openOrders);
        sink.put("marginBps", marginBps);
    }

    /** Reads what was written behind the strategy's index. */
    void readState(final StateSource source) {
        position.readState(source);
        if (shortPosition != null) {
            shortPosition.readState(source);
        }
        quantities.readReserved(source);
        income = source.get("income");
        openOrders = source.getInt("openOrders");
        totals.openOrders += openOrders;
        marginBps = source.getInt("marginBps");
    }
}
