package dev.lockstep.ops;

import dev.lockstep.adapters.settings.DataConfig;
import dev.lockstep.adapters.settings.MarketConfig;
import dev.lockstep.adapters.settings.VenueConfig;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.settings.EngineConfig;
import dev.lockstep.engine.settings.InstrumentConfig;
import dev.lockstep.engine.settings.RiskConfig;
import dev.lockstep.engine.settings.StrategyConfig;
import dev.lockstep.journal.JournalConfig;
import java.util.BitSet;
import java.util.Map;

/**
 * A whole configuration file.
 *
 * @param engine how the engine runs
 * @param journal where journals are
 * @param data history of a backtest
 * @param market the embedded market
 * @param instruments by symbol, in the order of their indexes
 * @param account what is traded on
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

        @Doc("The account that is traded on") AccountConfig account,

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
        if (strategies.size() > Limits.STRATEGIES) {
            problems.add("strategies", "has " + strategies.size() + " entries; at most " + Limits.STRATEGIES);
        }
        validateVenues(problems);
        instruments.forEach((symbol, instrument) -> validate(symbol, instrument, problems));
        market.instruments().forEach((symbol, instrument) -> {
            if (instruments.containsKey(symbol)) {
                problems.add("market.instruments." + symbol, "is defined in the section instruments as well");
            }
            requireAccountCurrency("market.instruments." + symbol + ".currency", instrument.currency(), problems);
        });
        strategies.forEach((name, strategy) -> strategy.instruments().forEach(symbol -> {
            if (!isKnown(symbol)) {
                problems.add(
                        "strategies." + name + ".instruments",
                        "names " + symbol + ", which neither instruments nor market.instruments defines");
            }
        }));
        risk.instruments().keySet().forEach(symbol -> {
            if (!isKnown(symbol)) {
                problems.add(
                        "risk.instruments." + symbol,
                        "limits an instrument which neither instruments nor market.instruments defines");
            }
        });
        data.symbol().ifPresent(symbol -> {
            if (!instruments.containsKey(symbol)) {
                problems.add("data.symbol", "is " + symbol + ", which the section instruments does not define");
            }
        });
        if (data.format() == DataConfig.Format.GENERATED && market.instruments().isEmpty()) {
            problems.add("market.instruments", "is empty; data.format: generated needs at least one");
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
        requireAccountCurrency("instruments." + symbol + ".currency", instrument.currency(), problems);
        try {
            instrument.terms(symbol, 0);
        } catch (final IllegalArgumentException e) {
            problems.add("instruments." + symbol, e.getMessage());
        }
    }

    private void requireAccountCurrency(final String key, final String currency, final Problems problems) {
        if (!currency.equals(account.currency())) {
            problems.add(
                    key,
                    "is " + currency + ", but account.currency is " + account.currency()
                            + "; there is no conversion between currencies");
        }
    }

    private boolean isKnown(final String symbol) {
        return symbol.equals(InstrumentSelection.WILDCARD)
                || instruments.containsKey(symbol)
                || market.instruments().containsKey(symbol)
                || (data.format() == DataConfig.Format.ITCH && data.addInstruments());
    }
}
