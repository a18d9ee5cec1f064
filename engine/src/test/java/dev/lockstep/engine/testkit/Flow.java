package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.example.BarUnit;
import dev.lockstep.engine.strategy.example.BookImbalanceParameters;
import dev.lockstep.engine.strategy.example.EmaCrossInput;
import dev.lockstep.engine.strategy.example.EmaCrossParameters;
import java.util.ArrayList;
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
                limits(),
                50);
    }

    /** With every control of the gate at work, but so that most orders pass. */
    private static RiskSettings limits() {
        final RiskSettings wide = Units.limits(5, 10, MAX_POSITION / Units.ONE, 500);
        final List<LimitRow> rows = new ArrayList<>(wide.limits());
        rows.add(Units.row(
                "risk.limits[1]",
                RowKey.EVERY_ORDER.venue(0),
                Units.value(LimitKind.MAX_ORDER_VALUE, 1_005_000_000),
                Units.value(LimitKind.MAX_DRIFT, 100),
                Units.value(LimitKind.DRIFT_WINDOW, Units.SECOND / 10),
                Units.value(LimitKind.MAX_QUOTE_AGE, Units.SECOND / 20),
                Units.value(LimitKind.MAX_ORDER_TO_TRADE, 40),
                Units.value(LimitKind.DUPLICATE_WINDOW, 2_000_000)));
        rows.add(Units.row(
                "risk.limits[2]",
                RowKey.EVERY_ORDER.account(0),
                Units.value(LimitKind.MAX_NEW_RATE, 200),
                Units.value(LimitKind.MAX_REPLACE_RATE, 100),
                Units.value(LimitKind.MAX_EXECUTIONS, 400)));
        return new RiskSettings(
                rows, wide.groups(), wide.sizing(), wide.selfMatch(), wide.rounding(), wide.precisions());
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
