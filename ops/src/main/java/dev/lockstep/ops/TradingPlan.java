package dev.lockstep.ops;

import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.settings.StrategyConfig;
import dev.lockstep.engine.settings.StrategyScope;
import dev.lockstep.engine.settings.TradingNames;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who trades what, where, on which account and under which limits: the names of a configuration as the indexes that the core knows. */
final class TradingPlan {
    private final LockstepConfig config;

    TradingPlan(final LockstepConfig config) {
        this.config = config;
    }

    /** Accounts in the order of their indexes. */
    List<AccountSettings> accounts() {
        final List<AccountSettings> accounts = new ArrayList<>();
        config.accounts().forEach((name, account) -> accounts.add(account.settings(name)));
        return accounts;
    }

    /** Index of the account that a strategy trades on, or -1 if there is no such account or it must be named and is not. */
    int account(final StrategyConfig strategy) {
        final List<String> names = List.copyOf(config.accounts().keySet());
        return strategy.account().map(names::indexOf).orElse(names.size() == 1 ? 0 : -1);
    }

    /** Venues in the order of their indexes. */
    List<VenueTerms> venues() {
        final List<VenueTerms> venues = new ArrayList<>();
        config.venues().forEach((name, venue) -> venues.add(new VenueTerms(name, venue.capabilities())));
        return venues;
    }

    /** Fresh strategies in the order of their indexes. */
    List<StrategySlot> strategies() {
        final List<StrategySlot> slots = new ArrayList<>();
        config.strategies().forEach((name, strategy) -> slots.add(strategy.slot(name, account(strategy))));
        return slots;
    }

    /** Where each strategy trades. */
    List<StrategyScope> scopes() {
        return config.strategies().values().stream()
                .map(strategy -> new StrategyScope(account(strategy), InstrumentSelection.of(strategy.instruments())))
                .toList();
    }

    /** Terms of the instruments that are known before the first event, by symbol, in the order of their indexes. */
    Map<String, InstrumentTerms> instruments() {
        final Map<String, InstrumentTerms> terms = new LinkedHashMap<>();
        final VenueNames venues = config.venueNames();
        config.instruments()
                .forEach((symbol, instrument) ->
                        terms.put(symbol, instrument.terms(symbol, venues.indexOf(instrument.venue()))));
        if (!config.market().instruments().isEmpty()) {
            config.market()
                    .settings(config.engine().seed())
                    .instruments()
                    .forEach(instrument -> terms.put(
                            instrument.symbol(),
                            instrument
                                    .terms()
                                    .tradedAt(venues.indexOf(config.market()
                                            .instruments()
                                            .get(instrument.symbol())
                                            .venue()))));
        }
        return terms;
    }

    /** What rows of limits may name. */
    TradingNames names() {
        final VenueNames venues = config.venueNames();
        final Map<String, String> venueOf = new LinkedHashMap<>();
        config.instruments().forEach((symbol, instrument) -> venueOf.put(symbol, venues.nameOf(instrument.venue())));
        config.market()
                .instruments()
                .forEach((symbol, instrument) -> venueOf.put(symbol, venues.nameOf(instrument.venue())));
        return new TradingNames(
                List.copyOf(config.accounts().keySet()),
                List.copyOf(config.strategies().keySet()),
                config.risk().groupNames(),
                List.copyOf(config.venues().keySet()),
                scopes(),
                venueOf,
                config.addsInstruments());
    }

    /** What the keys of limits may name, as indexes. */
    LimitScope scope() {
        return new LimitScope(
                accounts().stream().map(AccountSettings::moneyScale).toList(),
                config.strategies().size(),
                venues().size(),
                risk().groups());
    }

    /** Accounts and strategies for a portfolio of their fills; what is in which group is of no account there. */
    PortfolioSettings portfolio() {
        final RiskSettings risk = risk();
        return new PortfolioSettings(
                accounts(),
                risk.rounding(),
                risk.precisions(),
                Map.of(),
                0,
                config.strategies().size());
    }

    /** Limits, groups and sizing. */
    RiskSettings risk() {
        final Map<String, Integer> precisions = new LinkedHashMap<>();
        config.currencies().forEach((code, currency) -> precisions.put(code, currency.precision()));
        return config.risk().settings(names(), precisions);
    }
}
