package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;

/**
 * Book imbalance over the best levels: (bids - asks) / (bids + asks) of displayed quantity, from -1 to 1; 0 where sizes are unknown.
 *
 * @param levels price levels of each side that count, from 1
 */
public record Imbalance(int levels) implements FeatureSpec {
    /** Checks the range. */
    public Imbalance {
        if (levels < 1) {
            throw new IllegalArgumentException("imbalance over " + levels + " levels; at least 1 is needed");
        }
    }

    @Override
    public Feature create() {
        return new BookFeature() {
            @Override
            double compute(final BookView book) {
                final double bids = sum(book, Side.BUY);
                final double asks = sum(book, Side.SELL);
                return bids + asks == 0 ? 0 : (bids - asks) / (bids + asks);
            }
        };
    }

    private double sum(final BookView book, final Side side) {
        double sum = 0;
        final int count = Math.min(levels, book.levels(side));
        for (int i = 0; i < count; i++) {
            sum += book.quantity(side, i);
        }
        return sum;
    }
}
