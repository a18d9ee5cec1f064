package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.Arrays;

/**
 * What one account has of one instrument: the sum of its strategies' lines, what that is worth, and what buying power it ties up. Whoever changes a line says
 * {@link #begin} before and {@link #end} after, which keeps every total that it is part of up to date.
 *
 * <p>What is tied up, money of the settlement currency: in a margin account the notional of the worst case times the highest margin rate of its lines. In a cash account, of
 * a SPOT instrument what open buys cost at their limits (the mark price without one), of any other the notional of the worst case, which is to be backed in full.
 */
public final class Holding {
    static final int BPS = 10_000;

    final Quantities quantities;
    final WorstCase worst = new WorstCase();
    /** The next account's, in the order of their indexes. */
    Holding next;

    private final int accountIndex;
    private final Account account;
    private final InstrumentHoldings instrument;
    private final Balance balance;
    private final Scopes scopes;
    private final Exposure ofAccount;
    private final Exposure ofEngine;
    /** Null if the instrument is in no group. */
    private final Exposure ofGroup;

    /** To walk them. */
    private Line first;
    /** To find them: by strategy, what is nobody's first; null where there is none. */
    private Line[] lines = {};

    private long cost;
    private int marginBps;
    private long worth;
    private Knowledge worthKnowledge = Knowledge.KNOWN;
    private long tied;
    private Knowledge tiedKnowledge = Knowledge.KNOWN;
    private long realisedBefore;
    private long costBefore;
    private long feesBefore;

    Holding(final int accountIndex, final InstrumentHoldings instrument, final Scopes scopes) {
        this.accountIndex = accountIndex;
        this.instrument = instrument;
        account = scopes.account(accountIndex);
        this.scopes = scopes;
        final int currency = instrument.settlement().index();
        balance = account.balance(instrument.settlement());
        ofAccount = account.exposures().in(currency);
        ofEngine = scopes.engine.in(currency);
        ofGroup = instrument.group() == PortfolioSettings.NO_GROUP
                ? null
                : account.group(instrument.group()).in(currency);
        quantities = new Quantities(account.isHedged());
    }

    /** The line of a strategy, or null. */
    Line find(final int strategy) {
        final int place = strategy - Portfolio.NOBODY;
        return place < lines.length ? lines[place] : null;
    }

    /** Puts in a line that is not there yet, and of which nothing is known yet. */
    Line add(final int strategy, final StrategyTotals totals) {
        final Line added = new Line(strategy, totals, instrument.settlement(), account.isHedged());
        final int place = strategy - Portfolio.NOBODY;
        if (place >= lines.length) {
            lines = Arrays.copyOf(lines, place + 1);
        }
        lines[place] = added;
        if (first == null || first.strategy() > strategy) {
            added.next = first;
            first = added;
        } else {
            Line before = first;
            while (before.next != null && before.next.strategy() < strategy) {
                before = before.next;
            }
            added.next = before.next;
            before.next = added;
        }
        return added;
    }

    /** A line is about to change. */
    void begin(final Line line) {
        quantities.remove(line.quantities);
        realisedBefore = line.realised();
        costBefore = line.cost();
        feesBefore = line.fees();
        cost -= costBefore;
    }

    /** The line has changed: books what that brought. */
    void end(final Line line) {
        take(line);
        balance.trade(
                instrument.terms().kind() == InstrumentKind.SPOT,
                Math.subtractExact(line.realised(), realisedBefore),
                Math.subtractExact(line.cost(), costBefore),
                Math.subtractExact(line.fees(), feesBefore));
        assess();
        assess(line);
    }

    /** An order of a line reserves another quantity, at another limit, than before; neither money nor what is held changes, and no price. */
    void reserve(
            final Line line,
            final boolean buy,
            final boolean reduceOnly,
            final long limitBefore,
            final long reservedBefore,
            final long limit,
            final long reserved) {
        final boolean closing = reduceOnly && quantities.hedged;
        final long change = Math.subtractExact(reserved, reservedBefore);
        line.quantities.reserve(buy, closing, change);
        quantities.reserve(buy, closing, change);
        if (buy && paysInFull()) {
            quantities.removeCost(line.quantities);
            line.reserveCost(instrument.terms(), limitBefore, reservedBefore, limit, reserved);
            quantities.addCost(line.quantities);
        }
        line.settleActivity();
        assessWorst();
        exchangeTied();
        assess(line);
    }

    private void take(final Line line) {
        line.settle();
        quantities.add(line.quantities);
        cost = Math.addExact(cost, line.cost());
    }

    /** Sums up lines that were read back. */
    void restore() {
        for (Line line = first; line != null; line = line.next) {
            take(line);
        }
        rateMargin();
        assessAll();
    }

    /** A margin rate of a line has changed, or there is a new line. */
    void rateMargin() {
        marginBps = 0;
        for (Line line = first; line != null; line = line.next) {
            marginBps = Math.max(marginBps, line.marginBps());
        }
        assess();
    }

    /** Assesses itself and its lines anew, after prices or terms have changed. */
    void assessAll() {
        assess();
        for (Line line = first; line != null; line = line.next) {
            assess(line);
        }
    }

    private void assess(final Line line) {
        WorstCase after = worst;
        if (first.next != null) {
            after = scopes.assessed.assess(
                    line.quantities, instrument.terms(), instrument.prices().mark(), line.worst, scopes.lineAfter);
        }
        line.take(scopes.change.of(line.worst, after));
    }

    /** Assesses itself anew, and brings the totals of account, group and engine up to date. */
    private void assess() {
        assessWorst();
        final long worthBefore = worth;
        final Knowledge worthKnown = worthKnowledge;
        assessWorth(instrument.terms(), instrument.prices());
        balance.worth.exchange(worthBefore, worthKnown, worth, worthKnowledge);
        exchangeTied();
    }

    private void assessWorst() {
        final WorstCase after = scopes.assessed.assess(
                quantities, instrument.terms(), instrument.prices().mark(), worst, scopes.holdingAfter);
        final Change change = scopes.change.of(worst, after);
        ofAccount.exchange(change);
        ofEngine.exchange(change);
        if (ofGroup != null) {
            ofGroup.exchange(change);
        }
        worst.copy(after);
    }

    private void exchangeTied() {
        final long tiedBefore = tied;
        final Knowledge tiedKnown = tiedKnowledge;
        assessTied(instrument.terms(), instrument.prices());
        balance.tied.exchange(tiedBefore, tiedKnown, tied, tiedKnowledge);
    }

    private void assessWorth(final InstrumentTerms terms, final Prices prices) {
        worth = 0;
        final long longPrice = prices.liquidation(quantities.held);
        final long shortPrice = prices.liquidation(-quantities.heldShort);
        if ((quantities.held != 0 && longPrice == 0) || (quantities.heldShort != 0 && shortPrice == 0)) {
            worthKnowledge = Knowledge.NO_MARK_PRICE;
            return;
        }
        try {
            final long value = Math.addExact(
                    valueAt(longPrice, quantities.held, terms), valueAt(shortPrice, -quantities.heldShort, terms));
            worth = terms.kind() == InstrumentKind.SPOT ? value : Math.subtractExact(value, cost);
            worthKnowledge = Knowledge.KNOWN;
        } catch (final ArithmeticException e) {
            worthKnowledge = Knowledge.OVERFLOW;
        }
    }

    private static long valueAt(final long price, final long quantity, final InstrumentTerms terms) {
        return quantity == 0 ? 0 : ContractValue.of(terms, price, quantity, Rounding.HALF_EVEN);
    }

    private void assessTied(final InstrumentTerms terms, final Prices prices) {
        tied = 0;
        try {
            if (account.isMargin()) {
                tied = worst.margin(marginBps);
                tiedKnowledge = worst.knowledge;
            } else if (!paysInFull()) {
                tied = worst.gross;
                tiedKnowledge = worst.knowledge;
            } else if (quantities.buyUnlimited != 0 && prices.mark() == 0) {
                tiedKnowledge = Knowledge.NO_MARK_PRICE;
            } else {
                tied = Math.addExact(quantities.buyCost, buyCost(terms, prices.mark(), quantities.buyUnlimited));
                tiedKnowledge = Knowledge.KNOWN;
            }
        } catch (final ArithmeticException e) {
            tiedKnowledge = Knowledge.OVERFLOW;
        }
    }

    /** Whether buys are paid for when they are filled, out of the account's own money. */
    boolean paysInFull() {
        return !account.isMargin() && instrument.terms().kind() == InstrumentKind.SPOT;
    }

    /** What it takes to buy at a price, rounded up. */
    static long buyCost(final InstrumentTerms terms, final long price, final long quantity) {
        return quantity == 0 ? 0 : ContractValue.notional(terms, price, quantity, Rounding.UP);
    }

    /** Long and short of all lines added up. */
    long gross() {
        long gross = 0;
        for (Line line = first; line != null; line = line.next) {
            gross += Math.abs(line.quantities.held) + line.quantities.heldShort;
        }
        return gross;
    }

    Balance balance() {
        return balance;
    }

    int marginBps() {
        return marginBps;
    }

    long tied() {
        return tied;
    }

    Knowledge tiedKnowledge() {
        return tiedKnowledge;
    }

    /** Index of the account. */
    public int account() {
        return accountIndex;
    }

    /** The first of its lines, by the order of strategies. */
    public Line firstLine() {
        return first;
    }

    /** The next account's holding of the instrument, or null; in the order of accounts. */
    public Holding next() {
        return next;
    }

    /** Signed quantity, long minus short, scaled by 10^8. */
    public long quantity() {
        return quantities.net();
    }

    /** How long it is if every open buy is filled and no sell, scaled by 10^8. */
    public long worstLong() {
        return worst.longQuantity;
    }

    /** How short it is if every open sell is filled and no buy, scaled by 10^8. */
    public long worstShort() {
        return worst.shortQuantity;
    }

    /** Signed cost of what is held, money of the settlement currency, as {@link Position#cost}. */
    public long cost() {
        return cost;
    }

    /** Notional of the worst case at the mark price, money of the settlement currency; meaningful if {@link #notionalKnowledge} says so. */
    public long notional() {
        return worst.gross;
    }

    /** Whether the notional is known. */
    public Knowledge notionalKnowledge() {
        return worst.knowledge;
    }

    /** Value of a SPOT position, or unrealised profit of another, money of the settlement currency; meaningful if {@link #worthKnowledge} says so. */
    public long worth() {
        return worth;
    }

    /** Whether the worth is known. */
    public Knowledge worthKnowledge() {
        return worthKnowledge;
    }
}
