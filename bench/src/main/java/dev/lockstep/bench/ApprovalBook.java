package dev.lockstep.bench;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The settings under which the approval path is measured: every kind of limit is set, none is reached; one instrument in eight is of the same group. */
final class ApprovalBook {
    /** Price around which everything is quoted. */
    static final long PRICE = 100 * FixedPoint.ONE;

    static final long TICK = FixedPoint.ONE / 100;

    private static final int GROUPS = 8;
    private static final long MOST_MONEY = 1L << 60;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int MAX_OPEN_ORDERS = 20_000;
    private static final int STRATEGIES = 4;
    /** A million million dollars. */
    private static final long START_CASH = 1_000_000_000_000_000_000L;

    private ApprovalBook() {}

    /** A fresh core for so many instruments. */
    static Core core(final int instruments) {
        return new Core(new CoreSettings(
                "BENCH",
                IntStream.range(0, STRATEGIES).mapToObj(ApprovalBook::strategy).toList(),
                List.of(new AccountSettings(
                        "BENCH",
                        "USD",
                        FixedPoint.MIN_MONEY_SCALE,
                        AccountKind.MARGIN,
                        PositionMode.NETTING,
                        List.of(new StartCash("USD", FixedPoint.MIN_MONEY_SCALE, START_CASH)))),
                List.of(VenueTerms.basic("BENCH")),
                new RiskSettings(
                        List.of(limits()),
                        groups(instruments),
                        List.of(SizingRow.BUILT_IN),
                        SelfMatch.CANCEL_NEWEST,
                        MoneyRounding.NONE,
                        Map.of()),
                OrderSettings.of(MAX_OPEN_ORDERS),
                BenchRun.CHAIN_SEED));
    }

    private static StrategySlot strategy(final int index) {
        return new StrategySlot("bench" + index, BenchRun.emaCross(), InstrumentSelection.EVERY, 0);
    }

    private static List<InstrumentGroup> groups(final int instruments) {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> new InstrumentGroup(
                        "group" + group,
                        IntStream.range(0, instruments)
                                .filter(i -> i % GROUPS == group)
                                .mapToObj(ApprovalBook::symbol)
                                .toList()))
                .toList();
    }

    private static String symbol(final int instrument) {
        return "I" + instrument;
    }

    /** Terms of an instrument. */
    static InstrumentTerms terms(final int instrument) {
        return InstrumentTerms.spot(
                symbol(instrument),
                "USD",
                FixedPoint.MIN_MONEY_SCALE,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                TICK,
                FixedPoint.ONE,
                FixedPoint.ONE,
                FixedPoint.ONE);
    }

    private static LimitRow limits() {
        final List<LimitValue> values = new ArrayList<>();
        for (final LimitRule rule : LimitRule.values()) {
            values.add(new LimitValue(rule.kind(), value(rule)));
        }
        return new LimitRow(RowKey.EVERY_ORDER, values, "bench");
    }

    /** The widest value that is a limit at all, except where that would switch the control off, or make an order that none is. */
    private static long value(final LimitRule rule) {
        final LimitKind kind = rule.kind();
        return switch (kind) {
            case INITIAL_MARGIN -> 1_000;
            case DUPLICATE_WINDOW -> 1;
            case RESTRICTED, SHORT_SALE -> 0;
            case COLLAR, MAX_DRIFT -> 1_000;
            case EXECUTION_WINDOW, DRIFT_WINDOW -> 1_000_000_000L;
            case MAX_QUOTE_AGE -> DAY_NS;
            default -> Math.min(rule.most(), MOST_MONEY);
        };
    }
}
