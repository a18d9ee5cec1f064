package dev.lockstep.ops;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.config.ConfigLoader;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.gateway.KillLatch;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a configuration means: the instruments, a fresh core, and the hash of all settings that matter to behaviour. */
final class Blueprint {
    private static final Pattern CORE_SETTINGS = Pattern.compile("(strategies|accounts|currencies|risk)([.\\[].*)?"
            + "|engine\\.(instance|maxOpenOrders|answerTimeout|cancelRepeat)"
            + "|venues\\.[^.]+\\.(orderTypes|timesInForce|flags)(\\[.*)?");

    private final LockstepConfig config;
    private final TradingPlan plan;

    Blueprint(final LockstepConfig config) {
        this.config = config;
        plan = new TradingPlan(config);
    }

    LockstepConfig config() {
        return config;
    }

    /** A directory of the instruments that are known before the first event. */
    InstrumentDirectory directory() {
        final InstrumentDirectory directory = new InstrumentDirectory();
        plan.instruments().values().forEach(directory::add);
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
     * Where the chains start: schema, logic version, seed, and the settings of instruments, accounts, strategies, risk and venues; not paths, run, build or
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
                .append(config.engine().orders())
                .append('\n');
        text.append(ConfigLoader.canonicalText(config.instruments())).append('\n');
        text.append(ConfigLoader.canonicalText(config.market().instruments())).append('\n');
        text.append(ConfigLoader.canonicalText(config.accounts())).append('\n');
        text.append(ConfigLoader.canonicalText(config.currencies())).append('\n');
        text.append(ConfigLoader.canonicalText(config.strategies())).append('\n');
        text.append(ConfigLoader.canonicalText(config.risk())).append('\n');
        text.append(ConfigLoader.canonicalText(config.venues())).append('\n');
        return Hash64.of(MessageHeaderDecoder.SCHEMA_ID, text);
    }

    /** Whether a key is one of a setting that {@link #core} looks at. */
    static boolean shapesTheCore(final String key) {
        return CORE_SETTINGS.matcher(key).matches();
    }

    /**
     * Fresh venues, in the order of their indexes.
     *
     * @param latch that guards the way to each
     * @param warnings for people, told on the ingress thread
     */
    List<VenueDesk> desks(final KillLatch latch, final Consumer<String> warnings) {
        final List<VenueDesk> desks = new ArrayList<>();
        config.venues()
                .forEach((name, venue) -> desks.add(new VenueDesk(
                        desks.size(),
                        name,
                        venue.settings(),
                        config.engine().seed(),
                        config.engine().maxOpenOrders(),
                        latch,
                        warnings)));
        return desks;
    }

    /** A fresh core whose chains start at the given seed. */
    Core core(final long chainSeed) {
        return new Core(settings(chainSeed));
    }

    /** Everything that shapes a core, with fresh strategies. */
    CoreSettings settings(final long chainSeed) {
        return new CoreSettings(
                config.engine().instance(),
                plan.strategies(),
                plan.accounts(),
                plan.venues(),
                plan.risk(),
                config.engine().orders(),
                chainSeed);
    }
}
