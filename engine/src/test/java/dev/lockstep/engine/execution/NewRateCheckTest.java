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
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** How often in any second. */
final class NewRateCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.MAX_NEW_RATE, 3));
    private final NewRateCheck check = new NewRateCheck(GateRig.STRATEGIES);
    private final Order order = rig.limit(Side.BUY, units(99), 1);

    @Test
    @Proves(DenialCode.NEW_RATE)
    void shouldPassSoManyInAnySecondAndDenyOneMore() {
        for (int i = 1; i <= 3; i++) {
            assertPassed(rig.send(check, order), i, 3);
            rig.nowNs += SECOND / 4;
        }
        rig.nowNs = dev.lockstep.engine.testkit.Units.START_NS + SECOND - 1;
        assertDenied(rig.look(check, order), DenialCode.NEW_RATE, 4, 3, KEY);
        rig.nowNs++;
        assertPassed(rig.send(check, order), 3, 3);
        assertDenied(rig.look(check, order), DenialCode.NEW_RATE, 4, 3, KEY);
        assertPassed(rig.replace(check, order, units(98), 1), 0, LimitRule.NONE);
    }

    @Test
    void shouldNotCountWhatWasDeniedNorOtherStrategies() {
        for (int i = 0; i < 3; i++) {
            rig.send(check, order);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(rig.send(check, order).denial).isEqualTo(DenialCode.NEW_RATE);
        }
        order.strategy = 1;
        assertPassed(rig.send(check, order), 1, 3);
        order.strategy = Order.NOBODY;
        assertPassed(rig.send(check, order), 1, 3);
    }

    @Test
    void shouldRememberAfterARestoreAndFollowAChangedLimit() {
        for (int i = 0; i < 3; i++) {
            rig.send(check, order);
        }
        final NewRateCheck by = restore(new NewRateCheck(GateRig.STRATEGIES), check);
        assertThat(rig.send(by, order).denial).isEqualTo(DenialCode.NEW_RATE);
        rig.change(LimitKind.MAX_NEW_RATE, 4);
        assertPassed(rig.send(by, order), 4, 4);
        rig.change(LimitKind.MAX_NEW_RATE, 0);
        rig.nowNs += 2 * SECOND;
        assertDenied(rig.send(by, order), DenialCode.NEW_RATE, 1, 0, KEY);
    }
}
