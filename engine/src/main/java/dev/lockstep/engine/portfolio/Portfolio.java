package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * Positions, reservations and money of all accounts, and every total over them. Owned by the risk stage; changed by order updates, market data and money events only.
 * Accounts, strategies and instruments go by their dense indexes. Quantities and prices are scaled by 10^8; money is of the instrument's settlement currency at its money
 * scale unless it says otherwise. To change one line or one price costs the same however many others there are, and allocates nothing once the line is there.
 *
 * <p>What comes from outside and makes no sense is not booked and counted in {@link #refused}; {@code Bounds} says how large it may be, and whoever counts trades does not let larger ones in. Amounts that cannot be booked all the same,
 * since trades that are each within bounds have realised more than a long holds, are an {@link ArithmeticException}, which stops the engine: the portfolio is of no use after it. It takes ten round trips at least that each win or lose all that the
 * largest account has.
 */
public final class Portfolio implements Stateful {
    /** Strategy of orders and trades that are nobody's. */
    public static final int NOBODY = -1;

    private final Scopes scopes;
    private final InstrumentTable<InstrumentHoldings> instruments;
    private final Revaluation revaluation;
    private final CashMovements cash;
    private final CorporateActions actions;
    private final WhatIf whatIf;
    private final PortfolioReport report;
    /** What was asked about last: the steps of one order all ask about the same. */
    private InstrumentHoldings of;

    private Holding holding;
    private Line line;
    private int ofAccount = NOBODY;
    private int ofStrategy;
    private int ofInstrument = NOBODY;
    private long refused;

    /** A portfolio in which the accounts have what they start with. */
    public Portfolio(final PortfolioSettings settings) {
        scopes = new Scopes(settings);
        instruments = new InstrumentTable<>((index, terms) -> new InstrumentHoldings(terms, scopes));
        revaluation = new Revaluation(instruments, scopes);
        cash = new CashMovements(scopes);
        actions = new CorporateActions(instruments, scopes);
        whatIf = new WhatIf(scopes);
        report = new PortfolioReport(instruments, scopes);
    }

    /**
     * Takes a definition. What is held is valued by the new terms from now on; what it cost stays what it was.
     *
     * @return whether it was taken, see {@link InstrumentTable#define}
     */
    public boolean define(final InstrumentDefinitionDecoder definition) {
        final int known = instruments.size();
        if (!instruments.define(definition)) {
            return false;
        }
        if (definition.instrument() < known) {
            instruments.get(definition.instrument()).redefine(instruments.terms(definition.instrument()));
        }
        revaluation.all();
        return true;
    }

    /** Takes what an event says of the market. */
    public void onMarket(final MarketSection market) {
        final InstrumentHoldings moved = instruments.find(market.instrument());
        if (moved != null
                && !market.has(MarketSection.DEFINITION)
                && moved.prices().take(market)) {
            moved.assess();
            revaluation.onPrices(moved);
        }
    }

    /**
     * Books a fill. Where long and short are kept apart, a fill of an order that may only reduce closes the opposite position (what that does not hold opens the
     * order's own side); any other fill opens its own side.
     *
     * @param strategy index, or {@link #NOBODY}
     * @param quantity above 0
     * @param fee negative for a rebate
     * @return whether it was booked: account, strategy and instrument exist
     */
    public boolean onFill(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final long price,
            final long quantity,
            final long fee,
            final boolean reduceOnly) {
        if (!accepted(find(account, strategy, instrument))) {
            return false;
        }
        holding.begin(line);
        line.fill(of.terms(), side, price, quantity, fee, reduceOnly);
        holding.end(line);
        revaluation.account(account);
        return true;
    }

    /**
     * Takes a fill back: books the opposite one at the same price, with the fee the other way round. Quantity, fees and realised profit minus cost, so equity too, and the cash
     * of SPOT, are exactly as if it had never been; how that splits up into realised profit and cost may differ, as nobody remembers what the fill closed.
     * The arguments are those of the fill.
     */
    public boolean onBust(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final long price,
            final long quantity,
            final long fee,
            final boolean reduceOnly) {
        final Side opposite = side == Side.BUY ? Side.SELL : Side.BUY;
        return onFill(account, strategy, instrument, opposite, price, quantity, -fee, !reduceOnly);
    }

    /**
     * Changes what is reserved for one order: from approval, when nothing was before, to its end, when nothing is after.
     *
     * @param limitBefore the order's limit so far; 0 without
     * @param before quantity reserved so far
     * @param limit the order's limit from now on; 0 without
     * @param after quantity reserved from now on
     * @return whether account, strategy and instrument exist
     */
    public boolean reserve(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final boolean reduceOnly,
            final long limitBefore,
            final long before,
            final long limit,
            final long after) {
        if (!accepted(find(account, strategy, instrument))) {
            return false;
        }
        if (before != after || (limitBefore != limit && after != 0)) {
            holding.reserve(line, side == Side.BUY, reduceOnly, limitBefore, before, limit, after);
        }
        return true;
    }

    /** Counts an order of a strategy that may be filled from now on. */
    public void onOrderOpened(final int account, final int strategy, final int instrument) {
        if (accepted(find(account, strategy, instrument))) {
            line.orderOpened();
        }
    }

    /** Counts an order off that was counted by {@link #onOrderOpened}. */
    public void onOrderEnded(final int account, final int strategy, final int instrument) {
        if (accepted(find(account, strategy, instrument))) {
            line.orderEnded();
        }
    }

    /** Sets the initial margin of what a strategy does in an instrument, basis points of notional; all of it until this is told. */
    public void marginRate(final int account, final int strategy, final int instrument, final int bps) {
        if (accepted(find(account, strategy, instrument)) && line.marginBps() != bps) {
            line.marginBps(bps);
            holding.rateMargin();
        }
    }

    /**
     * Books money that came in or went out other than by trading. Fees, interest and funding are income, so they count as profit or loss; deposits, withdrawals and
     * adjustments do not.
     *
     * @param currency code, at most 8 ASCII characters
     * @param moneyScale of the money, 6 or 8
     * @param money positive: the account has more
     * @return whether the account exists and the scale is one
     */
    public boolean onCash(
            final int account, final String currency, final int moneyScale, final CashKind kind, final long money) {
        final boolean done = accepted(cash.book(account, currency, moneyScale, kind, money));
        if (done) {
            revaluation.account(account);
        }
        return done;
    }

    /** Books a split: every {@code denominator} units become {@code numerator}, and prices change the other way round; see {@link Position}. */
    public boolean onSplit(final int instrument, final long numerator, final long denominator, final long cashPrice) {
        final boolean done = accepted(actions.split(instrument, numerator, denominator, cashPrice));
        if (done) {
            revaluation.onPrices(instruments.get(instrument));
        }
        return done;
    }

    /** Books a dividend of an amount for one unit, scaled by 10^8, in the settlement currency: who is long gets it, who is short pays it. */
    public boolean onDividend(final int instrument, final long perUnit) {
        return refreshed(actions.dividend(instrument, perUnit), instrument);
    }

    /** Closes all positions of an instrument at its settlement price. */
    public boolean onSettlement(final int instrument, final long price) {
        return refreshed(actions.settle(instrument, price), instrument);
    }

    /** Closes all positions of an instrument at a price and opens the same quantities of another at another price. */
    public boolean onRoll(final int fromInstrument, final int toInstrument, final long fromPrice, final long toPrice) {
        return refreshed(actions.roll(fromInstrument, toInstrument, fromPrice, toPrice), fromInstrument);
    }

    /** A day starts: profit of the day starts from zero. */
    public void onDayBoundary() {
        for (int i = 0; i < scopes.accounts(); i++) {
            scopes.account(i).startDay();
        }
    }

    /** Finds what a strategy has of an instrument in an account, made if it is not there; says whether the three exist. */
    private boolean find(final int account, final int strategy, final int instrument) {
        if (isFound(account, strategy, instrument)) {
            return true;
        }
        final InstrumentHoldings found =
                scopes.hasAccount(account) && scopes.hasStrategy(strategy) ? instruments.find(instrument) : null;
        if (found == null) {
            return false;
        }
        of = found;
        holding = found.holding(account);
        line = InstrumentHoldings.line(holding, strategy, scopes);
        ofAccount = account;
        ofStrategy = strategy;
        ofInstrument = instrument;
        return true;
    }

    private boolean isFound(final int account, final int strategy, final int instrument) {
        return ofInstrument == instrument && ofStrategy == strategy && ofAccount == account;
    }

    private boolean accepted(final boolean done) {
        if (!done) {
            refused++;
        }
        return done;
    }

    private boolean refreshed(final boolean done, final int instrument) {
        if (accepted(done)) {
            revaluation.holders(instruments.get(instrument));
        }
        return done;
    }

    /**
     * Asks what an order would lead to; the instrument, account and strategy exist. The answers are of the one reused object.
     *
     * @param added quantity that the order adds to what may still be filled, 0 or more
     * @param price limit, or another price that its notional is to be reckoned at; 0 for the mark price
     */
    public WhatIf whatIf(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final long added,
            final long price,
            final boolean reduceOnly) {
        if (isFound(account, strategy, instrument)) {
            return whatIf.of(of, holding, line, account, strategy, side, added, price, reduceOnly);
        }
        final InstrumentHoldings asked = instruments.get(instrument);
        final Holding askedHolding = asked.find(account);
        final Line askedLine = askedHolding == null ? null : askedHolding.find(strategy);
        return whatIf.of(asked, askedHolding, askedLine, account, strategy, side, added, price, reduceOnly);
    }

    /** Accounts whose equity was reckoned anew since this was asked last, as a bit mask by index; asking clears it. */
    public long takeTouchedAccounts() {
        return revaluation.takeTouchedAccounts();
    }

    /** What there is to tell of it. */
    public PortfolioReport report() {
        return report;
    }

    /** Number of instruments. */
    public int instruments() {
        return instruments.size();
    }

    /** Terms of a known instrument. */
    public InstrumentTerms terms(final int instrument) {
        return instruments.terms(instrument);
    }

    /** Number of accounts. */
    public int accounts() {
        return scopes.accounts();
    }

    /** An account. */
    public Account account(final int index) {
        return scopes.account(index);
    }

    /** Events that named what does not exist or prices that cannot be. */
    public long refused() {
        return refused;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("refused", refused);
        scopes.conversions.writeState(sink);
        instruments.writeState(sink);
        sink.section("accounts", scopes.accounts());
        for (int i = 0; i < scopes.accounts(); i++) {
            scopes.account(i).writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        refused = source.get("refused");
        ofInstrument = NOBODY;
        scopes.conversions.readState(source);
        instruments.readState(source);
        source.section("accounts");
        for (int i = 0; i < scopes.accounts(); i++) {
            scopes.account(i).readState(source);
        }
        revaluation.restore();
    }
}
