package dev.lockstep.engine.portfolio;

import java.util.Arrays;

/**
 * Exposure within a scope (an account, a group of one, a strategy, or the engine), by currency. Sums stay in the currency that they settle in and are converted when they
 * are asked for, so that a move of a rate costs nothing.
 */
final class Exposures {
    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    private final Amount scratch = new Amount();
    private Exposure[] byCurrency = {};
    /** The currency that everything settles in, as in most scopes; or {@link #NONE}, or {@link #SEVERAL}. */
    private int only = NONE;

    /** Exposure in a currency. */
    Exposure in(final int currency) {
        if (only != currency) {
            only = only == NONE ? currency : SEVERAL;
            include(currency);
        }
        return byCurrency[currency];
    }

    private void include(final int currency) {
        final int known = byCurrency.length;
        if (currency >= known) {
            byCurrency = Arrays.copyOf(byCurrency, currency + 1);
            for (int i = known; i <= currency; i++) {
                byCurrency[i] = new Exposure();
            }
        }
    }

    /** The sum of what each part may come to in its worst case. */
    Amount gross(final Amount into, final RateTable rates) {
        into.clear();
        for (int i = 0; i < byCurrency.length; i++) {
            byCurrency[i].gross.addTo(into, rates.of(i));
        }
        return into;
    }

    /** As {@link #gross(Amount, RateTable)}, with one part in a currency as it would be instead of as it is. */
    Amount gross(final Amount into, final RateTable rates, final int currency, final Change change) {
        if (only == currency && change.isPlain) {
            byCurrency[currency].gross.addTo(into.clear(), rates.of(currency), change.gross);
            return into;
        }
        final Exposure own = in(currency);
        own.exchange(change.before, change.after);
        gross(into, rates);
        own.exchange(change.after, change.before);
        return into;
    }

    /** What is long minus what is short if every buy is filled and no sell, or the other way round: whichever is more. */
    Amount net(final Amount into, final RateTable rates) {
        into.clear();
        scratch.clear();
        for (int i = 0; i < byCurrency.length; i++) {
            byCurrency[i].netLong.addTo(into, rates.of(i));
            byCurrency[i].netShort.addTo(scratch, rates.of(i));
        }
        return larger(into);
    }

    /** As {@link #net(Amount, RateTable)}, with one part in a currency as it would be instead of as it is. */
    Amount net(final Amount into, final RateTable rates, final int currency, final Change change) {
        if (only == currency && change.isPlain) {
            final Exposure own = byCurrency[currency];
            own.netLong.addTo(into.clear(), rates.of(currency), change.netLong);
            own.netShort.addTo(scratch.clear(), rates.of(currency), change.netShort);
            return larger(into);
        }
        final Exposure own = in(currency);
        own.exchange(change.before, change.after);
        net(into, rates);
        own.exchange(change.after, change.before);
        return into;
    }

    private Amount larger(final Amount longs) {
        scratch.lack(longs.knowledge());
        longs.lack(scratch.knowledge());
        return scratch.value() > longs.value() ? longs.copy(scratch) : longs;
    }
}
