package dev.lockstep.ops;

import dev.lockstep.adapters.venue.SimulatedVenue;
import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.config.ConfigLoader;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a configuration means: the instruments, a fresh core, and the hash of all settings that matter to behaviour. */
final class Blueprint {
    private static final Pattern CORE_SETTINGS = Pattern.compile("(strategies|risk)(\\..*)?"
            + "|engine\\.(instance|maxOpenOrders)"
            + "|venues\\.[^.]+\\.(orderTypes|timesInForce|flags)(\\[.*)?");

    private final LockstepConfig config;

    Blueprint(final LockstepConfig config) {
        this.config = config;
    }

    LockstepConfig config() {
        return config;
    }

    /** A directory of the instruments that are known before the first event. */
    InstrumentDirectory directory() {
        final InstrumentDirectory directory = new InstrumentDirectory();
        final VenueNames venues = config.venueNames();
        config.instruments()
                .forEach((symbol, instrument) ->
                        directory.add(instrument.terms(symbol, venues.indexOf(instrument.venue()))));
        if (!config.market().instruments().isEmpty()) {
            config.market()
                    .settings(config.engine().seed())
                    .instruments()
                    .forEach(instrument -> directory.add(instrument
                            .terms()
                            .tradedAt(venues.indexOf(config.market()
                                    .instruments()
                                    .get(instrument.symbol())
                                    .venue()))));
        }
        return directory;
    }

    static List<InstrumentTerms> terms(final InstrumentDirectory directory) {
        final List<InstrumentTerms> terms = new ArrayList<>();
        for (int i = 0; i < directory.size(); i++) {
            terms.add(directory.terms(i));
        }
        return terms;
    }

    /**
     * Where the chains start: schema, logic version, seed, and the settings of instruments, strategies, risk and venues; not paths, run, build or
     * topology.
     */
    long settingsHash() {
        final StringBuilder text = new StringBuilder();
        text.append(MessageHeaderDecoder.SCHEMA_ID)
                .append('/')
                .append(QuoteDecoder.SCHEMA_VERSION)
                .append('/')
                .append(Core.LOGIC_VERSION)
                .append('/')
                .append(config.engine().seed())
                .append('/')
                .append(config.engine().instance())
                .append('/')
                .append(config.engine().maxOpenOrders())
                .append('\n');
        text.append(ConfigLoader.canonicalText(config.instruments())).append('\n');
        text.append(ConfigLoader.canonicalText(config.market().instruments())).append('\n');
        text.append(ConfigLoader.canonicalText(config.account())).append('\n');
        text.append(ConfigLoader.canonicalText(config.strategies())).append('\n');
        text.append(ConfigLoader.canonicalText(config.risk())).append('\n');
        text.append(ConfigLoader.canonicalText(config.venues())).append('\n');
        return Hash64.of(MessageHeaderDecoder.SCHEMA_ID, text);
    }

    /** Whether a key is one of a setting that {@link #core} looks at. */
    static boolean shapesTheCore(final String key) {
        return CORE_SETTINGS.matcher(key).matches();
    }

    /** Fresh venues, in the order of their indexes. */
    List<SimulatedVenue> venues() {
        final List<SimulatedVenue> venues = new ArrayList<>();
        config.venues()
                .values()
                .forEach(venue -> venues.add(new SimulatedVenue(
                        venues.size(), venue.settings(), config.engine().seed())));
        return venues;
    }

    /** A fresh core whose chains start at the given seed. */
    Core core(final long chainSeed) {
        final List<StrategySlot> strategies = new ArrayList<>();
        config.strategies().forEach((name, strategy) -> strategies.add(strategy.slot(name)));
        final List<VenueTerms> venues = new ArrayList<>();
        config.venues().forEach((name, venue) -> venues.add(new VenueTerms(name, venue.capabilities())));
        return new Core(new CoreSettings(
                config.engine().instance(),
                strategies,
                venues,
                config.risk().limits(),
                OrderSettings.of(config.engine().maxOpenOrders()),
                chainSeed));
    }
}
