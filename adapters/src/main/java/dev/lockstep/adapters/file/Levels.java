package dev.lockstep.adapters.file;

import java.util.Arrays;

/**
 * Price levels of one side as read from a record, prices and quantities scaled by 10^8; grows to the largest record and
 * is reused.
 */
final class Levels {
    private long[] prices = new long[64];
    private long[] quantities = new long[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(final long price, final long quantity) {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, size * 2);
            quantities = Arrays.copyOf(quantities, size * 2);
        }
        prices[size] = price;
        quantities[size] = quantity;
        size++;
    }

    int size() {
        return size;
    }

    long price(final int index) {
        return prices[index];
    }

    long quantity(final int index) {
        return quantities[index];
    }
}
