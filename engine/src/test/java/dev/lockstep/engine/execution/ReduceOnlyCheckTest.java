package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.venue.VenueCapabilities;
import org.junit.jupiter.api.Test;

/** Orders that may only reduce, at venues that don't see to it. */
final class ReduceOnlyCheckTest {
    private final GateRig rig = new GateRig();
    private final ReduceOnlyCheck check = new ReduceOnlyCheck(rig.positions, rig.working);

    private Order reduceOnly(final Side side, final long wholeUnits) {
        final Order order = rig.limit(side, units(100), wholeUnits);
        order.spec.reduceOnly = true;
        return order;
    }

    @Test
    @Proves(DenialCode.REDUCE_ONLY)
    void shouldPassWhatThePositionHoldsAndCutWhatGoesBeyond() {
        rig.positions.add(0, 0, 0, units(10), false);
        assertPassed(rig.look(check, reduceOnly(Side.SELL, 10)), units(10), units(10));
        assertThat(rig.seen.quantity).isEqualTo(units(10));
        assertPassed(rig.look(check, reduceOnly(Side.SELL, 11)), units(11), units(10));
        assertThat(rig.seen.quantity).as("cut").isEqualTo(units(10));
        assertDenied(rig.look(check, reduceOnly(Side.BUY, 1)), DenialCode.REDUCE_ONLY, units(1), 0, 0);
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, LimitRule.NONE);
    }

    @Test
    void shouldCountOtherLiveReduceOnlyOrdersOfTheStrategyAndNoOthers() {
        rig.positions.add(0, 0, 0, units(-10), false);
        rig.positions.add(0, 1, 0, units(-50), false);
        final Order working = rig.accepted(reduceOnly(Side.BUY, 7));
        rig.accepted(rig.limit(Side.BUY, units(99), 5));
        assertPassed(rig.look(check, reduceOnly(Side.BUY, 5)), units(5), units(3));
        assertThat(rig.seen.quantity).isEqualTo(units(3));
        rig.accepted(reduceOnly(Side.BUY, 3));
        assertDenied(rig.look(check, reduceOnly(Side.BUY, 1)), DenialCode.REDUCE_ONLY, units(1), 0, 0);
        rig.cancelled(working);
        assertPassed(rig.look(check, reduceOnly(Side.BUY, 7)), units(7), units(7));
    }

    @Test
    void shouldNotCountAnOrderAgainstItsOwnReplaceAndDenyOneThatChangesNothing() {
        rig.positions.add(0, 0, 0, units(10), false);
        final Order working = rig.accepted(reduceOnly(Side.SELL, 10));
        assertPassed(rig.replace(check, working, units(99), 10), units(10), units(10));
        assertDenied(rig.replace(check, working, units(100), 12), DenialCode.REDUCE_ONLY, units(12), units(10), 0);
        assertPassed(rig.replace(check, working, units(99), 12), units(12), units(10));
        assertThat(rig.seen.quantity).isEqualTo(units(10));
    }

    @Test
    void shouldLetAnOrderBecomeSmallerThoughOthersTakeAllThereIs() {
        rig.positions.add(0, 0, 0, units(10), false);
        final Order working = rig.accepted(reduceOnly(Side.SELL, 4));
        rig.accepted(reduceOnly(Side.SELL, 6));
        rig.positions.add(0, 0, 0, units(-8), false);
        assertPassed(rig.replace(check, working, units(100), 3), units(3), 0);
        assertThat(rig.seen.quantity).isEqualTo(units(3));
        assertThat(rig.replace(check, working, units(99), 5).denial).isEqualTo(DenialCode.REDUCE_ONLY);
    }

    @Test
    void shouldCutToTheLot() {
        rig.positions.add(0, 0, 0, units(3) + 1, false);
        assertThat(rig.look(check, reduceOnly(Side.SELL, 5)).approved()).isTrue();
        assertThat(rig.seen.quantity).isEqualTo(units(3));
        rig.positions.add(0, 0, 0, units(-3), false);
        assertDenied(rig.look(check, reduceOnly(Side.SELL, 5)), DenialCode.REDUCE_ONLY, units(5), 1, 0);
    }

    @Test
    void shouldCloseTheOppositePositionWhereTheyAreKeptApart() {
        rig.positions.add(GateRig.HEDGED, 0, 0, units(10), false);
        rig.positions.add(GateRig.HEDGED, 0, 0, units(-4), false);
        final Order buy = reduceOnly(Side.BUY, 5);
        buy.account = GateRig.HEDGED;
        assertPassed(rig.look(check, buy), units(5), units(4));
        final Order sell = reduceOnly(Side.SELL, 12);
        sell.account = GateRig.HEDGED;
        assertPassed(rig.look(check, sell), units(12), units(10));
        rig.positions.add(GateRig.HEDGED, 0, 0, units(4), true);
        assertDenied(rig.look(check, buy), DenialCode.REDUCE_ONLY, units(5), 0, 0);
        final PositionTally restored = restore(new GateRig().positions, rig.positions);
        assertThat(restored.closable(sell)).isEqualTo(units(10));
        assertThat(restored.ofAccount(GateRig.HEDGED, 0)).isEqualTo(units(10));
    }

    @Test
    void shouldLeaveItToAVenueThatKnowsTheFlag() {
        final GateRig other = new GateRig(VenueCapabilities.ALL);
        assertPassed(
                other.look(new ReduceOnlyCheck(other.positions, other.working), reduceOnly(Side.SELL, 5)),
                0,
                LimitRule.NONE);
    }
}
