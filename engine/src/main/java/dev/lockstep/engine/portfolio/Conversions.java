package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.TextWord;
import java.util.ArrayList;
import java.util.List;

/** The currencies that have come up, the pairs that convert them, and the rates to the currencies that accounts are reckoned in. */
final class Conversions {
    private final PortfolioSettings settings;
    private final List<Currency> currencies = new ArrayList<>();
    private final List<CurrencyPair> pairs = new ArrayList<>();
    private final List<RateTable> tables = new ArrayList<>();

    Conversions(final PortfolioSettings settings) {
        this.settings = settings;
    }

    /** The currency of a code at a money scale; a new one is taken in. */
    Currency currency(final String code, final int moneyScale) {
        for (final Currency known : currencies) {
            if (known.moneyScale() == moneyScale && known.code().equals(code)) {
                return known;
            }
        }
        final MoneyUnit unit = MoneyUnit.of(settings.rounding(), moneyScale, settings.precision(code));
        final Currency added = new Currency(currencies.size(), code, moneyScale, unit);
        currencies.add(added);
        for (final RateTable table : tables) {
            table.add(added, pairs);
        }
        return added;
    }

    Currency currency(final int index) {
        return currencies.get(index);
    }

    /** The rates to a currency. */
    RateTable ratesTo(final Currency target) {
        for (final RateTable known : tables) {
            if (known.target() == target) {
                return known;
            }
        }
        final RateTable added = new RateTable(target);
        for (final Currency from : currencies) {
            added.add(from, pairs);
        }
        tables.add(added);
        return added;
    }

    /** The pair that a newly defined instrument is, or null. Instruments come in the order of their indexes. */
    CurrencyPair pair(final InstrumentTerms terms) {
        if (terms.kind() != InstrumentKind.SPOT
                || terms.baseCurrency().isEmpty()
                || terms.baseCurrency().equals(terms.currency())) {
            return null;
        }
        final CurrencyPair pair = new CurrencyPair(terms.baseCurrency(), terms.currency());
        pairs.add(pair);
        for (final RateTable table : tables) {
            table.route(pairs);
        }
        return pair;
    }

    /** A pair has a new price. */
    void update(final CurrencyPair pair, final long mark) {
        pair.mark(mark);
        // By index: an iterator is an object, unless the compiler happens to do away with it.
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).update(pair);
        }
    }

    void writeState(final StateSink sink) {
        sink.section("currencies", currencies.size());
        for (int i = 0; i < currencies.size(); i++) {
            sink.putText("currency", TextWord.of(currencies.get(i).code(), 0));
            sink.put("moneyScale", currencies.get(i).moneyScale());
        }
    }

    void readState(final StateSource source) {
        for (long count = source.section("currencies"); count > 0; count--) {
            currency(TextWord.text(source.get("currency")), source.getInt("moneyScale"));
        }
    }
}
