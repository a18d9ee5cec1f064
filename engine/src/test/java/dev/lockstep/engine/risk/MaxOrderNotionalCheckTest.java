package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.dollars;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;

/** One order of three at 99: 297, whatever is held. A replace is judged by the whole order. */
final class MaxOrderNotionalCheckTest extends AmountCheckTest {
    MaxOrderNotionalCheckTest() {
        super(
                new MaxOrderNotionalCheck(),
                LimitKind.MAX_ORDER_NOTIONAL,
                DenialCode.MAX_ORDER_NOTIONAL,
                dollars(297),
                true);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).open(0, 0, A, Side.BUY, Units.units(99), 5);
    }

    @Override
    boolean leavesAWayBack() {
        return false;
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_ORDER_NOTIONAL)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
