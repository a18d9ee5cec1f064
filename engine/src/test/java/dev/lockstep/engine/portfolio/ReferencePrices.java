package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The market of a {@link ReferencePortfolio}: prices by instrument, null where there is none yet, and the rates between currencies that come of them. */
final class ReferencePrices {
    final BigDecimal[] bid;
    final BigDecimal[] ask;
    final BigDecimal[] mark;
    private final List<InstrumentTerms> terms;

    ReferencePrices(final List<InstrumentTerms> terms, final int instruments) {
        this.terms = terms;
        bid = new BigDecimal[instruments];
        ask = new BigDecimal[instruments];
        mark = new BigDecimal[instruments];
    }

    void split(final int instrument, final int numerator, final int denominator) {
        bid[instrument] = splitPrice(bid[instrument], numerator, denominator);
        ask[instrument] = splitPrice(ask[instrument], numerator, denominator);
        mark[instrument] = splitPrice(mark[instrument], numerator, denominator);
    }

    private static BigDecimal splitPrice(final BigDecimal price, final int numerator, final int denominator) {
        return price == null
                ? null
                : price.multiply(BigDecimal.valueOf(denominator))
                        .divide(BigDecimal.valueOf(numerator), 8, RoundingMode.HALF_EVEN);
    }

    /** The rate between two currencies, exact to 60 digits, along the shortest path of pairs; null if a pair has no price. */
    BigDecimal rate(final String from, final String to) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        for (int i = 0; i < terms.size(); i++) {
            if (leads(i, from, to)) {
                return step(i, from);
            }
        }
        for (int i = 0; i < terms.size(); i++) {
            for (int j = 0; j < terms.size(); j++) {
                for (final String between : List.of("USD", "EUR", "JPY", "BTC")) {
                    if (leads(i, from, between) && leads(j, between, to)) {
                        final BigDecimal one = step(i, from);
                        final BigDecimal two = step(j, between);
                        return one == null || two == null ? null : one.multiply(two);
                    }
                }
            }
        }
        return null;
    }

    private boolean leads(final int instrument, final String from, final String to) {
        final InstrumentTerms of = terms.get(instrument);
        return of.baseCurrency().equals(from) && of.currency().equals(to)
                || of.baseCurrency().equals(to) && of.currency().equals(from);
    }

    private BigDecimal step(final int instrument, final String from) {
        final BigDecimal price = mark[instrument];
        if (price == null) {
            return null;
        }
        return terms.get(instrument).baseCurrency().equals(from)
                ? price
                : BigDecimal.ONE.divide(price, ReferencePortfolio.EXACT);
    }
}
