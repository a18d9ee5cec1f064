package dev.lockstep.engine.instrument;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.TextWord;

/**
 * What is fixed about an instrument, as {@code InstrumentDefinition} carries it. Off the hot path.
 *
 * @param symbol at most 16 ASCII characters, unique within a run
 * @param kind how its trades settle
 * @param currency of prices, at most 8 ASCII characters
 * @param baseCurrency what a unit is where it is money itself, as of a currency pair; otherwise empty
 * @param settlementCurrency of fees and profit; that of prices unless the kind is INVERSE
 * @param moneyScale decimal places of money in the settlement currency, 6 or 8
 * @param venue index of the venue that trades it
 * @param strategyView the feed that features and strategies see
 * @param venueView the feed that the simulated venue matches against
 * @param sizesKnown whether quoted sizes are real; else size 0 means unknown
 * @param priceIncrement tick size, scaled by 10^8, above 0
 * @param quantityIncrement lot size, scaled by 10^8, above 0
 * @param minQuantity least order quantity, scaled by 10^8
 * @param multiplier contract multiplier, scaled by 10^8
 */
public record InstrumentTerms(
        String symbol,
        InstrumentKind kind,
        String currency,
        String baseCurrency,
        String settlementCurrency,
        int moneyScale,
        int venue,
        MarketView strategyView,
        MarketView venueView,
        boolean sizesKnown,
        long priceIncrement,
        long quantityIncrement,
        long minQuantity,
        long multiplier) {

    /** Terms of something that is paid for in full, in the currency of its prices, at the first venue. */
    public static InstrumentTerms spot(
            final String symbol,
            final String currency,
            final int moneyScale,
            final MarketView strategyView,
            final MarketView venueView,
            final boolean sizesKnown,
            final long priceIncrement,
            final long quantityIncrement,
            final long minQuantity,
            final long multiplier) {
        return new InstrumentTerms(
                symbol,
                InstrumentKind.SPOT,
                currency,
                "",
                currency,
                moneyScale,
                0,
                strategyView,
                venueView,
                sizesKnown,
                priceIncrement,
                quantityIncrement,
                minQuantity,
                multiplier);
    }

    /** The same at another venue. */
    public InstrumentTerms tradedAt(final int newVenue) {
        return new InstrumentTerms(
                symbol,
                kind,
                currency,
                baseCurrency,
                settlementCurrency,
                moneyScale,
                newVenue,
                strategyView,
                venueView,
                sizesKnown,
                priceIncrement,
                quantityIncrement,
                minQuantity,
                multiplier);
    }

    /** The same terms under another symbol. */
    public InstrumentTerms named(final String other) {
        return new InstrumentTerms(
                other,
                kind,
                currency,
                baseCurrency,
                settlementCurrency,
                moneyScale,
                venue,
                strategyView,
                venueView,
                sizesKnown,
                priceIncrement,
                quantityIncrement,
                minQuantity,
                multiplier);
    }

    /** Whether the ranges hold; a definition from outside may say anything. */
    boolean isUsable() {
        return priceIncrement > 0
                && quantityIncrement > 0
                && minQuantity >= 0
                && multiplier > 0
                && kind != InstrumentKind.NULL_VAL
                && venue >= 0
                && venue < Limits.VENUES
                && (kind == InstrumentKind.INVERSE || settlementCurrency.equals(currency))
                && moneyScale >= FixedPoint.MIN_MONEY_SCALE
                && moneyScale <= FixedPoint.MAX_MONEY_SCALE
                && strategyView != MarketView.NULL_VAL
                && venueView != MarketView.NULL_VAL;
    }

    /** Whether these may become the terms of an instrument that has the others so far. */
    boolean mayReplace(final InstrumentTerms known) {
        return symbol.equals(known.symbol)
                && kind == known.kind
                && currency.equals(known.currency)
                && baseCurrency.equals(known.baseCurrency)
                && settlementCurrency.equals(known.settlementCurrency)
                && venue == known.venue
                && moneyScale == known.moneyScale
                && strategyView == known.strategyView
                && venueView == known.venueView;
    }

    /** Fills a definition message. */
    public void encode(final InstrumentDefinitionEncoder encoder, final int index, final long exchangeTimeNs) {
        encoder.instrument(index)
                .symbol(symbol)
                .currency(currency)
                .moneyScale((short) moneyScale)
                .strategyView(strategyView)
                .venueView(venueView)
                .sizesKnown((short) (sizesKnown ? 1 : 0))
                .priceIncrement(priceIncrement)
                .quantityIncrement(quantityIncrement)
                .minQuantity(minQuantity)
                .multiplier(multiplier)
                .exchangeTimeNs(exchangeTimeNs)
                .kind(kind)
                .baseCurrency(baseCurrency)
                .settlementCurrency(settlementCurrency)
                .venue((short) venue);
    }

    /** Reads a definition message. */
    public static InstrumentTerms decode(final InstrumentDefinitionDecoder decoder) {
        return new InstrumentTerms(
                decoder.symbol(),
                decoder.kind(),
                decoder.currency(),
                decoder.baseCurrency(),
                decoder.settlementCurrency(),
                decoder.moneyScale(),
                decoder.venue(),
                decoder.strategyView(),
                decoder.venueView(),
                decoder.sizesKnown() != 0,
                decoder.priceIncrement(),
                decoder.quantityIncrement(),
                decoder.minQuantity(),
                decoder.multiplier());
    }

    /** Writes the terms word by word; texts as words of eight characters, so that a checkpoint allocates nothing. */
    void writeState(final StateSink sink) {
        sink.putText("symbol", TextWord.of(symbol, 0));
        sink.putText("symbol", TextWord.of(symbol, Long.BYTES));
        sink.put("kind", kind.value());
        sink.putText("currency", TextWord.of(currency, 0));
        sink.putText("baseCurrency", TextWord.of(baseCurrency, 0));
        sink.putText("settlementCurrency", TextWord.of(settlementCurrency, 0));
        sink.put("moneyScale", moneyScale);
        sink.put("venue", venue);
        sink.put("strategyView", strategyView.value());
        sink.put("venueView", venueView.value());
        sink.put("sizesKnown", sizesKnown);
        sink.put("priceIncrement", priceIncrement);
        sink.put("quantityIncrement", quantityIncrement);
        sink.put("minQuantity", minQuantity);
        sink.put("multiplier", multiplier);
    }

    static InstrumentTerms readState(final StateSource source) {
        return new InstrumentTerms(
                TextWord.text(source.get("symbol")) + TextWord.text(source.get("symbol")),
                InstrumentKind.get((short) source.get("kind")),
                TextWord.text(source.get("currency")),
                TextWord.text(source.get("baseCurrency")),
                TextWord.text(source.get("settlementCurrency")),
                source.getInt("moneyScale"),
                source.getInt("venue"),
                MarketView.get((short) source.get("strategyView")),
                MarketView.get((short) source.get("venueView")),
                source.getBoolean("sizesKnown"),
                source.get("priceIncrement"),
                source.get("quantityIncrement"),
                source.get("minQuantity"),
                source.get("multiplier"));
    }
}
