package dev.lockstep.engine.feature;

import dev.lockstep.engine.book.BookView;

/**
 * Size-weighted midpoint: (bid * askSize + ask * bidSize) / (bidSize + askSize), in price units; the plain midpoint where
 * sizes are unknown. Source: Gatheral and Oomen, "Zero-intelligence realized variance estimation" (2010).
 */
public record Microprice() implements FeatureSpec {
    @Override
    public Feature create() {
        return new TopFeature() {
            @Override
            double compute(final BookView book) {
                final double bid = PriceUnits.of(book.bestBid());
                final double ask = PriceUnits.of(book.bestAsk());
                final double bidSize = book.bestBidQuantity();
                final double askSize = book.bestAskQuantity();
                final double size = bidSize + askSize;
                return size == 0 ? bid / 2 + ask / 2 : (bid * askSize + ask * bidSize) / size;
            }
        };
    }
}
