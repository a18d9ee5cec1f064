package dev.lockstep.engine.settings;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.LimitUnit;
import dev.lockstep.engine.limit.LimitValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code risk.limits}: what it is about, and the limits that it sets. Its keys are those of {@link LimitRule}, which says what each of them means.
 *
 * @param account name, or empty for every one
 * @param strategy name, or empty for every one
 * @param instrument name, or empty for every one
 * @param group name, or empty for every one
 * @param venue name, or empty for every one
 * @param maxLong see {@link LimitRule#MAX_LONG}
 * @param maxShort see {@link LimitRule#MAX_SHORT}
 * @param maxOrderNotional see {@link LimitRule#MAX_ORDER_NOTIONAL}
 * @param maxInstrumentNotional see {@link LimitRule#MAX_INSTRUMENT_NOTIONAL}
 * @param maxStrategyNotional see {@link LimitRule#MAX_STRATEGY_NOTIONAL}
 * @param maxAccountNotional see {@link LimitRule#MAX_ACCOUNT_NOTIONAL}
 * @param maxGroupNotional see {@link LimitRule#MAX_GROUP_NOTIONAL}
 * @param maxGrossExposure see {@link LimitRule#MAX_GROSS_EXPOSURE}
 * @param maxNetExposure see {@link LimitRule#MAX_NET_EXPOSURE}
 * @param maxConcentrationBps see {@link LimitRule#MAX_CONCENTRATION}
 * @param initialMarginBps see {@link LimitRule#INITIAL_MARGIN}
 * @param dailyLossSoft see {@link LimitRule#DAILY_LOSS_SOFT}
 * @param dailyLossHard see {@link LimitRule#DAILY_LOSS_HARD}
 * @param maxDrawdown see {@link LimitRule#MAX_DRAWDOWN}
 * @param maxOpenOrders see {@link LimitRule#MAX_OPEN_ORDERS}
 * @param maxInstruments see {@link LimitRule#MAX_INSTRUMENTS}
 * @param collarBps see {@link LimitRule#COLLAR}
 * @param maxDriftBps see {@link LimitRule#MAX_DRIFT}
 * @param driftWindow see {@link LimitRule#DRIFT_WINDOW}
 * @param maxOrderQuantity see {@link LimitRule#MAX_ORDER_QUANTITY}
 * @param maxOrderValue see {@link LimitRule#MAX_ORDER_VALUE}
 * @param maxNewPerSecond see {@link LimitRule#MAX_NEW_RATE}
 * @param maxReplacePerSecond see {@link LimitRule#MAX_REPLACE_RATE}
 * @param maxOrderToTrade see {@link LimitRule#MAX_ORDER_TO_TRADE}
 * @param duplicateWindow see {@link LimitRule#DUPLICATE_WINDOW}
 * @param maxExecutions see {@link LimitRule#MAX_EXECUTIONS}
 * @param executionWindow see {@link LimitRule#EXECUTION_WINDOW}
 * @param maxQuoteAge see {@link LimitRule#MAX_QUOTE_AGE}
 * @param shortSale see {@link LimitRule#SHORT_SALE}
 * @param restricted see {@link LimitRule#RESTRICTED}
 */
public record LimitRowConfig(
        @Doc("Account that the row is about; absent or '*': every one")
        Optional<String> account,

        @Doc("Strategy that the row is about, likewise") Optional<String> strategy,

        @Doc("Symbol that the row is about, likewise") Optional<String> instrument,

        @Doc("Group of risk.groups that the row is about, likewise")
        Optional<String> group,

        @Doc("Venue that the row is about, likewise") Optional<String> venue,

        @Doc(
                "Largest long position of an account in an instrument, counting everything that may still be filled. Built in: 10")
        @Range(min = "0", max = "1000000000")
        Optional<BigDecimal> maxLong,

        @Doc("Largest short position, likewise. Built in: 10") @Range(min = "0", max = "1000000000")
        Optional<BigDecimal> maxShort,

        @Doc("Largest notional of one order, in the account's currency") @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxOrderNotional,

        @Doc("Largest exposure of an account in an instrument, worst case, in the account's currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxInstrumentNotional,

        @Doc("Largest exposure of a strategy over its instruments, in its account's currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxStrategyNotional,

        @Doc("Largest exposure of an account over its instruments, in its currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxAccountNotional,

        @Doc("Largest exposure of an account in a group, in its currency") @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxGroupNotional,

        @Doc("Largest exposure of the whole engine, longs and shorts added up, in the first account's currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxGrossExposure,

        @Doc("Largest exposure of the whole engine, shorts taken from longs, in the first account's currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxNetExposure,

        @Doc("Largest exposure in one instrument, basis points of the account's equity")
        @Range(min = "0", max = "1000000")
        Optional<Long> maxConcentrationBps,

        @Doc("Margin of an exposure on a margin account, basis points of it. Built in: 10000")
        @Range(min = "0", max = "1000000")
        Optional<Long> initialMarginBps,

        @Doc("Loss of an account since the day began at which only reducing orders pass, in its currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> dailyLossSoft,

        @Doc("Loss of an account since the day began at which it is halted and its orders are cancelled")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> dailyLossHard,

        @Doc("Fall of an account's equity from its peak at which it is halted, in its currency")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxDrawdown,

        @Doc("Most open orders of a strategy") @Range(min = "0", max = "1000000000")
        Optional<Long> maxOpenOrders,

        @Doc("Most instruments in which a strategy holds something or has an open order")
        @Range(min = "0", max = "1000000000")
        Optional<Long> maxInstruments,

        @Doc("How far a limit price may be from the reference price, basis points of it. Built in: 500")
        @Range(min = "1", max = "1000000")
        Optional<Long> collarBps,

        @Doc("How far the reference price may have moved within driftWindow, basis points of it")
        @Range(min = "1", max = "1000000")
        Optional<Long> maxDriftBps,

        @Doc("How far back maxDriftBps looks. Built in: 1s") @Range(min = "1ms", max = "1d")
        Optional<Duration> driftWindow,

        @Doc("Largest order. Built in: 10") @Range(min = "0.00000001", max = "1000000000")
        Optional<BigDecimal> maxOrderQuantity,

        @Doc("Largest value of one order, in the currency of the instrument's prices")
        @Range(min = "0", max = "1000000000000")
        Optional<BigDecimal> maxOrderValue,

        @Doc("Most new orders of a strategy in a second. Built in: 1000") @Range(min = "0", max = "1048576")
        Optional<Long> maxNewPerSecond,

        @Doc("Most replaces of a strategy in a second. Built in: 1000") @Range(min = "0", max = "1048576")
        Optional<Long> maxReplacePerSecond,

        @Doc("Most messages for each fill") @Range(min = "1", max = "1000000000")
        Optional<Long> maxOrderToTrade,

        @Doc("Time in which an order that equals an earlier one is taken for a duplicate; 0s: never. Built in: 0s")
        @Range(min = "0s", max = "1d")
        Optional<Duration> duplicateWindow,

        @Doc(
                "Executions of a strategy within executionWindow after which it is disabled until a named person enables it")
        @Range(min = "1", max = "1048576")
        Optional<Long> maxExecutions,

        @Doc("How far back maxExecutions looks. Built in: 1m") @Range(min = "1ms", max = "1d")
        Optional<Duration> executionWindow,

        @Doc("Oldest market data of an instrument on which it is traded") @Range(min = "1ns", max = "36500d")
        Optional<Duration> maxQuoteAge,

        @Doc("Whether what is not held may be sold. Built in: true")
        Optional<Boolean> shortSale,

        @Doc("Whether trading is forbidden. Built in: false")
        Optional<Boolean> restricted)
        implements Validated {
    @Override
    public void validate(final Problems problems) {
        RowNames.refuseEmpty(account, strategy, instrument, group, venue, problems);
        final int mask = names().mask();
        final List<LimitRule> set = new ArrayList<>();
        for (final LimitRule rule : LimitRule.values()) {
            final Object given = given(rule);
            if (given != null) {
                set.add(rule);
                validate(rule, given, mask, problems);
            }
        }
        if (set.isEmpty()) {
            problems.add("", "sets no limit; give one, such as maxLong, or take the row out");
        }
        if (dailyLossSoft.isPresent()
                && dailyLossHard.isPresent()
                && dailyLossSoft.get().compareTo(dailyLossHard.get()) > 0) {
            problems.add(
                    "dailyLossSoft",
                    "is " + dailyLossSoft.get().toPlainString() + "; it must not be above dailyLossHard, "
                            + dailyLossHard.get().toPlainString());
        }
    }

    private static void validate(final LimitRule rule, final Object given, final int mask, final Problems problems) {
        if (!rule.fits(mask)) {
            problems.add(
                    rule.key(),
                    "is one limit for "
                            + (rule.keys() == 0 ? "the whole engine" : "each " + LimitKey.parts(rule.keys()))
                            + "; a row that sets it must not name " + LimitKey.parts(mask & ~rule.keys()));
        }
        try {
            scaled(rule, given);
        } catch (final IllegalArgumentException e) {
            problems.add(rule.key(), e.getMessage());
        }
    }

    /** What the row is about. */
    RowNames names() {
        return RowNames.of(account, strategy, instrument, group, venue);
    }

    /** Whether the row sets a limit. */
    boolean sets(final LimitRule rule) {
        return given(rule) != null;
    }

    /** The limits that the row sets. */
    List<LimitValue> values() {
        final List<LimitValue> values = new ArrayList<>();
        for (final LimitRule rule : LimitRule.values()) {
            final Object given = given(rule);
            if (given != null) {
                values.add(new LimitValue(rule.kind(), scaled(rule, given)));
            }
        }
        return values;
    }

    private static long scaled(final LimitRule rule, final Object given) {
        if (given instanceof BigDecimal amount) {
            final int digits = rule.unit() == LimitUnit.QUANTITY ? FixedPoint.DIGITS : FixedPoint.MIN_MONEY_SCALE;
            return Scaled.of(rule.key(), amount, digits);
        }
        if (given instanceof Duration duration) {
            return duration.toNanos();
        }
        return given instanceof Boolean flag ? (flag ? 1 : 0) : (Long) given;
    }

    /** What the row says of a limit, or null. */
    private Object given(final LimitRule rule) {
        final Optional<?> given =
                switch (rule) {
                    case MAX_LONG -> maxLong;
                    case MAX_SHORT -> maxShort;
                    case MAX_ORDER_NOTIONAL -> maxOrderNotional;
                    case MAX_INSTRUMENT_NOTIONAL -> maxInstrumentNotional;
                    case MAX_STRATEGY_NOTIONAL -> maxStrategyNotional;
                    case MAX_ACCOUNT_NOTIONAL -> maxAccountNotional;
                    case MAX_GROUP_NOTIONAL -> maxGroupNotional;
                    case MAX_GROSS_EXPOSURE -> maxGrossExposure;
                    case MAX_NET_EXPOSURE -> maxNetExposure;
                    case MAX_CONCENTRATION -> maxConcentrationBps;
                    case INITIAL_MARGIN -> initialMarginBps;
                    case DAILY_LOSS_SOFT -> dailyLossSoft;
                    case DAILY_LOSS_HARD -> dailyLossHard;
                    case MAX_DRAWDOWN -> maxDrawdown;
                    case MAX_OPEN_ORDERS -> maxOpenOrders;
                    case MAX_INSTRUMENTS -> maxInstruments;
                    case COLLAR -> collarBps;
                    case MAX_DRIFT -> maxDriftBps;
                    case DRIFT_WINDOW -> driftWindow;
                    case MAX_ORDER_QUANTITY -> maxOrderQuantity;
                    case MAX_ORDER_VALUE -> maxOrderValue;
                    case MAX_NEW_RATE -> maxNewPerSecond;
                    case MAX_REPLACE_RATE -> maxReplacePerSecond;
                    case MAX_ORDER_TO_TRADE -> maxOrderToTrade;
                    case DUPLICATE_WINDOW -> duplicateWindow;
                    case MAX_EXECUTIONS -> maxExecutions;
                    case EXECUTION_WINDOW -> executionWindow;
                    case MAX_QUOTE_AGE -> maxQuoteAge;
                    case SHORT_SALE -> shortSale;
                    case RESTRICTED -> restricted;
                };
        return given.orElse(null);
    }
}
