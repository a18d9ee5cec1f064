package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.dollars;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Thirteen A at 100, and four B short at 50; what another strategy holds does not count. */
final class MaxStrategyNotionalCheckTest extends AmountCheckTest {
    MaxStrategyNotionalCheckTest() {
        super(
                new MaxStrategyNotionalCheck(),
                LimitKind.MAX_STRATEGY_NOTIONAL,
                DenialCode.MAX_STRATEGY_NOTIONAL,
                dollars(1_500),
                true);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).hold(0, 0, B, -4).hold(0, 1, A, 50);
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_STRATEGY_NOTIONAL)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
