package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strategies that execute again and again. */
final class RepeatedExecutionCheckTest {
    private static final long MINUTE = 60 * SECOND;

    private final GateRig rig = new GateRig(value(LimitKind.MAX_EXECUTIONS, 3));
    private final RepeatedExecutionCheck check = new RepeatedExecutionCheck(GateRig.STRATEGIES);
    private final Order order = rig.limit(Side.BUY, units(99), 1);

    private boolean executed(final RepeatedExecutionCheck by) {
        return by.executed(0, rig.gate().limits(order), rig.nowNs);
    }

    @Test
    @Proves(DenialCode.REPEATED_EXECUTION)
    void shouldStopAStrategyWithTheLastPermittedExecutionOnceAndUntilItIsEnabled() {
        assertThat(executed(check)).isFalse();
        assertThat(executed(check)).isFalse();
        assertPassed(rig.look(check, order), 2, 3);
        assertThat(executed(check)).isTrue();
        assertDenied(rig.look(check, order), DenialCode.REPEATED_EXECUTION, 3, 3, KEY);
        assertThat(rig.replace(check, order, units(98), 1).denial).isEqualTo(DenialCode.REPEATED_EXECUTION);
        assertThat(executed(check)).as("told once").isFalse();
        rig.nowNs += 10 * MINUTE;
        assertDenied(rig.look(check, order), DenialCode.REPEATED_EXECUTION, 3, 3, KEY);
        check.enable(1);
        assertThat(rig.look(check, order).approved()).isFalse();
        check.enable(0);
        assertPassed(rig.look(check, order), 0, 3);
    }

    @Test
    void shouldForgetExecutionsBehindTheWindow() {
        executed(check);
        rig.nowNs += MINUTE - 1;
        executed(check);
        rig.nowNs += 1;
        assertThat(executed(check)).as("the first was a minute ago").isFalse();
        rig.nowNs += MINUTE - 2;
        assertThat(executed(check)).isTrue();
    }

    @Test
    void shouldLeaveOtherStrategiesAndOrdersOfCentralRiskAlone() {
        for (int i = 0; i < 3; i++) {
            executed(check);
        }
        order.strategy = 1;
        assertPassed(rig.look(check, order), 0, 3);
        order.strategy = 0;
        order.ofRisk = true;
        assertPassed(rig.look(check, order), 0, LimitRule.NONE);
        order.ofRisk = false;
        order.strategy = Order.NOBODY;
        assertPassed(rig.look(check, order), 0, LimitRule.NONE);
        check.enable(-1);
        order.strategy = 0;
        assertThat(rig.look(check, order).approved()).isTrue();
    }

    @Test
    void shouldRememberAfterARestoreAndFollowAChangedLimit() {
        executed(check);
        executed(check);
        final RepeatedExecutionCheck restored = restore(new RepeatedExecutionCheck(GateRig.STRATEGIES), check);
        rig.change(LimitKind.MAX_EXECUTIONS, 2);
        assertDenied(rig.look(restored, order), DenialCode.REPEATED_EXECUTION, 2, 2, KEY);
        rig.change(LimitKind.MAX_EXECUTIONS, 3);
        assertPassed(rig.look(restored, order), 2, 3);
        assertThat(executed(restored)).isTrue();
        final RepeatedExecutionCheck stopped = restore(new RepeatedExecutionCheck(GateRig.STRATEGIES), restored);
        assertThat(rig.look(stopped, order).denial).isEqualTo(DenialCode.REPEATED_EXECUTION);
    }

    /** It would go out once a person enables the strategy again. */
    @Test
    void shouldKeepNothingOfAStoppedStrategy() {
        final RiskSettings risk = Units.risk(
                new FixedQuantity(units(1)),
                value(LimitKind.MAX_LONG, units(10)),
                value(LimitKind.COLLAR, 1_000),
                value(LimitKind.MAX_EXECUTIONS, 1),
                value(LimitKind.EXECUTION_WINDOW, MINUTE));
        final Desk desk = new Desk(slot -> Units.settings(List.of(slot), risk, 10), Desk::stopOnFill, Units.terms("A"));
        desk.fill(desk.accepted(Side.BUY, 1), Desk.BID, 1, 1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.REPEATED_EXECUTION);
        assertThat(desk.harness().core().execution().openOrders()).isZero();
        assertThat(desk.reservedSell()).isZero();
    }
}
