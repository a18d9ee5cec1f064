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
final class ReplaceRateCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.MAX_REPLACE_RATE, 3));
    private final ReplaceRateCheck check = new ReplaceRateCheck(GateRig.STRATEGIES);
    private final Order order = rig.limit(Side.BUY, units(99), 1);

    private GateOrder replace(final ReplaceRateCheck by, final Order order) {
        rig.replace(by, order, units(98), 1);
        if (rig.seen.approved()) {
            by.sent(rig.seen, rig.gate());
        }
        return rig.seen;
    }

    @Test
    @Proves(DenialCode.REPLACE_RATE)
    void shouldPassSoManyInAnySecondAndDenyOneMore() {
        for (int i = 1; i <= 3; i++) {
            assertPassed(replace(check, order), i, 3);
            rig.nowNs += SECOND / 4;
        }
        rig.nowNs = dev.lockstep.engine.testkit.Units.START_NS + SECOND - 1;
        assertDenied(rig.replace(check, order, units(98), 1), DenialCode.REPLACE_RATE, 4, 3, KEY);
        rig.nowNs++;
        assertPassed(replace(check, order), 3, 3);
        assertDenied(rig.replace(check, order, units(98), 1), DenialCode.REPLACE_RATE, 4, 3, KEY);
        assertPassed(rig.look(check, order), 0, LimitRule.NONE);
    }

    @Test
    void shouldNotCountWhatWasDeniedNorOtherStrategies() {
        for (int i = 0; i < 3; i++) {
            replace(check, order);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(replace(check, order).denial).isEqualTo(DenialCode.REPLACE_RATE);
        }
        order.strategy = 1;
        assertPassed(replace(check, order), 1, 3);
        order.strategy = Order.NOBODY;
        assertPassed(replace(check, order), 1, 3);
    }

    @Test
    void shouldRememberAfterARestoreAndFollowAChangedLimit() {
        for (int i = 0; i < 3; i++) {
            replace(check, order);
        }
        final ReplaceRateCheck by = restore(new ReplaceRateCheck(GateRig.STRATEGIES), check);
        assertThat(replace(by, order).denial).isEqualTo(DenialCode.REPLACE_RATE);
        rig.change(LimitKind.MAX_REPLACE_RATE, 4);
        assertPassed(replace(by, order), 4, 4);
        rig.change(LimitKind.MAX_REPLACE_RATE, 0);
        rig.nowNs += 2 * SECOND;
        assertDenied(replace(by, order), DenialCode.REPLACE_RATE, 1, 0, KEY);
    }
}
