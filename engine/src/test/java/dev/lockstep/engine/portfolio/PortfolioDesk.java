package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.testkit.RunMessages;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** A portfolio and short ways to say in decimal text what happens to it. */
final class PortfolioDesk {
    private final MarketSection market = new Slot().market();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final Portfolio portfolio;

    PortfolioDesk(final PortfolioSettings settings) {
        portfolio = new Portfolio(settings);
    }

    /** One account in dollars that rounds nothing, and two strategies. */
    static PortfolioDesk plain(final AccountKind kind, final PositionMode mode) {
        return new PortfolioDesk(
                settings(MoneyRounding.NONE, account("MAIN", "USD", kind, mode, cash("USD", "1000000"))));
    }

    static PortfolioSettings settings(final MoneyRounding rounding, final AccountSettings... accounts) {
        return new PortfolioSettings(
                List.of(accounts),
                rounding,
                Map.of("USD", 2, "EUR", 2, "JPY", 0, "BTC", 8),
                Map.of("A", 0, "B", 0),
                1,
                2);
    }

    static AccountSettings account(
            final String name,
            final String currency,
            final AccountKind kind,
            final PositionMode mode,
            final StartCash... cash) {
        return new AccountSettings(name, currency, 6, kind, mode, List.of(cash));
    }

    static StartCash cash(final String currency, final String money) {
        return new StartCash(currency, 6, money(money));
    }

    static InstrumentTerms spot(final String symbol, final String currency) {
        return terms(symbol, InstrumentKind.SPOT, currency, "", currency, 6, "1", "1");
    }

    static InstrumentTerms pair(final String base, final String quote) {
        return terms(base + quote, InstrumentKind.SPOT, quote, base, quote, 6, "1", "1");
    }

    static InstrumentTerms linear(final String symbol, final String currency, final String multiplier) {
        return terms(symbol, InstrumentKind.LINEAR, currency, "", currency, 6, multiplier, "1");
    }

    static InstrumentTerms inverse(final String symbol, final String settlement, final int scale) {
        return terms(symbol, InstrumentKind.INVERSE, "USD", "", settlement, scale, "1", "1");
    }

    static InstrumentTerms terms(
            final String symbol,
            final InstrumentKind kind,
            final String currency,
            final String base,
            final String settlement,
            final int moneyScale,
            final String multiplier,
            final String lot) {
        return new InstrumentTerms(
                symbol,
                kind,
                currency,
                base,
                settlement,
                moneyScale,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                1,
                d(lot),
                d(lot),
                d(multiplier));
    }

    /** A price or a quantity. */
    static long d(final String text) {
        return FixedPoint.parse(text);
    }

    /** Money with six decimal places. */
    static long money(final String text) {
        return FixedPoint.parse(text, 6);
    }

    Portfolio portfolio() {
        return portfolio;
    }

    Account account() {
        return portfolio.account(0);
    }

    /** The balance of the first account in a currency. */
    Balance balance(final String currency) {
        return balance(0, currency);
    }

    Balance balance(final int account, final String currency) {
        for (int i = 0; i < portfolio.account(account).balances(); i++) {
            if (portfolio.account(account).balance(i).currency().equals(currency)) {
                return portfolio.account(account).balance(i);
            }
        }
        throw new AssertionError("no balance in " + currency);
    }

    /** Defines the next instrument; returns its index. */
    int define(final InstrumentTerms terms) {
        return redefine(portfolio.instruments(), terms);
    }

    int redefine(final int index, final InstrumentTerms terms) {
        final UnsafeBuffer message = RunMessages.definition(index, terms);
        definition.wrap(
                message,
                MessageHeaderDecoder.ENCODED_LENGTH,
                InstrumentDefinitionDecoder.BLOCK_LENGTH,
                InstrumentDefinitionDecoder.SCHEMA_VERSION);
        if (!portfolio.define(definition)) {
            throw new AssertionError("not defined: " + terms);
        }
        return index;
    }

    void quote(final int instrument, final String bid, final String ask) {
        market(instrument, BookStatus.WHOLE, d(bid), d(ask));
    }

    /** A book; a price of 0 leaves the side out. */
    void market(final int instrument, final BookStatus status, final long bid, final long ask) {
        start(instrument, status, bid, ask);
        market.changed(MarketSection.TOP);
        portfolio.onMarket(market);
    }

    /** A trade while there is no book. */
    void trade(final int instrument, final String price) {
        start(instrument, BookStatus.EMPTY, 0, 0);
        market.trade(d(price), FixedPoint.ONE, AggressorSide.UNKNOWN);
        market.changed(MarketSection.TRADE);
        portfolio.onMarket(market);
    }

    private void start(final int instrument, final BookStatus status, final long bid, final long ask) {
        market.clear();
        market.about(instrument);
        market.top(bid, bid == 0 ? -1 : FixedPoint.ONE, ask, ask == 0 ? -1 : FixedPoint.ONE);
        market.status(status, status);
    }

    void buy(final int instrument, final String quantity, final String price) {
        fill(0, 0, instrument, Side.BUY, quantity, price, "0", false);
    }

    void sell(final int instrument, final String quantity, final String price) {
        fill(0, 0, instrument, Side.SELL, quantity, price, "0", false);
    }

    void fill(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final String quantity,
            final String price,
            final String fee,
            final boolean reduceOnly) {
        final long paid = FixedPoint.parse(fee, portfolio.terms(instrument).moneyScale());
        if (!portfolio.onFill(account, strategy, instrument, side, d(price), d(quantity), paid, reduceOnly)) {
            throw new AssertionError("not booked");
        }
    }

    /** Reserves for a new order of strategy 0 in account 0. */
    void reserve(final int instrument, final Side side, final String quantity, final String limit) {
        portfolio.reserve(0, 0, instrument, side, false, 0, 0, d(limit), d(quantity));
    }

    /** Gives back what {@link #reserve} took. */
    void release(final int instrument, final Side side, final String quantity, final String limit) {
        portfolio.reserve(0, 0, instrument, side, false, d(limit), d(quantity), 0, 0);
    }

    Line line(final int instrument) {
        return portfolio.report().line(0, 0, instrument);
    }

    Holding holding(final int instrument) {
        return portfolio.report().holding(0, instrument);
    }

    WhatIf whatIf(final int instrument, final Side side, final String quantity, final String price) {
        return portfolio.whatIf(0, 0, instrument, side, d(quantity), d(price), false);
    }

    /** Every account's money by the identity of {@link Balance}, recomputed from its lines. */
    void assertConserved() {
        for (int account = 0; account < portfolio.accounts(); account++) {
            for (int i = 0; i < portfolio.account(account).balances(); i++) {
                assertConserved(account, portfolio.account(account).balance(i));
            }
        }
    }

    private void assertConserved(final int account, final Balance balance) {
        long realised = 0;
        long fees = 0;
        long spotCost = 0;
        for (int i = 0; i < portfolio.instruments(); i++) {
            final Holding holding = portfolio.report().holding(account, i);
            if (holding != null && holding.balance() == balance) {
                for (Line line = holding.firstLine(); line != null; line = line.next()) {
                    realised += line.realised();
                    fees += line.fees();
                    spotCost += portfolio.terms(i).kind() == InstrumentKind.SPOT ? line.cost() : 0;
                }
            }
        }
        final long cash = balance.startCash() + balance.movements() + balance.income() + realised - fees - spotCost;
        if (balance.cash() != cash || balance.realised() != realised || balance.fees() != fees) {
            throw new AssertionError("account " + account + " has " + balance.cash() + " " + balance.currency()
                    + " but should have " + cash);
        }
    }
}
