package dev.lockstep.engine.portfolio;

import java.util.Arrays;

/**
 * Exposure within a scope (an account, a group of one, a strategy, or the engine), by currency. Sums stay in the currency that they settle in and are converted when they
 * are asked for, so that a move of a rate costs nothing.
 */
final class Exposures {
    private static final int NOWHERE = -1;

    private final WorstCase nothing = new WorstCase();
    private final Amount scratch = new Amount();
    private Exposure[] byCurrency = {};

    /** Exposure in a currency. */
    Exposure in(final int currency) {
        final int known = byCurrency.length;
        if (currency >= known) {
            byCurrency = Arrays.copyOf(byCurrency, currency + 1);
            for (int i = known; i <= currency; i++) {
                byCurrency[i] = new Exposure();
            }
        }
        return byCurrency[currency];
    }

    private void include(final int currency) {
        if (currency >= byCurrency.length) {
            in(currency);
        }
    }

    /** The sum of what each part may come to in its worst case. */
    Amount gross(final Amount into, final RateTable rates) {
        return gross(into, rates, NOWHERE, nothing, nothing);
    }

    /** As {@link #gross(Amount, RateTable)}, with one part in a currency as it would be instead of as it is. */
    Amount gross(
            final Amount into, final RateTable rates, final int currency, final WorstCase now, final WorstCase after) {
        into.clear();
        include(currency);
        for (int i = 0; i < byCurrency.length; i++) {
            final Total total = byCurrency[i].gross;
            if (i == currency) {
                total.addTo(into, rates.of(i), now.gross, now.knowledge, after.gross, after.knowledge);
            } else {
                total.addTo(into, rates.of(i));
            }
        }
        return into;
    }

    /** What is long minus what is short if every buy is filled and no sell, or the other way round: whichever is more. */
    Amount net(final Amount into, final RateTable rates) {
        return net(into, rates, NOWHERE, nothing, nothing);
    }

    /** As {@link #net(Amount, RateTable)}, with one part in a currency as it would be instead of as it is. */
    Amount net(
            final Amount into, final RateTable rates, final int currency, final WorstCase now, final WorstCase after) {
        into.clear();
        scratch.clear();
        include(currency);
        for (int i = 0; i < byCurrency.length; i++) {
            final Exposure exposure = byCurrency[i];
            final Rate rate = rates.of(i);
            if (i == currency) {
                exposure.netLong.addTo(into, rate, now.netLong, now.knowledge, after.netLong, after.knowledge);
                exposure.netShort.addTo(scratch, rate, now.netShort, now.knowledge, after.netShort, after.knowledge);
            } else {
                exposure.netLong.addTo(into, rate);
                exposure.netShort.addTo(scratch, rate);
            }
        }
        scratch.lack(into.knowledge());
        into.lack(scratch.knowledge());
        return scratch.value() > into.value() ? into.copy(scratch) : into;
    }
}
