package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.risk.SelfMatch;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The gate allocates nothing for an order (I7), with every control at work. */
final class GateAllocationTest {
    @Test
    void shouldNotAllocateOnceWarm() {
        final GateRig rig = new GateRig(
                value(LimitKind.MAX_ORDER_VALUE, 1_000_000_000_000L),
                value(LimitKind.MAX_NEW_RATE, 10_000),
                value(LimitKind.MAX_REPLACE_RATE, 10_000),
                value(LimitKind.MAX_DRIFT, 100),
                value(LimitKind.MAX_QUOTE_AGE, SECOND),
                value(LimitKind.MAX_ORDER_TO_TRADE, 1_000_000),
                value(LimitKind.DUPLICATE_WINDOW, 1_000),
                value(LimitKind.MAX_EXECUTIONS, 1_000),
                value(LimitKind.EXECUTION_WINDOW, 1_000_000),
                value(LimitKind.SHORT_SALE, 0));
        final Gate gate = new Gate(
                rig.instruments,
                rig.trading,
                rig.states,
                rig.venues,
                rig.positions,
                rig.working,
                SelfMatch.CANCEL_OLDEST,
                GateRig.STRATEGIES);
        final Order offer = rig.accepted(rig.limit(Side.SELL, units(100), 1));
        final Order order = rig.limit(Side.SELL, units(100), 1);
        final Order bid = rig.limit(Side.BUY, units(100), 1);
        rig.positions.add(0, 0, 0, units(1_000), false);
        long passed = 0;
        long before = 0;
        final int warm = 100_000;
        final int rounds = 500_000;
        for (int i = 0; i < rounds; i++) {
            if (i == warm) {
                before = allocated();
            }
            rig.nowNs += 1_000_000;
            rig.gate().bookNs = rig.nowNs;
            rig.gate().references.take(rig.nowNs, units(100), SECOND);
            gate.begin();
            passed += gate.passNew(order, rig.nowNs).approved() ? 1 : 0;
            passed += gate.passNew(bid, rig.nowNs).metCount;
            passed +=
                    gate.passReplace(offer, units(100), units(2), 0, rig.nowNs).approved() ? 1 : 0;
            gate.executed(order, rig.nowNs);
            gate.cancelled(order);
        }
        assertThat(allocated() - before).isLessThan(64 * 1024);
        assertThat(passed).as("the last control was reached").isEqualTo(3L * rounds);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
