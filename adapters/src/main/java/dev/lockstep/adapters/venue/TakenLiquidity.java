package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;
import java.util.Arrays;

/**
 * What our orders took from the displayed levels of one side. The feed knows nothing of it and goes on showing the
 * level whole, so it is remembered until the feed refreshes the level, that is, shows another quantity there. Levels
 * taken from are few: they are scanned.
 */
final class TakenLiquidity {
    private long[] prices = new long[16];
    private long[] displayed = new long[16];
    private long[] taken = new long[16];
    private int size;

    /** Taken at a price. */
    long at(final long price) {
        final int i = find(price);
        return i < 0 ? 0 : taken[i];
    }

    void add(final long price, final long displayedQuantity, final long quantity) {
        int i = find(price);
        if (i < 0) {
            if (size == prices.length) {
                grow();
            }
            i = size++;
            prices[i] = price;
            taken[i] = 0;
        }
        displayed[i] = displayedQuantity;
        taken[i] += quantity;
    }

    /** Forgets the levels that are now displayed with another quantity. */
    void refresh(final BookView book, final Side side) {
        for (int i = size - 1; i >= 0; i--) {
            if (book.quantityAt(side, prices[i]) != displayed[i]) {
                size--;
                prices[i] = prices[size];
                displayed[i] = displayed[size];
                taken[i] = taken[size];
            }
        }
    }

    void clear() {
        size = 0;
    }

    private int find(final long price) {
        for (int i = 0; i < size; i++) {
            if (prices[i] == price) {
                return i;
            }
        }
        return -1;
    }

    private void grow() {
        prices = Arrays.copyOf(prices, size * 2);
        displayed = Arrays.copyOf(displayed, size * 2);
        taken = Arrays.copyOf(taken, size * 2);
    }
}
