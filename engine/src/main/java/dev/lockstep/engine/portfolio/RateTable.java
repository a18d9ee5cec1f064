package dev.lockstep.engine.portfolio;

import java.util.Arrays;
import java.util.List;

/**
 * The rates from every currency to one. Each has a path that is chosen when currencies and pairs are defined, never by what is quoted: none for the same code, else a
 * pair of the two, else two pairs with a third currency between them; of several the one whose instruments have the lowest indexes, the first pair before the second.
 */
final class RateTable {
    private final Currency target;
    private Rate[] rates = new Rate[4];
    private int size;

    RateTable(final Currency target) {
        this.target = target;
    }

    Currency target() {
        return target;
    }

    /** The rate from a currency. */
    Rate of(final int currency) {
        return rates[currency];
    }

    /** Takes the next currency. */
    void add(final Currency from, final List<CurrencyPair> pairs) {
        if (size == rates.length) {
            rates = Arrays.copyOf(rates, size * 2);
        }
        final Rate rate = new Rate(from, target);
        rates[size++] = rate;
        route(rate, pairs);
    }

    /** Chooses every path anew. */
    void route(final List<CurrencyPair> pairs) {
        for (int i = 0; i < size; i++) {
            route(rates[i], pairs);
        }
    }

    private static void route(final Rate rate, final List<CurrencyPair> pairs) {
        final String from = rate.from.code();
        final String to = rate.to.code();
        if (from.equals(to)) {
            return;
        }
        final CurrencyPair direct = find(from, to, pairs);
        if (direct != null) {
            rate.route(direct, null);
            return;
        }
        for (final CurrencyPair first : pairs) {
            final CurrencyPair second = first.touches(from) ? find(first.beyond(from), to, pairs) : null;
            if (second != null) {
                rate.route(first, second);
                return;
            }
        }
    }

    private static CurrencyPair find(final String one, final String other, final List<CurrencyPair> pairs) {
        for (final CurrencyPair pair : pairs) {
            if (pair.touches(one) && pair.beyond(one).equals(other)) {
                return pair;
            }
        }
        return null;
    }

    /** Reckons anew what depends on a pair. */
    void update(final CurrencyPair pair) {
        for (int i = 0; i < size; i++) {
            if (rates[i].uses(pair)) {
                rates[i].update();
            }
        }
    }
}
