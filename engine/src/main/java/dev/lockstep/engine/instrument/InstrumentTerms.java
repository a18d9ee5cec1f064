package dev.lockstep.engine.instrument;

import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.MarketView;

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
}
