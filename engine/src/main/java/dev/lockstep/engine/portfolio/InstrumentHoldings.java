package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * What all accounts have of one instrument, and its prices. Holdings and their lines are made on first use, and walked in the order of accounts and strategies;
 * an instrument that nobody has costs nothing.
 */
final class InstrumentHoldings implements Stateful {
    private final Scopes scopes;
    private final Currency settlement;
    private final int group;
    private final CurrencyPair pair;
    private final Prices prices = new Prices();
    private InstrumentTerms terms;
    private Holding first;

    InstrumentHoldings(final InstrumentTerms terms, final Scopes scopes) {
        this.scopes = scopes;
        this.terms = terms;
        settlement = scopes.conversions.currency(terms.settlementCurrency(), terms.moneyScale());
        group = scopes.settings.group(terms.symbol());
        pair = scopes.conversions.pair(terms);
        for (int i = 0; i < scopes.accounts(); i++) {
            scopes.account(i).balance(settlement);
        }
    }

    /** The holding of an account, or null. */
    Holding find(final int account) {
        Holding holding = first;
        while (holding != null && holding.account() < account) {
            holding = holding.next;
        }
        return holding != null && holding.account() == account ? holding : null;
    }

    /** The holding of an account, made if it is not there. */
    Holding holding(final int account) {
        final Holding found = find(account);
        return found != null ? found : add(new Holding(account, this, scopes));
    }

    private Holding add(final Holding added) {
        if (first == null || first.account() > added.account()) {
            added.next = first;
            first = added;
        } else {
            Holding before = first;
            while (before.next != null && before.next.account() < added.account()) {
                before = before.next;
            }
            added.next = before.next;
            before.next = added;
        }
        return added;
    }

    /** The line of a strategy in an account's holding, made if it is not there. */
    static Line line(final Holding holding, final int strategy, final Scopes scopes) {
        final Line found = holding.find(strategy);
        if (found != null) {
            return found;
        }
        final Line added = holding.add(strategy, scopes.strategy(strategy));
        holding.rateMargin();
        return added;
    }

    /** Takes terms that replace those so far. */
    void redefine(final InstrumentTerms defined) {
        terms = defined;
        assess();
    }

    /** Assesses its holdings anew, after prices or terms have changed. */
    void assess() {
        for (Holding holding = first; holding != null; holding = holding.next) {
            holding.assessAll();
        }
    }

    /** Sums up and assesses what was read back. */
    void restore() {
        for (Holding holding = first; holding != null; holding = holding.next) {
            holding.restore();
        }
    }

    Holding first() {
        return first;
    }

    InstrumentTerms terms() {
        return terms;
    }

    Prices prices() {
        return prices;
    }

    Currency settlement() {
        return settlement;
    }

    int group() {
        return group;
    }

    /** The currency pair that it is, or null. */
    CurrencyPair pair() {
        return pair;
    }

    @Override
    public void writeState(final StateSink sink) {
        prices.writeState(sink);
        int holdings = 0;
        for (Holding holding = first; holding != null; holding = holding.next) {
            holdings++;
        }
        sink.section("holdings", holdings);
        for (Holding holding = first; holding != null; holding = holding.next) {
            sink.put("account", holding.account());
            writeLines(holding, sink);
        }
    }

    private static void writeLines(final Holding holding, final StateSink sink) {
        int lines = 0;
        for (Line line = holding.firstLine(); line != null; line = line.next) {
            lines++;
        }
        sink.section("lines", lines);
        for (Line line = holding.firstLine(); line != null; line = line.next) {
            line.writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        prices.readState(source);
        for (long holdings = source.section("holdings"); holdings > 0; holdings--) {
            final Holding holding = holding(source.getInt("account"));
            for (long lines = source.section("lines"); lines > 0; lines--) {
                final int strategy = source.getInt("strategy");
                holding.add(strategy, scopes.strategy(strategy)).readState(source);
            }
        }
    }
}
