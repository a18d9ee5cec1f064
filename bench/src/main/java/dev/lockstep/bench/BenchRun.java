package dev.lockstep.bench;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.run.RunHeader;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.example.BarUnit;
import dev.lockstep.engine.strategy.example.EmaCrossInput;
import dev.lockstep.engine.strategy.example.EmaCrossParameters;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import java.util.Map;

/** The run that is measured: one instrument with top-of-book quotes, one strategy, limits that nothing breaks. */
public final class BenchRun {
    /** Where the chains start. */
    public static final long CHAIN_SEED = 1;

    /** Engine time at which it begins, nanoseconds. */
    public static final long START_NS = 1_000_000_000_000_000_000L;

    /** The instrument. */
    static final String SYMBOL = "BENCH";

    private static final int MAX_OPEN_ORDERS = 4_096;
    private static final long MAX_POSITION = 1_000_000 * FixedPoint.ONE;
    private static final long COLLAR_BPS = 2_000;
    private static final long UNLIMITED_RATE = Limits.MESSAGES_PER_SECOND;
    /** A million million dollars. */
    private static final long START_CASH = 1_000_000_000_000_000_000L;

    private static final AccountSettings ACCOUNT = new AccountSettings(
            "BENCH",
            "USD",
            FixedPoint.MIN_MONEY_SCALE,
            AccountKind.MARGIN,
            PositionMode.NETTING,
            List.of(new StartCash("USD", FixedPoint.MIN_MONEY_SCALE, START_CASH)));
    private static final LimitRow LIMITS = new LimitRow(
            RowKey.EVERY_ORDER,
            List.of(
                    new LimitValue(LimitKind.MAX_ORDER_QUANTITY, 100 * FixedPoint.ONE),
                    new LimitValue(LimitKind.MAX_LONG, MAX_POSITION),
                    new LimitValue(LimitKind.MAX_SHORT, MAX_POSITION),
                    new LimitValue(LimitKind.COLLAR, COLLAR_BPS),
                    new LimitValue(LimitKind.MAX_NEW_RATE, UNLIMITED_RATE),
                    new LimitValue(LimitKind.MAX_REPLACE_RATE, UNLIMITED_RATE)),
            "bench");
    private static final RiskSettings RISK = new RiskSettings(
            List.of(LIMITS),
            List.of(),
            List.of(SizingRow.BUILT_IN),
            SelfMatch.CANCEL_NEWEST,
            MoneyRounding.NONE,
            Map.of());
    private static final InstrumentTerms TERMS = InstrumentTerms.spot(
            SYMBOL,
            "USD",
            FixedPoint.MIN_MONEY_SCALE,
            MarketView.QUOTES,
            MarketView.QUOTES,
            true,
            QuoteTape.TICK,
            FixedPoint.ONE,
            FixedPoint.ONE,
            FixedPoint.ONE);

    private BenchRun() {}

    /** A fresh core with one strategy. */
    public static Core core(final Strategy strategy) {
        final StrategySlot slot = new StrategySlot("bench", strategy, InstrumentSelection.EVERY, 0);
        return new Core(new CoreSettings(
                "BENCH",
                List.of(slot),
                List.of(ACCOUNT),
                List.of(VenueTerms.basic("BENCH")),
                RISK,
                OrderSettings.of(MAX_OPEN_ORDERS),
                CHAIN_SEED));
    }

    /** The EMA cross on midpoints, over 64 and 256 quotes. */
    public static Strategy emaCross() {
        return new EmaCrossParameters(64, 256, 0, EmaCrossInput.QUOTES, BarUnit.TIME, 1_000_000_000L).create();
    }

    /** How the run opens. */
    public static RunHeader header(final long startNs) {
        return new RunHeader(startNs, 0, 0, CHAIN_SEED, List.of(TERMS), List.of());
    }
}
