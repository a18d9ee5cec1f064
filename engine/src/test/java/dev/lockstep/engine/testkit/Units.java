package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.OrderSettings;
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
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.sizing.SizingModel;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import java.util.Map;

/** Whole numbers as scaled longs, and terms and limits that tests start from. */
public final class Units {
    /** One, as a price or a quantity. */
    public static final long ONE = 100_000_000L;
    /** One cent, the tick of {@link #terms}. */
    public static final long TICK = ONE / 100;
    /** A second. */
    public static final long SECOND = 1_000_000_000L;
    /** When test runs start. */
    public static final long START_NS = 1_700_000_000L * SECOND;

    /** A margin account in dollars. */
    public static final AccountSettings ACCOUNT = new AccountSettings(
            "MAIN",
            "USD",
            6,
            AccountKind.MARGIN,
            PositionMode.NETTING,
            List.of(new StartCash("USD", 6, 1_000_000_000_000_000_000L)));

    /** One venue, which does what every venue does. */
    public static final List<VenueTerms> VENUES = List.of(VenueTerms.basic("SIM"));

    private static final long UNLIMITED_RATE = Limits.MESSAGES_PER_SECOND;

    private Units() {}

    /** Whole units, scaled. */
    public static long units(final long whole) {
        return Math.multiplyExact(whole, ONE);
    }

    /** Terms with a tick of a cent and a lot of one. */
    public static InstrumentTerms terms(final String symbol, final MarketView view) {
        return InstrumentTerms.spot(symbol, "USD", 6, view, view, true, TICK, ONE, ONE, ONE);
    }

    /** As {@link #terms(String, MarketView)}, listening to quotes. */
    public static InstrumentTerms terms(final String symbol) {
        return terms(symbol, MarketView.QUOTES);
    }

    /** Limits in whole units: orders of {@code order} unless sized, at most {@code maxOrder}, positions of at most {@code maxPosition}. Rates are not limited. */
    public static RiskSettings limits(
            final long order, final long maxOrder, final long maxPosition, final long collarBps) {
        return risk(
                new FixedQuantity(units(order)),
                value(LimitKind.MAX_ORDER_QUANTITY, units(maxOrder)),
                value(LimitKind.MAX_LONG, units(maxPosition)),
                value(LimitKind.MAX_SHORT, units(maxPosition)),
                value(LimitKind.COLLAR, collarBps),
                value(LimitKind.MAX_NEW_RATE, UNLIMITED_RATE),
                value(LimitKind.MAX_REPLACE_RATE, UNLIMITED_RATE));
    }

    /** Limits that don't stand in the way. */
    public static RiskSettings wideLimits() {
        return limits(1, 1_000_000, 1_000_000_000, 10_000);
    }

    /** Settings with one sizing policy and one row, both about every order. */
    public static RiskSettings risk(final SizingModel sizing, final LimitValue... values) {
        return new RiskSettings(
                List.of(row("risk.limits[0]", RowKey.EVERY_ORDER, values)),
                List.of(),
                List.of(new SizingRow(RowKey.EVERY_ORDER, sizing, "risk.sizing[0]")),
                SelfMatch.CANCEL_NEWEST,
                MoneyRounding.NONE,
                Map.of());
    }

    /** A row of the tables of limits. */
    public static LimitRow row(final String origin, final RowKey key, final LimitValue... values) {
        return new LimitRow(key, List.of(values), origin);
    }

    /** A value of a row. */
    public static LimitValue value(final LimitKind kind, final long value) {
        return new LimitValue(kind, value);
    }

    /** Settings of a core that trades on {@link #ACCOUNT} at one venue. */
    public static CoreSettings settings(
            final List<StrategySlot> strategies, final RiskSettings risk, final int maxOpenOrders) {
        return new CoreSettings(
                "TEST",
                strategies,
                List.of(ACCOUNT),
                VENUES,
                risk,
                OrderSettings.of(maxOpenOrders),
                EngineRun.CHAIN_SEED);
    }
}
