package dev.lockstep.engine.limit;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.testkit.Messages;
import dev.lockstep.engine.testkit.Units;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two accounts in money of 6 and 8 places, three strategies, two venues, the group of A and B, and instruments A, B and C; C is at the second venue. */
final class LimitTableTest {
    private static final LimitScope SCOPE = new LimitScope(
            List.of(6, 8),
            3,
            2,
            List.of(new InstrumentGroup("ab", List.of("A", "B")), new InstrumentGroup("z", List.of())));
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final RowKey EVERY = RowKey.EVERY_ORDER;

    private static LimitTable table(final LimitRow... rows) {
        final LimitTable table = new LimitTable(List.of(rows), SCOPE);
        define(table);
        return table;
    }

    private static void define(final LimitTable table) {
        table.define(A, Units.terms("A"));
        table.define(B, Units.terms("B"));
        table.define(C, atSecondVenue("C"));
    }

    private static InstrumentTerms atSecondVenue(final String symbol) {
        final InstrumentTerms first = Units.terms(symbol);
        return new InstrumentTerms(
                symbol, first.kind(), "USD", "", "USD", 8, 1, MarketView.QUOTES, MarketView.QUOTES, true, 1, 1, 1, ONE);
    }

    private static LimitRow collar(final int number, final RowKey key, final long bps) {
        return row("risk.limits[" + number + "]", key, value(LimitKind.COLLAR, bps));
    }

    private static boolean change(final LimitTable table, final LimitKey key, final LimitKind kind, final long value) {
        return change(table, 17, key, kind, value, false);
    }

    private static boolean clear(final LimitTable table, final LimitKey key, final LimitKind kind) {
        return change(table, 18, key, kind, 0, true);
    }

    private static boolean change(
            final LimitTable table,
            final long commandId,
            final LimitKey key,
            final LimitKind kind,
            final long value,
            final boolean clear) {
        return table.change(new LimitChangeDecoder()
                .wrapAndApplyHeader(
                        Messages.limitChange(commandId, key, kind, value, clear, "ALICE"),
                        0,
                        new MessageHeaderDecoder()));
    }

    private static RowKey keyOf(
            final int mask, final int account, final int strategy, final int group, final int venue) {
        return new RowKey(
                (mask & LimitKey.ACCOUNT) != 0 ? account : ANY,
                (mask & LimitKey.STRATEGY) != 0 ? strategy : ANY,
                (mask & LimitKey.INSTRUMENT) != 0 ? "A" : RowKey.ANY_SYMBOL,
                (mask & LimitKey.GROUP) != 0 ? group : ANY,
                (mask & LimitKey.VENUE) != 0 ? venue : ANY);
    }

    @Test
    void shouldPreferTheMoreSpecificOfEveryTwoKeys() {
        final List<LimitRow> ladder = new ArrayList<>();
        for (int mask = 0; mask <= LimitKey.EVERYTHING; mask++) {
            ladder.add(collar(mask, keyOf(mask, 1, 2, 0, 0), 1_000 + mask));
        }
        final LimitTable table = table(ladder.toArray(LimitRow[]::new));
        for (int mask = LimitKey.EVERYTHING; mask >= 0; mask--) {
            final EffectiveLimits limits = table.resolve(1, 2, A);
            assertThat(limits.value(LimitKind.COLLAR)).isEqualTo(1_000 + mask);
            assertThat(limits.key(LimitKind.COLLAR)).isEqualTo(mask);
            assertThat(table.origin(LimitKind.COLLAR, 1, 2, A)).isEqualTo("risk.limits[" + mask + "]");
            assertThat(clear(
                            table,
                            keyOf(mask, 1, 2, 0, 0).at((mask & LimitKey.INSTRUMENT) != 0 ? A : ANY),
                            LimitKind.COLLAR))
                    .isTrue();
        }
        assertThat(table.resolve(1, 2, A).value(LimitKind.COLLAR))
                .as("built in")
                .isEqualTo(500);
        assertThat(table.origin(LimitKind.COLLAR, 1, 2, A)).isEqualTo("built in");
    }

    @Test
    void shouldMatchOnlyWhatAnOrderHas() {
        final LimitTable table = table(
                collar(0, EVERY, 100),
                collar(1, EVERY.group(0), 200),
                collar(2, EVERY.strategy(0), 300),
                collar(3, EVERY.venue(1), 400));
        assertThat(table.resolve(0, 1, A).value(LimitKind.COLLAR))
                .as("in the group")
                .isEqualTo(200);
        assertThat(table.resolve(0, 0, A).value(LimitKind.COLLAR))
                .as("strategy before group")
                .isEqualTo(300);
        assertThat(table.resolve(0, ANY, A).value(LimitKind.COLLAR))
                .as("nobody's")
                .isEqualTo(200);
        assertThat(table.resolve(0, 1, C).value(LimitKind.COLLAR))
                .as("other venue")
                .isEqualTo(400);
        assertThat(table.resolve(0, ANY, ANY).value(LimitKind.COLLAR))
                .as("no instrument")
                .isEqualTo(100);
    }

    @Test
    void shouldDecideEachKindByItself() {
        final LimitTable table = table(
                row("risk.limits[0]", EVERY, value(LimitKind.COLLAR, 100), value(LimitKind.MAX_LONG, 7 * ONE)),
                row("risk.limits[1]", EVERY.instrument("A"), value(LimitKind.MAX_LONG, 3 * ONE)));
        final EffectiveLimits limits = table.resolve(0, 0, A);
        assertThat(limits.value(LimitKind.MAX_LONG)).isEqualTo(3 * ONE);
        assertThat(limits.key(LimitKind.MAX_LONG)).isEqualTo(LimitKey.INSTRUMENT);
        assertThat(limits.value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(limits.key(LimitKind.COLLAR)).isZero();
        assertThat(limits.limits(LimitKind.MAX_DRAWDOWN)).isFalse();
        assertThat(limits.value(LimitKind.MAX_DRAWDOWN)).isEqualTo(LimitRule.NONE);
        assertThat(limits.value(LimitKind.SHORT_SALE)).isOne();
        assertThat(limits.value(LimitKind.RESTRICTED)).isZero();
    }

    @Test
    void shouldPutMoneyAtTheScaleOfItsCurrency() {
        final LimitTable table = table(row(
                "risk.limits[0]",
                EVERY,
                value(LimitKind.MAX_ORDER_NOTIONAL, 5_000_000),
                value(LimitKind.MAX_GROSS_EXPOSURE, 5_000_000),
                value(LimitKind.MAX_ORDER_VALUE, 5_000_000),
                value(LimitKind.MAX_DRAWDOWN, Long.MAX_VALUE / 50)));
        final EffectiveLimits first = table.resolve(0, 0, A);
        assertThat(first.value(LimitKind.MAX_ORDER_NOTIONAL)).isEqualTo(5_000_000);
        assertThat(first.value(LimitKind.MAX_ORDER_VALUE)).isEqualTo(5_000_000);
        assertThat(first.value(LimitKind.MAX_DRAWDOWN)).isEqualTo(Long.MAX_VALUE / 50);
        final EffectiveLimits second = table.resolve(1, 0, C);
        assertThat(second.value(LimitKind.MAX_ORDER_NOTIONAL))
                .as("account of 8 places")
                .isEqualTo(500_000_000);
        assertThat(second.value(LimitKind.MAX_ORDER_VALUE))
                .as("instrument of 8 places")
                .isEqualTo(500_000_000);
        assertThat(second.value(LimitKind.MAX_GROSS_EXPOSURE))
                .as("first account's")
                .isEqualTo(5_000_000);
        assertThat(second.value(LimitKind.MAX_DRAWDOWN))
                .as("more than money can be")
                .isEqualTo(LimitRule.NONE);
    }

    @Test
    void shouldShareOneObjectAmongInstrumentsWithTheSameLimits() {
        final LimitTable table = new LimitTable(
                List.of(
                        collar(0, EVERY, 100),
                        collar(1, EVERY.instrument("I7"), 50),
                        collar(2, EVERY.instrument("I9"), 50)),
                SCOPE);
        for (int i = 0; i < 4_000; i++) {
            table.define(i, Units.terms("I" + i));
        }
        final EffectiveLimits usual = table.resolve(0, 0, 0);
        for (int i = 0; i < 4_000; i++) {
            final boolean special = i == 7 || i == 9;
            assertThat(table.resolve(0, i % 3, i) == usual)
                    .as("instrument %d", i)
                    .isEqualTo(!special);
        }
        assertThat(table.resolve(0, 0, 7)).isSameAs(table.resolve(0, 1, 9)).isNotSameAs(usual);
        assertThat(table.distinctSets()).isEqualTo(2);
    }

    @Test
    void shouldKeepApartManyDistinctSets() {
        final List<LimitRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(collar(i, EVERY.instrument("I" + i), 1 + i));
        }
        final LimitTable table = new LimitTable(rows, SCOPE);
        final EffectiveLimits[] resolved = new EffectiveLimits[500];
        for (int i = 0; i < 500; i++) {
            table.define(i, Units.terms("I" + i));
            resolved[i] = table.resolve(0, 0, i);
            assertThat(resolved[i].value(LimitKind.COLLAR)).isEqualTo(1 + i);
        }
        for (int i = 0; i < 500; i++) {
            assertThat(table.resolve(0, 0, i)).isSameAs(resolved[i]);
        }
    }

    @Test
    void shouldNotAllocateWhereTheSetIsKnown() {
        final LimitTable table =
                table(collar(0, EVERY, 100), collar(1, EVERY.instrument("A").strategy(1), 50));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += table.resolve(i & 1, i % 3, i % 3).value(LimitKind.COLLAR);
        }
        final long before =
                threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 100_000; i++) {
            sum += table.resolve(i & 1, i % 3, i % 3).value(LimitKind.COLLAR);
        }
        final long allocated =
                threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).as("bytes, checksum %d", sum).isLessThan(10_000);
    }

    @Test
    void shouldSetAndTakeOutValuesLive() {
        final LimitTable table = table(collar(0, EVERY, 100));
        final LimitKey ofA = EVERY.at(A);
        final int version = table.version();
        assertThat(change(table, 17, ofA, LimitKind.COLLAR, 40, false)).isTrue();
        assertThat(table.version()).isNotEqualTo(version);
        assertThat(table.resolve(0, 0, A).value(LimitKind.COLLAR)).isEqualTo(40);
        assertThat(table.resolve(0, 0, A).key(LimitKind.COLLAR)).isEqualTo(LimitKey.INSTRUMENT);
        assertThat(table.resolve(0, 0, B).value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(table.origin(LimitKind.COLLAR, 0, 0, A)).isEqualTo("admin command 17 by ALICE");
        assertThat(clear(table, ofA, LimitKind.COLLAR)).isTrue();
        assertThat(table.resolve(0, 0, A).value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(clear(table, EVERY.at(ANY), LimitKind.COLLAR)).isTrue();
        assertThat(table.resolve(0, 0, A).value(LimitKind.COLLAR))
                .as("built in")
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "2, -1, -1, -1, -1, COLLAR, 1, account that does not exist",
        "-2, -1, -1, -1, -1, COLLAR, 1, below any index",
        "-1, 3, -1, -1, -1, COLLAR, 1, strategy that does not exist",
        "-1, -1, 3, -1, -1, COLLAR, 1, instrument that is not defined",
        "-1, -1, -1, 2, -1, COLLAR, 1, group that does not exist",
        "-1, -1, -1, -1, 2, COLLAR, 1, venue that does not exist",
        "-1, -1, -1, -1, -1, NULL_VAL, 1, kind that this version does not know",
        "-1, -1, -1, -1, -1, COLLAR, 0, value below the least",
        "-1, -1, -1, -1, -1, SHORT_SALE, 2, value above the greatest",
        "-1, -1, -1, -1, -1, MAX_LONG, -1, negative",
        "-1, 1, -1, -1, -1, MAX_LONG, 1, key that does not fit",
        "0, -1, -1, -1, -1, MAX_GROSS_EXPOSURE, 1, engine-wide limit of one account",
        "-1, -1, -1, -1, -1, DAILY_LOSS_SOFT, 11, soft above hard",
        "0, -1, -1, -1, -1, DAILY_LOSS_SOFT, 11, soft above hard of another row",
        "1, -1, -1, -1, -1, DAILY_LOSS_HARD, 4, hard below soft",
    })
    void shouldRefuseAChangeThatCannotBe(
            final int account,
            final int strategy,
            final int instrument,
            final int group,
            final int venue,
            final LimitKind kind,
            final long value,
            final String why) {
        final LimitTable table = table(row(
                "risk.limits[0]", EVERY, value(LimitKind.DAILY_LOSS_SOFT, 5), value(LimitKind.DAILY_LOSS_HARD, 10)));
        final LimitTable untouched = table(row(
                "risk.limits[0]", EVERY, value(LimitKind.DAILY_LOSS_SOFT, 5), value(LimitKind.DAILY_LOSS_HARD, 10)));
        assertThat(change(table, new LimitKey(account, strategy, instrument, group, venue), kind, value))
                .as(why)
                .isFalse();
        assertThat(new StateHash().of(table)).isEqualTo(new StateHash().of(untouched));
        for (int of = 0; of < 2; of++) {
            for (final LimitRule rule : LimitRule.values()) {
                assertThat(table.resolve(of, 1, A).value(rule.kind()))
                        .isEqualTo(untouched.resolve(of, 1, A).value(rule.kind()));
            }
            assertThat(table.origin(LimitKind.DAILY_LOSS_SOFT, of, ANY, ANY)).isEqualTo("risk.limits[0]");
        }
    }

    @Test
    void shouldTakeWhatIsRefusedOnceItNoLongerContradicts() {
        final LimitTable table = table(row(
                "risk.limits[0]", EVERY, value(LimitKind.DAILY_LOSS_SOFT, 5), value(LimitKind.DAILY_LOSS_HARD, 10)));
        assertThat(change(table, EVERY.at(ANY), LimitKind.DAILY_LOSS_SOFT, 11)).isFalse();
        assertThat(change(table, EVERY.at(ANY), LimitKind.DAILY_LOSS_HARD, 11)).isTrue();
        assertThat(change(table, EVERY.at(ANY), LimitKind.DAILY_LOSS_SOFT, 11)).isTrue();
        assertThat(clear(table, EVERY.at(ANY), LimitKind.DAILY_LOSS_HARD))
                .as("without a hard one")
                .isTrue();
    }

    /** Equal states whatever their history, and the same behaviour after a restore at any place. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void shouldResolveAsAPlainScanOfAllRowsAndRestoreAnywhere(final long seed) {
        final Random random = new Random(seed);
        final List<LimitRow> rows = new ArrayList<>();
        final ReferenceRows reference = new ReferenceRows();
        for (int i = 0; i < 40; i++) {
            final RowKey key = randomKey(random);
            if (!reference.has(key, LimitKind.COLLAR)) {
                final long bps = 1 + random.nextInt(1_000);
                rows.add(collar(i, key, bps));
                reference.set(key, LimitKind.COLLAR, bps);
            }
        }
        LimitTable table = table(rows.toArray(LimitRow[]::new));
        for (int step = 0; step < 300; step++) {
            final RowKey key = randomKey(random);
            final LimitKey at = key.at(key.namesInstrument() ? "ABC".indexOf(key.symbol()) : ANY);
            final LimitKind kind = random.nextInt(3) == 0 ? LimitKind.MAX_ORDER_QUANTITY : LimitKind.COLLAR;
            if (random.nextInt(4) == 0) {
                assertThat(clear(table, at, kind)).isTrue();
                reference.clear(key, kind);
            } else {
                final long bps = 1 + random.nextInt(1_000);
                assertThat(change(table, step, at, kind, bps, false)).isTrue();
                reference.set(key, kind, bps);
            }
            if (random.nextInt(20) == 0) {
                table = restored(table, rows, random.nextBoolean());
            }
            reference.assertEqual(table, "seed " + seed + ", step " + step);
        }
    }

    private static LimitTable restored(final LimitTable table, final List<LimitRow> rows, final boolean defineFirst) {
        final LimitTable fresh = new LimitTable(rows, SCOPE);
        if (defineFirst) {
            define(fresh);
        }
        StateImage.of(table).restore(fresh);
        if (!defineFirst) {
            define(fresh);
        }
        assertThat(new StateHash().of(fresh)).isEqualTo(new StateHash().of(table));
        for (int i = 0; i < 3; i++) {
            assertThat(fresh.origin(LimitKind.COLLAR, 0, 1, i)).isEqualTo(table.origin(LimitKind.COLLAR, 0, 1, i));
        }
        return fresh;
    }

    private static RowKey randomKey(final Random random) {
        return new RowKey(
                random.nextInt(3) - 1,
                random.nextInt(4) - 1,
                random.nextBoolean()
                        ? RowKey.ANY_SYMBOL
                        : "ABC".substring(random.nextInt(3)).substring(0, 1),
                random.nextInt(3) - 1,
                random.nextInt(3) - 1);
    }

    @Test
    void shouldWriteTheSameStateWhateverTheOrderOfTheChanges() {
        final LimitTable one = table();
        change(one, 1, EVERY.at(A), LimitKind.COLLAR, 10, false);
        change(one, 2, EVERY.strategy(1).at(ANY), LimitKind.COLLAR, 20, false);
        change(one, 3, EVERY.at(A), LimitKind.MAX_LONG, 30, false);
        final LimitTable other = table();
        change(other, 3, EVERY.at(A), LimitKind.MAX_LONG, 30, false);
        change(other, 9, EVERY.at(A), LimitKind.COLLAR, 11, false);
        change(other, 2, EVERY.strategy(1).at(ANY), LimitKind.COLLAR, 20, false);
        assertThat(new StateHash().of(other)).isNotEqualTo(new StateHash().of(one));
        change(other, 1, EVERY.at(A), LimitKind.COLLAR, 10, false);
        assertThat(new StateHash().of(other)).isEqualTo(new StateHash().of(one));
    }

    @Test
    void shouldResolveAgainInCachesAfterAChange() {
        final LimitTable table = table(collar(0, EVERY, 100));
        final LimitCache cache = new LimitCache(table, A);
        final EffectiveLimits before = cache.of(0, 1);
        assertThat(cache.of(0, 1)).isSameAs(before);
        change(table, EVERY.strategy(1).at(ANY), LimitKind.COLLAR, 60);
        assertThat(cache.of(0, 1).value(LimitKind.COLLAR)).isEqualTo(60);
        assertThat(cache.of(0, 0).value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(cache.of(0, ANY).value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(before.value(LimitKind.COLLAR)).as("immutable").isEqualTo(100);
    }
}
