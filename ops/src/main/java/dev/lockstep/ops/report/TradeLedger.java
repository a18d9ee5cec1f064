package dev.lockstep.ops.report;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.portfolio.MoneyEvents;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.Slot;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Folds fills and money events into a portfolio of its own, whose rules are those of central risk: netting and hedging, all kinds of instruments, rounding, corporate actions. The
 * journal has no books, so an instrument stands at the price of its last fill, whichever account's, and a currency pair besides at its last quote, if that is a whole one.
 *
 * <p>A backtest starts without positions; so does the ledger.
 */
final class TradeLedger {
    private final Portfolio portfolio;
    private final MoneyEvents moneyEvents;
    private final Slot slot = new Slot();
    private final SortedMap<TradeKey, TradeLine> lines = new TreeMap<>(TradeKey.BY_INSTRUMENT);
    private long fills;

    TradeLedger(final PortfolioSettings settings) {
        portfolio = new Portfolio(settings);
        moneyEvents = new MoneyEvents(portfolio);
    }

    /** Takes the terms of the next instrument, or changed ones of a known one; any other is none of the engine's either. */
    void define(final InstrumentDefinitionDecoder definition) {
        portfolio.define(definition);
    }

    /** Takes a quote, for the conversion of currencies. */
    void quote(final QuoteDecoder quote) {
        if (isKnown(quote.instrument())
                && isPair(portfolio.terms(quote.instrument()))
                && quote.bidQuantity() >= 0
                && quote.askQuantity() >= 0
                && quote.bidPrice() < quote.askPrice()) {
            mark(quote.instrument(), quote.bidPrice(), quote.askPrice());
        }
    }

    private static boolean isPair(final InstrumentTerms terms) {
        return terms.kind() == InstrumentKind.SPOT && !terms.baseCurrency().isEmpty();
    }

    private boolean isKnown(final int instrument) {
        return instrument >= 0 && instrument < portfolio.instruments();
    }

    /** Takes a whole record of an event that changes money by itself; any other is left alone. */
    void moneyEvent(final DirectBuffer record, final int offset, final int length) {
        slot.mutableRecord().putBytes(0, record, offset, length);
        moneyEvents.onEvent(slot);
    }

    /**
     * Books a fill.
     *
     * @param update whose event is a fill
     * @return the fill, or null if the engine did not book it either: of an account or an instrument that there is not
     */
    Fill fill(final long sequence, final long timeNs, final OrderUpdateDecoder update) {
        if (!exists(update)) {
            return null;
        }
        final TradeLine line = line(update);
        final long gain = line.fill(update);
        mark(update.instrument(), update.lastPrice(), update.lastPrice());
        return new Fill(
                ++fills,
                sequence,
                timeNs,
                update.account(),
                update.strategy(),
                line.terms().symbol(),
                update.side(),
                line.decimalPrice(update.lastPrice()),
                line.decimalQuantity(update.lastQuantity()),
                update.liquidity(),
                line.terms().settlementCurrency(),
                line.money(update.fee()),
                line.money(gain),
                line.decimalQuantity(portfolio
                        .report()
                        .holding(update.account(), update.instrument())
                        .quantity()));
    }

    /** Takes a fill back. */
    void bust(final OrderUpdateDecoder update) {
        if (exists(update)) {
            line(update).bust(update);
        }
    }

    private boolean exists(final OrderUpdateDecoder update) {
        return isKnown(update.instrument()) && update.account() >= 0 && update.account() < portfolio.accounts();
    }

    private TradeLine line(final OrderUpdateDecoder update) {
        return lines.computeIfAbsent(
                new TradeKey(update.account(), update.strategy(), update.instrument()),
                key -> new TradeLine(portfolio, key));
    }

    private void mark(final int instrument, final long bid, final long ask) {
        final MarketSection market = slot.market();
        market.clear();
        market.about(instrument);
        market.top(bid, 0, ask, 0);
        market.status(BookStatus.WHOLE, BookStatus.WHOLE);
        portfolio.onMarket(market);
    }

    /** Equity of an account now, in its currency, or null if it is not known. */
    BigDecimal equity(final int account) {
        final Amount equity = portfolio.account(account).equity();
        return equity.isKnown()
                ? BigDecimal.valueOf(equity.value(), portfolio.account(account).moneyScale())
                : null;
    }

    /** Number of instruments that were defined. */
    int instruments() {
        return portfolio.instruments();
    }

    /** Everything that was traded, by instrument, account and strategy. */
    Collection<TradeLine> lines() {
        return Collections.unmodifiableCollection(lines.values());
    }
}
