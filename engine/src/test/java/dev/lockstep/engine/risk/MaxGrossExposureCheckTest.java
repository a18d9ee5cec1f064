package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.dollars;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Thirteen A at 100 in one account, and four that another one is short of. */
final class MaxGrossExposureCheckTest extends AmountCheckTest {
    MaxGrossExposureCheckTest() {
        super(
                new MaxGrossExposureCheck(),
                LimitKind.MAX_GROSS_EXPOSURE,
                DenialCode.MAX_GROSS_EXPOSURE,
                dollars(1_700),
                false);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).hold(1, 2, A, -4);
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_GROSS_EXPOSURE)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
