package dev.lockstep.ops;

import dev.lockstep.engine.settings.StrategyConfig;
import dev.lockstep.engine.strategy.example.RestingOrdersParameters;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Drills the kill switch on a configuration: a paper run of its own for each trigger, in which orders work when it kills. A strategy of the drill's rests orders in every
 * instrument besides those that are configured, under the same limits.
 */
public final class KillDrill {
    /** Of the strategy that rests orders for the drill. */
    public static final String STRATEGY = "drill";

    private final LockstepConfig config;
    private final KillDrillSettings settings;
    private final LongSupplier epochs;
    private final StopSignal interrupt;
    private final PrintWriter messages;

    /**
     * A drill.
     *
     * @param config has no strategy called {@link #STRATEGY}, and room for one more
     * @param epochs gives each run its epoch
     * @param interrupt ends the drill
     * @param messages for people
     */
    public KillDrill(
            final LockstepConfig config,
            final KillDrillSettings settings,
            final LongSupplier epochs,
            final StopSignal interrupt,
            final PrintWriter messages) {
        this.config = config;
        this.settings = settings;
        this.epochs = epochs;
        this.interrupt = interrupt;
        this.messages = messages;
    }

    /**
     * Kills by event, then by the latch; no further if it does not come to a kill, or is interrupted.
     *
     * @param results told of each kill, of the one whose run fails as well
     * @throws RuntimeException if a run fails, or can't be started
     */
    public void run(final Consumer<KillDrillResult> results) {
        for (final KillTrigger trigger : KillTrigger.values()) {
            final KillDrillResult result = kill(trigger, results);
            results.accept(result);
            if (!result.hasKilled() || interrupt.get() != null) {
                break;
            }
        }
    }

    private KillDrillResult kill(final KillTrigger trigger, final Consumer<KillDrillResult> results) {
        final StopSignal stop = new StopSignal();
        final String account = account();
        try (KillDrillWatcher watcher = new KillDrillWatcher(
                trigger,
                settings,
                config.strategies().size(),
                config.accounts().get(account).settings(account),
                interrupt,
                stop)) {
            try {
                new PaperRun(withRestingOrders(), epochs.getAsLong(), 0, stop, messages, Progress.onTerminal("events"))
                        .watchedBy(watcher)
                        .run();
            } catch (final RuntimeException | Error e) {
                results.accept(watcher.failed(e));
                throw e;
            }
            return watcher.result();
        }
    }

    private LockstepConfig withRestingOrders() {
        final int instruments = Math.max(1, config.market().instruments().size());
        final int each = (settings.orders() + instruments - 1) / instruments;
        final Map<String, StrategyConfig> strategies = new LinkedHashMap<>(config.strategies());
        strategies.put(
                STRATEGY,
                new StrategyConfig(
                        Configurations.RESTING_ORDERS,
                        Optional.of(account()),
                        List.copyOf(config.market().instruments().keySet()),
                        new RestingOrdersParameters(each, settings.distanceBps())));
        return config.withStrategies(strategies);
    }

    /** Of the drill's strategy: the first. */
    private String account() {
        return config.accounts().keySet().iterator().next();
    }
}
