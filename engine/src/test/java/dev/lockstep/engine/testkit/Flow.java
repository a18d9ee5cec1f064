package dev.lockstep.engine.testkit;

import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.example.BarUnit;
import dev.lockstep.engine.strategy.example.BookImbalanceParameters;
import dev.lockstep.engine.strategy.example.EmaCrossInput;
import dev.lockstep.engine.strategy.example.EmaCrossParameters;
import java.util.List;

/** The random flow that the invariants are held against: both example strategies and two that do anything. */
public final class Flow {
    /** Largest position that the flow's limits allow, scaled. */
    public static final long MAX_POSITION = Units.units(40);

    private static final int EVENTS = 8_000;
    private static final int MOST_STEP_NS = 5_000_000;

    private Flow() {}

    /** Fresh settings with fresh strategies. */
    public static CoreSettings settings(final long seed) {
        return Units.settings(
                List.of(
                        everywhere(new RandomStrategy(seed, 60)),
                        everywhere(new BookImbalanceParameters(3, 0.3, 1, 5_000_000, 3).create()),
                        everywhere(
                                new EmaCrossParameters(3, 8, 0, EmaCrossInput.BARS, BarUnit.TIME, 10_000_000).create()),
                        everywhere(new RandomStrategy(~seed, 20))),
                Units.limits(5, 10, MAX_POSITION / Units.ONE, 500),
                50);
    }

    private static StrategySlot everywhere(final Strategy strategy) {
        return new StrategySlot("any", strategy, InstrumentSelection.EVERY, 0);
    }

    /** A whole run, ended in order; to be closed. */
    public static EngineRun run(final Topology topology, final long seed) {
        final EngineRun run = new EngineRun(topology, settings(seed), new ScriptedVenue(seed, true));
        run.start(RandomMarket.instruments());
        run.history(market(seed));
        return run;
    }

    /** The market of the flow. */
    public static RandomMarket market(final long seed) {
        return new RandomMarket(seed, EVENTS, MOST_STEP_NS);
    }
}
