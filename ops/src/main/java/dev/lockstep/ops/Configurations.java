package dev.lockstep.ops;

import dev.lockstep.config.ConfigLoader;
import dev.lockstep.engine.strategy.StrategyParameters;
import dev.lockstep.engine.strategy.example.BookImbalanceParameters;
import dev.lockstep.engine.strategy.example.EmaCrossParameters;
import dev.lockstep.engine.strategy.example.RestingOrdersParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads configurations; here kinds of strategies get their names. */
public final class Configurations {
    /** Name of the kind of strategy that gives drills something to cancel. */
    static final String RESTING_ORDERS = "resting-orders";

    private static final Map<String, Class<? extends Record>> STRATEGY_TYPES = Map.of(
            "ema-cross",
            EmaCrossParameters.class,
            "book-imbalance",
            BookImbalanceParameters.class,
            RESTING_ORDERS,
            RestingOrdersParameters.class);

    private Configurations() {}

    /**
     * Loads a file with overrides.
     *
     * @throws dev.lockstep.config.ConfigException with everything that is wrong
     */
    public static LockstepConfig load(final Path file, final List<String> overrides) {
        return loader().load(LockstepConfig.class, file, overrides);
    }

    /** The configuration that a run's manifest holds, with overrides. */
    public static LockstepConfig parse(final String name, final String text, final List<String> overrides) {
        return loader().parse(LockstepConfig.class, name, text, overrides);
    }

    /** The reference page of all keys, Markdown. */
    public static String reference() {
        return loader().reference(LockstepConfig.class);
    }

    private static ConfigLoader loader() {
        return new ConfigLoader().variants(StrategyParameters.class, STRATEGY_TYPES);
    }
}
