package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** The largest quantity of one order. */
final class MaxOrderQuantityCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.MAX_ORDER_QUANTITY, units(10)));
    private final MaxOrderQuantityCheck check = new MaxOrderQuantityCheck();

    @Test
    @Proves(DenialCode.MAX_ORDER_QUANTITY)
    void shouldPassTheLimitAndDenyTheSmallestQuantityBeyond() {
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 10)), units(10), units(10));
        final Order larger = rig.limit(Side.BUY, units(99), 10);
        larger.quantity++;
        assertDenied(rig.look(check, larger), DenialCode.MAX_ORDER_QUANTITY, units(10) + 1, units(10), KEY);
        final Order replaced = rig.limit(Side.BUY, units(99), 1);
        assertPassed(rig.replace(check, replaced, units(99), 10), units(10), units(10));
        assertDenied(
                rig.replace(check, replaced, units(99), 11), DenialCode.MAX_ORDER_QUANTITY, units(11), units(10), KEY);
    }

    @Test
    void shouldFollowAChangedLimit() {
        rig.change(LimitKind.MAX_ORDER_QUANTITY, units(5));
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(99), 6)),
                DenialCode.MAX_ORDER_QUANTITY,
                units(6),
                units(5),
                KEY);
    }
}
