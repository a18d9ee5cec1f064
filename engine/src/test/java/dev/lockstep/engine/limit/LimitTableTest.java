package dev.lockstep.engine.limit;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.limit.LimitRig.A;
import static dev.lockstep.engine.limit.LimitRig.C;
import static dev.lockstep.engine.limit.LimitRig.EVERY;
import static dev.lockstep.engine.limit.LimitRig.SCOPE;
import static dev.lockstep.engine.limit.LimitRig.clear;
import static dev.lockstep.engine.limit.LimitRig.collar;
import static dev.lockstep.engine.limit.LimitRig.keyOf;
import static dev.lockstep.engine.limit.LimitRig.table;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Units;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which row decides. */
final class LimitTableTest {
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

    /** Equal states whatever their history, and the same behaviour after a restore at any place. */
}
