package dev.lockstep.engine.portfolio;

/** What totals are kept of: accounts (and their groups), strategies, and the whole engine. */
final class Scopes {
    final PortfolioSettings settings;
    final Conversions conversions;
    final Exposures engine = new Exposures();
    /** Where whoever is assessed anew puts what it comes to, and what that changes. */
    final WorstCase assessed = new WorstCase();

    final Change change = new Change();
    /** What a holding was last foreseen to come to: an order that is approved then comes to just that. */
    final WorstCase holdingAfter = new WorstCase();
    /** As {@link #holdingAfter}, of a line; the same where line and holding come to the same. */
    WorstCase lineAfter = holdingAfter;

    private final Account[] accounts;
    /** The first is nobody's, the others are the strategies' in their order. */
    private final StrategyTotals[] strategies;

    Scopes(final PortfolioSettings settings) {
        this.settings = settings;
        conversions = new Conversions(settings);
        accounts = new Account[settings.accounts().size()];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = new Account(settings.accounts().get(i), conversions);
        }
        strategies = new StrategyTotals[settings.strategies() + 1];
        for (int i = 0; i < strategies.length; i++) {
            strategies[i] = new StrategyTotals();
        }
    }

    int accounts() {
        return accounts.length;
    }

    boolean hasAccount(final int account) {
        return account >= 0 && account < accounts.length;
    }

    boolean hasStrategy(final int strategy) {
        return strategy >= Portfolio.NOBODY && strategy < strategies.length - 1;
    }

    Account account(final int index) {
        return accounts[index];
    }

    StrategyTotals strategy(final int index) {
        return strategies[index + 1];
    }

    /** Rates to the currency of figures over the whole engine. */
    RateTable reporting() {
        return accounts[0].rates();
    }
}
