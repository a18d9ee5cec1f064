package dev.lockstep.engine.limit;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.limit.LimitRig.A;
import static dev.lockstep.engine.limit.LimitRig.B;
import static dev.lockstep.engine.limit.LimitRig.EVERY;
import static dev.lockstep.engine.limit.LimitRig.SCOPE;
import static dev.lockstep.engine.limit.LimitRig.change;
import static dev.lockstep.engine.limit.LimitRig.clear;
import static dev.lockstep.engine.limit.LimitRig.collar;
import static dev.lockstep.engine.limit.LimitRig.define;
import static dev.lockstep.engine.limit.LimitRig.table;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that commands change while the engine runs, and that they are state. */
final class LimitChangesTest {
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
        final LimitCache cache = new LimitCache(table);
        final EffectiveLimits before = cache.of(0, 1, A);
        assertThat(cache.of(0, 1, A)).isSameAs(before);
        change(table, EVERY.strategy(1).at(ANY), LimitKind.COLLAR, 60);
        assertThat(cache.of(0, 1, A).value(LimitKind.COLLAR)).isEqualTo(60);
        assertThat(cache.of(0, 0, A).value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(cache.of(0, ANY, A).value(LimitKind.COLLAR)).isEqualTo(100);
        assertThat(before.value(LimitKind.COLLAR)).as("immutable").isEqualTo(100);
    }

    /** A trade may be booked by hand for a strategy on another account than its own, and is closed there. */
    @Test
    void shouldTellTheAccountsOfOneStrategyApart() {
        final LimitTable table = table(collar(0, EVERY, 100), collar(1, EVERY.account(1), 7));
        final LimitCache cache = new LimitCache(table);
        for (int i = 0; i < 2; i++) {
            assertThat(cache.of(0, 1, B).value(LimitKind.COLLAR)).isEqualTo(100);
            assertThat(cache.of(1, 1, B).value(LimitKind.COLLAR)).isEqualTo(7);
        }
    }
}
