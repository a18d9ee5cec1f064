package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Side;

/**
 * What the portfolio would come to with one more order: one question for each control, answered without allocation. The order is given by {@link Portfolio#whatIf}, which foresees what holding and line
 * come to, since nearly every question is about that; nothing changes. Notionals are at the mark price and in the account's currency unless it says otherwise. Each answer is valid until the next question; one that is
 * not known must not be taken for a number.
 */
public final class WhatIf {
    private final Scopes scopes;
    private final WorstCase nothing = new WorstCase();
    /** Of an account, or a strategy, that has nothing yet. */
    private final Quantities without = new Quantities(false);

    private final WorstCase holdingAfter;
    private final WorstCase lineAfter = new WorstCase();
    private final Change holdingChange = new Change();
    private final Change ownLineChange = new Change();
    /** Where the strategy has all that the account has, or neither has anything, that of the holding. */
    private Change lineChange = holdingChange;

    private final Amount answer = new Amount();
    private final Amount tiedAfter = new Amount();
    private final Amount tiedUp = new Amount();
    private InstrumentHoldings instrument;
    private Account account;
    /** Null if the account has none yet. */
    private Holding holding;
    /** Null if the strategy has none yet. */
    private Line line;

    private int strategy;
    /** Of the instrument's settlement. */
    private int currency;
    /** From it to the account's. */
    private Rate rate;

    private boolean buy;
    private boolean closing;
    private long added;
    private long price;
    /** Of the order that this one replaces: what it still holds reserved, and its limit. */
    private long replaced;

    private long replacedPrice;

    WhatIf(final Scopes scopes) {
        this.scopes = scopes;
        holdingAfter = scopes.holdingAfter;
    }

    WhatIf of(
            final InstrumentHoldings ofInstrument,
            final Holding ofHolding,
            final Line ofLine,
            final int ofAccount,
            final int ofStrategy,
            final Side side,
            final long addedQuantity,
            final long limit,
            final boolean reduceOnly) {
        instrument = ofInstrument;
        account = scopes.account(ofAccount);
        holding = ofHolding;
        line = ofLine;
        strategy = ofStrategy;
        currency = ofInstrument.settlement().index();
        rate = account.rates().of(currency);
        buy = side == Side.BUY;
        closing = reduceOnly && account.isHedged();
        added = addedQuantity;
        price = limit;
        replaced = 0;
        replacedPrice = 0;
        foresee();
        return this;
    }

    private void foresee() {
        final WorstCase now = holding == null ? nothing : holding.worst;
        assess(holdingAfter, holding == null ? null : holding.quantities, now);
        holdingChange.of(now, holdingAfter);
        final WorstCase lineNow = line == null ? nothing : line.worst;
        if (!account.isHedged() && lineNow.isLike(now)) {
            scopes.lineAfter = holdingAfter;
            lineChange = holdingChange;
        } else {
            scopes.lineAfter = lineAfter;
            assess(lineAfter, line == null ? null : line.quantities, lineNow);
            lineChange = ownLineChange.of(lineNow, lineAfter);
        }
    }

    /** The order replaces one that still holds a quantity reserved at a limit, 0 without; what it adds is added to that. */
    public void replacing(final long quantity, final long limit) {
        replaced = quantity;
        replacedPrice = limit;
    }

    /** Whether the worst case of the account in the instrument is larger with the order than without. */
    public boolean grows() {
        return isLarger(holdingChange);
    }

    /** As {@link #grows}, of the strategy's share. */
    public boolean growsInStrategy() {
        return isLarger(lineChange);
    }

    /** Whether the net exposure of all accounts is larger with the order than without; meaningful if it is known. */
    public boolean growsInNet() {
        final long after = netExposure().value();
        return after > scopes.engine.net(answer, scopes.reporting()).value();
    }

    /** By quantities, so that it is known without a price. */
    private static boolean isLarger(final Change change) {
        final WorstCase now = change.before;
        final WorstCase after = change.after;
        return after.overflown
                || Math.max(after.longQuantity, after.shortQuantity) > Math.max(now.longQuantity, now.shortQuantity);
    }

    /** Whether the order ties up more of the account's buying power than is tied up without it. */
    public boolean tiesUpMore() {
        if (!account.isMargin() && instrument.terms().kind() == InstrumentKind.SPOT) {
            return buy && (added > 0 || (replaced > 0 && isDearer()));
        }
        return grows();
    }

    /** Whether what is replaced may cost more: at a higher limit, or at the market's price instead of a limit. */
    private boolean isDearer() {
        return price == 0 ? replacedPrice != 0 : price > replacedPrice;
    }

    /** The worst case of the account's position on the order's side, with the order: a quantity scaled by 10^8; below 0 if it stays on the other side. */
    public Amount worstQuantity() {
        final WorstCase after = holdingAfter;
        answer.set(buy ? after.longQuantity : after.shortQuantity);
        return after.overflown ? answer.overflow(true) : answer;
    }

    /** What an order on this side that may only reduce could still close of the strategy's position, beside those that are open; scaled by 10^8. */
    public long closableByStrategy() {
        return line == null ? 0 : line.quantities.closable(buy);
    }

    /** How much of the account's position the order could close, beside those that are open; scaled by 10^8. Where long and short are kept apart, only one that may only reduce closes any. */
    public long closableByAccount() {
        return holding == null || (account.isHedged() && !closing) ? 0 : holding.quantities.closable(buy);
    }

    /** Notional of a quantity at the order's price, or at the mark price if it has none. */
    public Amount orderNotional(final long quantity) {
        final long at = price != 0 ? price : instrument.prices().mark();
        answer.clear();
        if (at == 0) {
            return answer.lack(Knowledge.NO_MARK_PRICE);
        }
        try {
            rate.addTo(answer, ContractValue.notional(instrument.terms(), at, Math.abs(quantity), Rounding.UP));
        } catch (final ArithmeticException e) {
            answer.overflow(true);
        }
        return answer;
    }

    /** Notional of the worst case of the account in the instrument. */
    public Amount instrumentNotional() {
        final WorstCase after = holdingAfter;
        answer.clear();
        if (after.knowledge == Knowledge.OVERFLOW) {
            return answer.overflow(true);
        }
        answer.lack(after.knowledge);
        rate.addTo(answer, after.gross);
        return answer;
    }

    /** Worst case of the account in the instrument as a part of its equity, basis points, rounded up. Of an account that is worth nothing, any is beyond all limits. */
    public Amount concentrationBps() {
        final Amount notional = instrumentNotional();
        final Amount equity = account.equity();
        if (!notional.isKnown() || !equity.isKnown()) {
            return notional.lack(equity.knowledge());
        }
        if (notional.value() == 0) {
            return notional;
        }
        if (equity.value() <= 0) {
            return notional.set(Long.MAX_VALUE);
        }
        try {
            return notional.set(FixedPoint.multiplyDivide(notional.value(), Holding.BPS, equity.value(), Rounding.UP));
        } catch (final ArithmeticException e) {
            return notional.set(Long.MAX_VALUE);
        }
    }

    /** Sum of the worst cases of the strategy's lines. */
    public Amount strategyNotional() {
        return scopes.strategy(strategy).exposures.gross(answer, account.rates(), currency, lineChange);
    }

    /** Sum of the worst cases of the account's instruments. */
    public Amount accountNotional() {
        return account.exposures().gross(answer, account.rates(), currency, holdingChange);
    }

    /** As {@link #accountNotional}, over the group that the instrument is in; 0 if it is in none. */
    public Amount groupNotional() {
        if (instrument.group() == PortfolioSettings.NO_GROUP) {
            return answer.clear();
        }
        final Exposures exposures = account.group(instrument.group());
        return exposures.gross(answer, account.rates(), currency, holdingChange);
    }

    /** Sum of the worst cases of all accounts, in the currency of the first account. */
    public Amount grossExposure() {
        return scopes.engine.gross(answer, scopes.reporting(), currency, holdingChange);
    }

    /** Long minus short or short minus long in the worst case over all accounts, whichever is more; in the currency of the first account. */
    public Amount netExposure() {
        return scopes.engine.net(answer, scopes.reporting(), currency, holdingChange);
    }

    /**
     * What is left to buy with; the order costs too much if it is below 0. Of a margin account, in its currency: equity minus what is tied up. Of a cash account, in
     * the settlement currency of the instrument, without a conversion: cash in that currency minus what is tied up of it, to the unit on the safe side. {@link Holding} says what ties up how much.
     *
     * @param marginBps initial margin of the order, basis points of notional
     */
    public Amount buyingPower(final int marginBps) {
        final Balance balance = account.balance(instrument.settlement());
        final long tied = holding == null ? 0 : holding.tied();
        final Knowledge knowledge = holding == null ? Knowledge.KNOWN : holding.tiedKnowledge();
        tie(marginBps, tied, knowledge);
        tiedUp.clear();
        if (account.isMargin()) {
            account.addTied(tiedUp, balance, tied, knowledge, tiedAfter.value(), tiedAfter.knowledge());
            answer.copy(account.equity());
        } else {
            balance.tied.addTo(
                    tiedUp, balance.unconverted(), tied, knowledge, tiedAfter.value(), tiedAfter.knowledge());
            answer.set(balance.cash());
        }
        if (tiedUp.knowledge() == Knowledge.OVERFLOW) {
            return answer.overflow(false);
        }
        return answer.lack(tiedUp.knowledge()).subtract(tiedUp.value());
    }

    /** What the holding would tie up, in the settlement currency. */
    private void tie(final int marginBps, final long tied, final Knowledge knowledge) {
        final WorstCase after = holdingAfter;
        tiedAfter.clear();
        try {
            if (account.isMargin()) {
                final int bps = Math.max(marginBps, holding == null ? 0 : holding.marginBps());
                tiedAfter.set(after.margin(bps)).lack(after.knowledge);
            } else if (instrument.terms().kind() != InstrumentKind.SPOT) {
                tiedAfter.set(after.gross).lack(after.knowledge);
            } else {
                tiedAfter.set(tied).lack(knowledge).add(buy ? cost() : 0);
            }
        } catch (final ArithmeticException e) {
            tiedAfter.overflow(true);
        }
    }

    private long cost() {
        final long at = price != 0 ? price : instrument.prices().mark();
        if (at == 0) {
            tiedAfter.lack(Knowledge.NO_MARK_PRICE);
        }
        final long whole = Holding.buyCost(instrument.terms(), at, Math.addExact(replaced, added));
        return Math.max(
                0, whole - Holding.buyCost(instrument.terms(), replacedPrice == 0 ? at : replacedPrice, replaced));
    }

    /** Number of instruments that the strategy would have something of: a position or an open order. */
    public int strategyInstruments() {
        return scopes.strategy(strategy).activeLines + (opensInstrument() ? 1 : 0);
    }

    /** Whether the strategy has nothing of the instrument so far. */
    public boolean opensInstrument() {
        return line == null || !line.isActive();
    }

    /** Number of the strategy's open orders as they are, without this one. */
    public int strategyOpenOrders() {
        return scopes.strategy(strategy).openOrders;
    }

    /** An order that only closes adds nothing to the worst case of either side. */
    private void assess(final WorstCase after, final Quantities known, final WorstCase worstNow) {
        final Quantities now = known == null ? without : known;
        final long mark = instrument.prices().mark();
        if (account.isHedged()
                || !after.add(
                        worstNow, buy, buy ? now.reservedBuy : now.reservedSell, added, instrument.terms(), mark)) {
            without.hedged = account.isHedged();
            after.assess(now, buy ? added : 0, buy ? 0 : added, closing, instrument.terms(), mark, worstNow, nothing);
        }
    }
}
