package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.instrument.InstrumentTable;

/** Reckons the equity of accounts anew once something that it depends on has changed, and remembers which accounts these were. */
final class Revaluation {
    private final InstrumentTable<InstrumentHoldings> instruments;
    private final Scopes scopes;
    private long touchedAccounts;

    Revaluation(final InstrumentTable<InstrumentHoldings> instruments, final Scopes scopes) {
        this.instruments = instruments;
        this.scopes = scopes;
    }

    /** An instrument has other prices; those of a pair convert what everybody has. */
    void onPrices(final InstrumentHoldings of) {
        if (of.pair() != null && of.pair().mark() != of.prices().mark()) {
            scopes.conversions.update(of.pair(), of.prices().mark());
            all();
        } else {
            holders(of);
        }
    }

    /** What accounts have of one instrument has changed. */
    void holders(final InstrumentHoldings of) {
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            account(holding.account());
        }
    }

    void all() {
        for (int i = 0; i < scopes.accounts(); i++) {
            account(i);
        }
    }

    void account(final int account) {
        scopes.account(account).refresh();
        touchedAccounts |= 1L << account;
    }

    /** Reckons from positions and prices that were read back whatever is not written itself. */
    void restore() {
        for (int i = 0; i < instruments.size(); i++) {
            final InstrumentHoldings of = instruments.get(i);
            if (of.pair() != null) {
                scopes.conversions.update(of.pair(), of.prices().mark());
            }
        }
        for (int i = 0; i < instruments.size(); i++) {
            instruments.get(i).restore();
        }
        all();
        touchedAccounts = 0;
    }

    /** Accounts reckoned anew since the last time, as a bit mask by index. */
    long takeTouchedAccounts() {
        final long touched = touchedAccounts;
        touchedAccounts = 0;
        return touched;
    }
}
