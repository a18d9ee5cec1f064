package dev.lockstep.engine.limit;

import static dev.lockstep.engine.limit.LimitKey.ACCOUNT;
import static dev.lockstep.engine.limit.LimitKey.EVERYTHING;
import static dev.lockstep.engine.limit.LimitKey.GROUP;
import static dev.lockstep.engine.limit.LimitKey.INSTRUMENT;
import static dev.lockstep.engine.limit.LimitKey.STRATEGY;
import static dev.lockstep.engine.limit.LimitKey.VENUE;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.ring.Limits;

/**
 * What holds for each kind of limit, by the same names: its key in the settings, its unit, which keys a row that sets it may name, which values it may have, what is built in,
 * and what its absence means. A limit over a scope that is aggregated, such as an account, may not be keyed by anything narrower: there would be several limits for one sum.
 */
public enum LimitRule {
    /** Position of (account, instrument), long, worst case. */
    MAX_LONG("maxLong", LimitUnit.QUANTITY, Keys.POSITION, 0, LimitRule.NONE, 10 * FixedPoint.ONE),
    /** Position of (account, instrument), short, worst case, as a positive quantity. */
    MAX_SHORT("maxShort", LimitUnit.QUANTITY, Keys.POSITION, 0, LimitRule.NONE, 10 * FixedPoint.ONE),
    /** One order. */
    MAX_ORDER_NOTIONAL("maxOrderNotional", LimitUnit.ACCOUNT_MONEY, EVERYTHING, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of (account, instrument). */
    MAX_INSTRUMENT_NOTIONAL(
            "maxInstrumentNotional", LimitUnit.ACCOUNT_MONEY, Keys.POSITION, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of a strategy over its instruments. */
    MAX_STRATEGY_NOTIONAL(
            "maxStrategyNotional", LimitUnit.ACCOUNT_MONEY, Keys.STRATEGIES, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of an account over its instruments. */
    MAX_ACCOUNT_NOTIONAL("maxAccountNotional", LimitUnit.ACCOUNT_MONEY, ACCOUNT, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of (account, group). */
    MAX_GROUP_NOTIONAL("maxGroupNotional", LimitUnit.ACCOUNT_MONEY, ACCOUNT | GROUP, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of the whole engine, longs and shorts added up. */
    MAX_GROSS_EXPOSURE("maxGrossExposure", LimitUnit.REPORTING_MONEY, 0, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of the whole engine, shorts taken from longs. */
    MAX_NET_EXPOSURE("maxNetExposure", LimitUnit.REPORTING_MONEY, 0, 0, LimitRule.NONE, LimitRule.NONE),
    /** Exposure of (account, instrument) against the account's equity. */
    MAX_CONCENTRATION(
            "maxConcentrationBps", LimitUnit.BASIS_POINTS, Keys.POSITION, 0, LimitRule.MOST_BPS, LimitRule.NONE),
    /** Margin of (account, instrument) against its exposure, of margin accounts. 10,000 built in: no leverage. */
    INITIAL_MARGIN(
            "initialMarginBps", LimitUnit.BASIS_POINTS, Keys.POSITION, 0, LimitRule.MOST_BPS, LimitRule.WHOLE_BPS),
    /** Loss of an account since the day began at which only reducing orders pass. */
    DAILY_LOSS_SOFT("dailyLossSoft", LimitUnit.ACCOUNT_MONEY, ACCOUNT, 0, LimitRule.NONE, LimitRule.NONE),
    /** Loss of an account since the day began at which its trading is halted and its orders are cancelled. */
    DAILY_LOSS_HARD("dailyLossHard", LimitUnit.ACCOUNT_MONEY, ACCOUNT, 0, LimitRule.NONE, LimitRule.NONE),
    /** Fall of an account's equity from its peak. */
    MAX_DRAWDOWN("maxDrawdown", LimitUnit.ACCOUNT_MONEY, ACCOUNT, 0, LimitRule.NONE, LimitRule.NONE),
    /** Open orders of a strategy. */
    MAX_OPEN_ORDERS("maxOpenOrders", LimitUnit.COUNT, Keys.STRATEGIES, 0, LimitRule.NONE, LimitRule.NONE),
    /** Instruments in which a strategy holds something or has an open order. */
    MAX_INSTRUMENTS("maxInstruments", LimitUnit.COUNT, Keys.STRATEGIES, 0, LimitRule.NONE, LimitRule.NONE),
    /** Distance of a limit from the reference price. */
    COLLAR("collarBps", LimitUnit.BASIS_POINTS, EVERYTHING, 1, LimitRule.MOST_BPS, 500),
    /** Change of the reference price within {@link #DRIFT_WINDOW}. */
    MAX_DRIFT("maxDriftBps", LimitUnit.BASIS_POINTS, EVERYTHING, 1, LimitRule.MOST_BPS, LimitRule.NONE),
    /** How far back {@link #MAX_DRIFT} looks. */
    DRIFT_WINDOW(
            "driftWindow",
            LimitUnit.NANOSECONDS,
            Keys.MARKET,
            LimitRule.MILLISECOND,
            LimitRule.DAY,
            1_000 * LimitRule.MILLISECOND),
    /** Total quantity of one order. */
    MAX_ORDER_QUANTITY("maxOrderQuantity", LimitUnit.QUANTITY, EVERYTHING, 1, LimitRule.NONE, 10 * FixedPoint.ONE),
    /** Value of one order at its limit, else at the reference price. */
    MAX_ORDER_VALUE("maxOrderValue", LimitUnit.INSTRUMENT_MONEY, EVERYTHING, 0, LimitRule.NONE, LimitRule.NONE),
    /** New orders of a strategy. */
    MAX_NEW_RATE("maxNewPerSecond", LimitUnit.PER_SECOND, Keys.STRATEGIES, 0, Limits.MESSAGES_PER_SECOND, 1_000),
    /** Replaces of a strategy. */
    MAX_REPLACE_RATE(
            "maxReplacePerSecond", LimitUnit.PER_SECOND, Keys.STRATEGIES, 0, Limits.MESSAGES_PER_SECOND, 1_000),
    /** Messages for each fill. */
    MAX_ORDER_TO_TRADE("maxOrderToTrade", LimitUnit.PER_FILL, EVERYTHING, 1, LimitRule.MOST_COUNT, LimitRule.NONE),
    /** Time in which an equal order is a duplicate; 0: it never is. */
    DUPLICATE_WINDOW("duplicateWindow", LimitUnit.NANOSECONDS, EVERYTHING, 0, LimitRule.DAY, 0),
    /** Executions of a strategy within {@link #EXECUTION_WINDOW} after which it is disabled. */
    MAX_EXECUTIONS("maxExecutions", LimitUnit.COUNT, Keys.STRATEGIES, 1, Limits.EXECUTIONS_COUNTED, LimitRule.NONE),
    /** How far back {@link #MAX_EXECUTIONS} looks. */
    EXECUTION_WINDOW(
            "executionWindow",
            LimitUnit.NANOSECONDS,
            Keys.STRATEGIES,
            LimitRule.MILLISECOND,
            LimitRule.DAY,
            60_000 * LimitRule.MILLISECOND),
    /** Age of the last market data of an instrument. */
    MAX_QUOTE_AGE("maxQuoteAge", LimitUnit.NANOSECONDS, EVERYTHING, 1, LimitRule.NONE, LimitRule.NONE),
    /** 1: may be sold short. */
    SHORT_SALE("shortSale", LimitUnit.FLAG, EVERYTHING, 0, 1, 1),
    /** 1: must not be traded. */
    RESTRICTED("restricted", LimitUnit.FLAG, EVERYTHING, 0, 1, 0);

    /** No limit: every value is below it. What {@link EffectiveLimits#value} gives where neither a row nor what is built in says anything. */
    public static final long NONE = Long.MAX_VALUE;

    private static final LimitRule[] BY_KIND = byKind();

    private static final long MOST_BPS = 1_000_000;
    private static final long WHOLE_BPS = 10_000;
    private static final long MOST_COUNT = 1_000_000_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long DAY = 86_400_000 * MILLISECOND;

    private final LimitKind kind;
    private final String key;
    private final LimitUnit unit;
    private final int keys;
    private final long least;
    private final long most;
    private final long builtIn;

    LimitRule(
            final String key,
            final LimitUnit unit,
            final int keys,
            final long least,
            final long most,
            final long builtIn) {
        kind = LimitKind.valueOf(name());
        this.key = key;
        this.unit = unit;
        this.keys = keys;
        this.least = least;
        this.most = most;
        this.builtIn = builtIn;
    }

    /** Keys that several kinds share. */
    private static final class Keys {
        /** Of limits of a position: strategies that trade one instrument on one account share it. */
        static final int POSITION = ACCOUNT | INSTRUMENT | GROUP | VENUE;
        /** Of limits of a strategy. */
        static final int STRATEGIES = ACCOUNT | STRATEGY;
        /** Of what is measured of an instrument, whoever trades it. */
        static final int MARKET = INSTRUMENT | GROUP | VENUE;

        private Keys() {}
    }

    private static LimitRule[] byKind() {
        final LimitRule[] rules = new LimitRule[LimitKind.values().length];
        for (final LimitRule rule : values()) {
            rules[rule.kind.ordinal()] = rule;
        }
        return rules;
    }

    /** The rule of a kind, or null of one that this version does not know. */
    public static LimitRule of(final LimitKind kind) {
        return BY_KIND[kind.ordinal()];
    }

    /** As messages name it. */
    public LimitKind kind() {
        return kind;
    }

    /** As settings name it. */
    public String key() {
        return key;
    }

    /** What its values are stated in. */
    public LimitUnit unit() {
        return unit;
    }

    /** Which keys a row that sets it may name: a mask as of {@link LimitKey}. */
    public int keys() {
        return keys;
    }

    /** Least value. */
    public long least() {
        return least;
    }

    /** Greatest value; {@link #NONE} is not a limit's value. */
    public long most() {
        return most;
    }

    /** The value where no row says anything; {@link #NONE}: there is no limit. */
    public long builtIn() {
        return builtIn;
    }

    /** Whether a row whose key names these parts may set it. */
    public boolean fits(final int mask) {
        return (mask & ~keys) == 0;
    }

    /** Whether it may have a value. */
    public boolean allows(final long value) {
        return value >= least && value <= most && value != NONE;
    }
}
