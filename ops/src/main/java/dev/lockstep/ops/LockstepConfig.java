package dev.lockstep.ops;

import dev.lockstep.adapters.settings.DataConfig;
import dev.lockstep.adapters.settings.MarketConfig;
import dev.lockstep.adapters.settings.VenueConfig;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.settings.AccountConfig;
import dev.lockstep.engine.settings.CalendarConfig;
import dev.lockstep.engine.settings.CurrencyConfig;
import dev.lockstep.engine.settings.EngineConfig;
import dev.lockstep.engine.settings.InstrumentConfig;
import dev.lockstep.engine.settings.Names;
import dev.lockstep.engine.settings.RiskConfig;
import dev.lockstep.engine.settings.RiskConfigCheck;
import dev.lockstep.engine.settings.StrategyConfig;
import dev.lockstep.journal.JournalConfig;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A whole configuration file.
 *
 * @param engine how the engine runs
 * @param journal where journals are
 * @param data history of a backtest
 * @param market the embedded market
 * @param instruments by symbol, in the order of their indexes
 * @param calendar where days begin and sessions open and close
 * @param accounts by name, in the order of their indexes
 * @param currencies by code
 * @param strategies by name, in the order of their indexes
 * @param risk limits
 * @param venues by name, in the order of their indexes; one that is called SIM if none is given
 */
public record LockstepConfig(
        @Doc("How the engine runs") EngineConfig engine,
        @Doc("Where journals are and how they use the disk") JournalConfig journal,
        @Doc("The history of a backtest") DataConfig data,

        @Doc("The embedded market of demos, paper runs and generated backtests")
        MarketConfig market,

        @Doc("Instruments of recordings, by symbol; those of the embedded market are defined there")
        Map<String, InstrumentConfig> instruments,

        @Doc("Where days begin and sessions open and close. All times are UTC")
        CalendarConfig calendar,

        @Doc("Accounts that are traded on, by name, in the order of their indexes") @Default("{MAIN: {}}")
        Map<String, AccountConfig> accounts,

        @Doc("Currencies, by code") Map<String, CurrencyConfig> currencies,

        @Doc("Strategies by name, in the order of their indexes")
        Map<String, StrategyConfig> strategies,

        @Doc("Limits of central risk and the gate") RiskConfig risk,

        @Doc(
                "Simulated venues of paper runs and backtests by name, in the order of their indexes; one called SIM if absent")
        Map<String, VenueConfig> venues)
        implements Validated {
    private static final String ONLY_VENUE = "SIM";

    /** Sees to it that there is a venue. */
    public LockstepConfig {
        venues = venues.isEmpty() ? Map.of(ONLY_VENUE, VenueConfig.defaults()) : venues;
    }

    @Override
    public void validate(final Problems problems) {
        validateCpus(problems);
        validateAccounts(problems);
        if (strategies.size() > Limits.STRATEGIES) {
            problems.add("strategies", "has " + strategies.size() + " entries; at most " + Limits.STRATEGIES);
        }
        validateVenues(problems);
        instruments.forEach((symbol, instrument) -> validate(symbol, instrument, problems));
        market.instruments().forEach((symbol, instrument) -> {
            if (instruments.containsKey(symbol)) {
                problems.add("market.instruments." + symbol, "is defined in the section instruments as well");
            }
        });
        strategies.forEach((name, strategy) -> strategy.instruments().forEach(symbol -> {
            if (!isKnown(symbol)) {
                problems.add(
                        "strategies." + name + ".instruments",
                        "names " + symbol + ", which neither instruments nor market.instruments defines");
            }
        }));
        validateSessions(problems);
        data.symbol().ifPresent(symbol -> {
            if (!instruments.containsKey(symbol)) {
                problems.add("data.symbol", "is " + symbol + ", which the section instruments does not define");
            }
        });
        if (data.format() == DataConfig.Format.GENERATED && market.instruments().isEmpty()) {
            problems.add("market.instruments", "is empty; data.format: generated needs at least one");
        }
        new RiskConfigCheck(risk, new TradingPlan(this).names(), problems).names();
    }

    @Override
    public void validateSound(final Problems problems) {
        final TradingPlan plan = new TradingPlan(this);
        new RiskConfigCheck(risk, plan.names(), problems)
                .contradictions(
                        plan.risk(),
                        plan.scope(),
                        plan.accounts(),
                        List.copyOf(plan.instruments().values()));
    }

    /** The same with other strategies. */
    LockstepConfig withStrategies(final Map<String, StrategyConfig> others) {
        return new LockstepConfig(
                engine, journal, data, market, instruments, calendar, accounts, currencies, others, risk, venues);
    }

    /** What comes along later has no index yet when the sessions are laid out. */
    private void validateSessions(final Problems problems) {
        for (int i = 0; i < calendar.sessions().size(); i++) {
            final List<String> symbols = calendar.sessions().get(i).instruments();
            for (int j = 0; j < symbols.size(); j++) {
                if (!instruments.containsKey(symbols.get(j))
                        && !market.instruments().containsKey(symbols.get(j))) {
                    problems.add(
                            "calendar.sessions[" + i + "].instruments[" + j + "]",
                            "is " + symbols.get(j) + ", which neither instruments nor market.instruments defines");
                }
            }
        }
    }

    private void validateVenues(final Problems problems) {
        final VenueNames names = venueNames();
        names.validate(problems);
        instruments.forEach((symbol, instrument) ->
                names.validate("instruments." + symbol + ".venue", instrument.venue(), problems));
        market.instruments()
                .forEach((symbol, instrument) ->
                        names.validate("market.instruments." + symbol + ".venue", instrument.venue(), problems));
        if (data.addInstruments() || data.addedVenue().isPresent()) {
            names.validate("data.addedVenue", data.addedVenue(), problems);
        }
    }

    /** The names of the venues. */
    VenueNames venueNames() {
        return new VenueNames(venues.keySet());
    }

    private void validateCpus(final Problems problems) {
        if (engine.cpus().isEmpty()) {
            return;
        }
        final BitSet available = CpuPin.available();
        for (int i = 0; i < engine.cpus().size(); i++) {
            final int cpu = engine.cpus().get(i);
            if (cpu < 0 || !available.get(cpu)) {
                problems.add(
                        "engine.cpus[" + i + "]",
                        "is " + cpu + "; available to this process: " + CpuPin.text(available));
            }
        }
    }

    private void validate(final String symbol, final InstrumentConfig instrument, final Problems problems) {
        try {
            instrument.terms(symbol, 0);
        } catch (final IllegalArgumentException e) {
            problems.add("instruments." + symbol, e.getMessage());
        }
    }

    private void validateAccounts(final Problems problems) {
        if (accounts.isEmpty() || accounts.size() > Limits.ACCOUNTS) {
            problems.add("accounts", "has " + accounts.size() + " entries; from 1 to " + Limits.ACCOUNTS);
        }
        accounts.keySet().forEach(name -> {
            if (!Names.isName(name)) {
                problems.add("accounts", "names '" + name + "'; " + Names.RULE);
            }
        });
        final TradingPlan plan = new TradingPlan(this);
        strategies.forEach((name, strategy) -> {
            if (plan.account(strategy) < 0) {
                final String known = String.join(", ", accounts.keySet());
                problems.add(
                        "strategies." + name + ".account",
                        strategy.account()
                                .map(account -> "is " + account + ", which is none of accounts: " + known)
                                .orElse("is missing; where there are several accounts, name one of " + known));
            }
        });
    }

    /** What is allowed but likely not meant: currencies that nothing converts. For people. */
    public List<String> warnings() {
        return new ConversionCheck(this).warnings();
    }

    /** What a portfolio of the accounts and strategies has to know; without groups. */
    public PortfolioSettings portfolio() {
        return new TradingPlan(this).portfolio();
    }

    /** Whether instruments come along that this configuration does not name. */
    boolean addsInstruments() {
        return data.format() == DataConfig.Format.ITCH && data.addInstruments();
    }

    private boolean isKnown(final String symbol) {
        return symbol.equals(InstrumentSelection.WILDCARD)
                || instruments.containsKey(symbol)
                || market.instruments().containsKey(symbol)
                || addsInstruments();
    }
}
