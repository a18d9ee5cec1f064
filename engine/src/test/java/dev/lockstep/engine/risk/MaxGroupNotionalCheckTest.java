package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.dollars;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;

/** Thirteen A at 100 and four B at 50; C is in no group, and another account does not count. */
final class MaxGroupNotionalCheckTest extends AmountCheckTest {
    MaxGroupNotionalCheckTest() {
        super(
                new MaxGroupNotionalCheck(),
                LimitKind.MAX_GROUP_NOTIONAL,
                DenialCode.MAX_GROUP_NOTIONAL,
                dollars(1_500),
                true);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10).hold(0, 1, B, 4).hold(1, 2, A, 7);
    }

    @Override
    int foreign() {
        return RiskRig.D;
    }

    @Test
    void shouldHaveNothingToSayOfAnInstrumentInNoGroup() {
        assertThat(loaded(0).buy(check(), RiskRig.C, Units.units(10), 1).approved())
                .isTrue();
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_GROUP_NOTIONAL)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
