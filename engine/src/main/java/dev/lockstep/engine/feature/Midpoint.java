package dev.lockstep.engine.feature;

import dev.lockstep.engine.book.BookView;

/** Midpoint of best bid and ask: (bid + ask) / 2, in price units. */
public record Midpoint() implements FeatureSpec {
    @Override
    public Feature create() {
        return new TopFeature() {
            @Override
            double compute(final BookView book) {
                return PriceUnits.of(book.bestBid()) / 2 + PriceUnits.of(book.bestAsk()) / 2;
            }
        };
    }
}
