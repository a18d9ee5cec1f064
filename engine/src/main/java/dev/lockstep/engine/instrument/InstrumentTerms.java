package dev.lockstep.engine.instrument;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * What is fixed about an instrument, as {@code InstrumentDefinition} carries it. Off the hot path.
 *
 * @param symbol at most 16 ASCII characters, unique within a run
 * @param currency at most 8 ASCII characters; of prices, fees and profit
 * @param moneyScale decimal places of money in the currency, 6 or 8
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
        String currency,
        int moneyScale,
        MarketView strategyView,
        MarketView venueView,
        boolean sizesKnown,
        long priceIncrement,
        long quantityIncrement,
        long minQuantity,
        long multiplier) {

    /** Whether the ranges hold; a definition from outside may say anything. */
    boolean isUsable() {
        return priceIncrement > 0
                && quantityIncrement > 0
                && minQuantity >= 0
                && multiplier > 0
                && moneyScale >= FixedPoint.MIN_MONEY_SCALE
                && moneyScale <= FixedPoint.MAX_MONEY_SCALE
                && strategyView != MarketView.NULL_VAL
                && venueView != MarketView.NULL_VAL;
    }

    /** Whether these may become the terms of an instrument that has the others so far. */
    boolean mayReplace(final InstrumentTerms known) {
        return symbol.equals(known.symbol)
                && currency.equals(known.currency)
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
                .exchangeTimeNs(exchangeTimeNs);
    }

    /** Reads a definition message. */
    public static InstrumentTerms decode(final InstrumentDefinitionDecoder decoder) {
        return new InstrumentTerms(
                decoder.symbol(),
                decoder.currency(),
                decoder.moneyScale(),
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
        sink.putText("symbol", word(symbol, 0));
        sink.putText("symbol", word(symbol, Long.BYTES));
        sink.putText("currency", word(currency, 0));
        sink.put("moneyScale", moneyScale);
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
                text(source.get("symbol")) + text(source.get("symbol")),
                text(source.get("currency")),
                source.getInt("moneyScale"),
                MarketView.get((short) source.get("strategyView")),
                MarketView.get((short) source.get("venueView")),
                source.getBoolean("sizesKnown"),
                source.get("priceIncrement"),
                source.get("quantityIncrement"),
                source.get("minQuantity"),
                source.get("multiplier"));
    }

    private static long word(final String text, final int from) {
        long word = 0;
        for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
            word = (word << Byte.SIZE) | (text.charAt(i) & 0x7F);
        }
        return word;
    }

    private static String text(final long word) {
        final StringBuilder text = new StringBuilder(Long.BYTES);
        for (long rest = word; rest != 0; rest >>>= Byte.SIZE) {
            text.append((char) (rest & 0x7F));
        }
        return text.toString();
    }
}
