package dev.lockstep.engine.risk;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** What the account holds, whoever of its strategies does, with all that may still be filled on one side. */
final class MaxPositionCheckTest {
    private static final int KEY = LimitKey.INSTRUMENT | LimitKey.ACCOUNT;

    private final MaxPositionCheck check = new MaxPositionCheck();
    private final RiskRig rig = new RiskRig(row(
            "risk.limits[0]",
            RowKey.EVERY_ORDER.account(0).instrument("A"),
            value(LimitKind.MAX_LONG, units(20)),
            value(LimitKind.MAX_SHORT, units(5))));

    @Test
    @Proves(DenialCode.MAX_POSITION_LONG)
    void shouldCountWhatIsHeldAndReservedAgainstTheLargestLongPosition() {
        rig.hold(0, 0, A, 4).hold(0, 1, A, 6).open(0, 1, A, Side.BUY, units(99), 3);
        rig.open(0, 1, A, Side.SELL, units(101), 3).hold(1, 0, A, 50);
        rig.restore();
        assertPassed(rig.buy(check, A, units(99), 7), units(20), units(20));
        assertDenied(rig.buy(check, A, units(99), 8), DenialCode.MAX_POSITION_LONG, units(21), units(20), KEY);
        assertDenied(
                rig.replace(check, A, Side.BUY, units(99), 11, 8),
                DenialCode.MAX_POSITION_LONG,
                units(21),
                units(20),
                KEY);
    }

    @Test
    @Proves(DenialCode.MAX_POSITION_SHORT)
    void shouldCountWhatIsHeldAndReservedAgainstTheLargestShortPosition() {
        rig.hold(0, 0, A, 4).hold(0, 1, A, -6).open(0, 1, A, Side.SELL, units(101), 1);
        rig.open(0, 1, A, Side.BUY, units(99), 9);
        assertPassed(rig.sell(check, A, units(101), 2), units(5), units(5));
        assertDenied(rig.sell(check, A, units(101), 3), DenialCode.MAX_POSITION_SHORT, units(6), units(5), KEY);
    }

    @Test
    void shouldFollowAChangedLimitAndLeaveAWayBack() {
        rig.hold(0, 0, A, 10);
        rig.change(new LimitKey(0, ANY, A, ANY, ANY), LimitKind.MAX_LONG, units(8));
        assertDenied(rig.buy(check, A, units(99), 1), DenialCode.MAX_POSITION_LONG, units(11), units(8), KEY);
        assertThat(rig.replace(check, A, Side.BUY, units(99), 1, 0).approved())
                .as("it adds nothing")
                .isTrue();
        assertPassed(rig.sell(check, A, units(101), 10), 0, units(5));
    }

    @Test
    void shouldReckonBothSidesByThemselvesWhereTheyAreKeptApart() {
        final RiskRig apart = new RiskRig(row(
                "risk.limits[0]",
                RowKey.EVERY_ORDER,
                value(LimitKind.MAX_LONG, units(20)),
                value(LimitKind.MAX_SHORT, units(5))));
        apart.account = RiskRig.HEDGED;
        apart.hold(RiskRig.HEDGED, 0, A, 18).hold(RiskRig.HEDGED, 0, A, -4);
        assertPassed(apart.buy(check, A, units(99), 2), units(20), units(20));
        assertDenied(apart.buy(check, A, units(99), 3), DenialCode.MAX_POSITION_LONG, units(21), units(20), 0);
        assertDenied(apart.sell(check, A, units(99), 2), DenialCode.MAX_POSITION_SHORT, units(6), units(5), 0);
        assertPassed(apart.reducing().sell(check, A, units(99), 18), units(4), units(5));
    }

    @Test
    void shouldTakeWhatDoesNotFitForTheLargestThereIs() {
        final RiskRig wide =
                new RiskRig(row("risk.limits[0]", RowKey.EVERY_ORDER, value(LimitKind.MAX_LONG, units(1_000))));
        wide.hold(0, 0, A, 1_000_000_000L).hold(0, 0, A, 1_000_000_000L);
        assertDenied(
                wide.buy(check, A, units(99), 92_000_000_000L),
                DenialCode.MAX_POSITION_LONG,
                Long.MAX_VALUE,
                units(1_000),
                0);
    }
}
