package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertNothingSeen;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Orders that may only reduce what their strategy holds. */
final class ReduceOnlyCheckTest {
    private final ReduceOnlyCheck check = new ReduceOnlyCheck();
    private final RiskRig rig = new RiskRig();

    @Test
    @Proves(DenialCode.REDUCE_ONLY)
    void shouldAllowWhatIsLeftToReduceAndDenyMore() {
        rig.hold(0, 0, A, 10).hold(0, 1, A, 30).open(0, 0, A, Side.SELL, units(101), 4);
        rig.restore();
        assertPassed(rig.reducing().sell(check, A, units(101), 6), units(6), units(6));
        assertDenied(rig.reducing().sell(check, A, units(101), 7), DenialCode.REDUCE_ONLY, units(7), units(6), 0);
        assertDenied(rig.reducing().buy(check, A, units(99), 1), DenialCode.REDUCE_ONLY, units(1), 0, 0);
        assertNothingSeen(rig.sell(check, A, units(101), 50));
    }

    @Test
    void shouldHoldReplacesToTheFlagOfTheirOrder() {
        rig.hold(0, 0, A, 10).open(0, 0, A, Side.SELL, units(101), 10);
        assertPassed(rig.reducing().replace(check, A, Side.SELL, units(102), 10, 0), 0, 0);
        assertThat(rig.reducing().replace(check, A, Side.SELL, units(102), 11, 1).denial)
                .isEqualTo(DenialCode.REDUCE_ONLY);
    }

    @Test
    void shouldCloseOneSideWhereBothAreKeptApart() {
        rig.account = RiskRig.HEDGED;
        rig.hold(RiskRig.HEDGED, 0, A, 10).hold(RiskRig.HEDGED, 0, A, -3);
        assertPassed(rig.reducing().sell(check, A, units(101), 10), units(10), units(10));
        assertDenied(rig.reducing().buy(check, A, units(101), 4), DenialCode.REDUCE_ONLY, units(4), units(3), 0);
    }

    @Test
    void shouldLeaveAChildToTheGate() {
        final RiskDecision child = rig.order(OrderAction.NEW, A, Side.SELL, units(101), 5);
        child.spec.reduceOnly().after(7);
        rig.reducing();
        assertNothingSeen(rig.look(check, child, units(5)));
    }
}
