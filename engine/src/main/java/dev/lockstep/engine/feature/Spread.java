package dev.lockstep.engine.feature;

import dev.lockstep.engine.book.BookView;

/** Best ask minus best bid, in price units. */
public record Spread() implements FeatureSpec {
    @Override
    public Feature create() {
        return new TopFeature() {
            @Override
            double compute(final BookView book) {
                return PriceUnits.of(book.bestAsk() - book.bestBid());
            }
        };
    }
}
