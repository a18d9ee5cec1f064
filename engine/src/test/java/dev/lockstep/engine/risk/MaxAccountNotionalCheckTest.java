package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.dollars;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Thirteen A at 100, and four B that another strategy is short of at 50; another account does not count. */
final class MaxAccountNotionalCheckTest extends AmountCheckTest {
    MaxAccountNotionalCheckTest() {
        super(
                new MaxAccountNotionalCheck(),
                LimitKind.MAX_ACCOUNT_NOTIONAL,
                DenialCode.MAX_ACCOUNT_NOTIONAL,
                dollars(1_500),
                true);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).hold(0, 1, B, -4).hold(1, 2, A, 7);
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_ACCOUNT_NOTIONAL)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
