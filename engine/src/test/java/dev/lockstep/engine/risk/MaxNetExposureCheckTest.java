package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.dollars;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Thirteen A at 100 long in one account, less four B at 50 that another one is short of. */
final class MaxNetExposureCheckTest extends AmountCheckTest {
    MaxNetExposureCheckTest() {
        super(
                new MaxNetExposureCheck(),
                LimitKind.MAX_NET_EXPOSURE,
                DenialCode.MAX_NET_EXPOSURE,
                dollars(1_100),
                false);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).hold(1, 2, B, -4);
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_NET_EXPOSURE)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
