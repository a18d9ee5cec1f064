package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Thirteen A at 100 are 130 basis points of an equity of 100,000. */
final class MaxConcentrationCheckTest extends AmountCheckTest {
    MaxConcentrationCheckTest() {
        super(new MaxConcentrationCheck(), LimitKind.MAX_CONCENTRATION, DenialCode.MAX_CONCENTRATION, 130, true);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).hold(0, 1, B, 4);
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_CONCENTRATION)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
