package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import org.junit.jupiter.api.Test;

/** Selling what is not held. */
final class ShortSaleCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.SHORT_SALE, 0));
    private final ShortSaleCheck check = new ShortSaleCheck(rig.positions);

    @Test
    @Proves(DenialCode.SHORT_SALE)
    void shouldPassWhatIsHeldByTheAccountAndDenyTheFirstBeyond() {
        rig.positions.add(0, 0, 0, units(4), false);
        rig.positions.add(0, 1, 0, units(6), false);
        assertPassed(rig.look(check, rig.limit(Side.SELL, units(100), 10)), units(10), units(10));
        assertDenied(
                rig.look(check, rig.limit(Side.SELL, units(100), 11)),
                DenialCode.SHORT_SALE,
                units(11),
                units(10),
                KEY);
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 100)), 0, LimitRule.NONE);
    }

    @Test
    void shouldCountLiveSellsOfEveryStrategyUntilTheyEnd() {
        rig.positions.add(0, 0, 0, units(10), false);
        final Order working = rig.limit(Side.SELL, units(101), 7);
        working.strategy = 2;
        rig.accepted(working);
        assertPassed(rig.look(check, rig.limit(Side.SELL, units(100), 3)), units(10), units(10));
        assertThat(rig.look(check, rig.limit(Side.SELL, units(100), 4)).denial).isEqualTo(DenialCode.SHORT_SALE);
        assertThat(rig.replace(check, working, units(101), 10).approved()).isTrue();
        assertThat(rig.replace(check, working, units(101), 11).denial).isEqualTo(DenialCode.SHORT_SALE);
        rig.cancelled(working);
        assertPassed(rig.look(check, rig.limit(Side.SELL, units(100), 10)), units(10), units(10));
    }

    @Test
    void shouldLetAReplaceThatAddsNothingPassThoughTheAccountIsShort() {
        rig.positions.add(0, 0, 0, units(-5), false);
        final Order working = rig.accepted(rig.limit(Side.SELL, units(101), 7));
        assertPassed(rig.replace(check, working, units(102), 7), units(7), 0);
        assertThat(rig.replace(check, working, units(102), 8).denial).isEqualTo(DenialCode.SHORT_SALE);
    }

    @Test
    void shouldTakeEverySellThatDoesNotCloseForShortWhereTheyAreKeptApart() {
        final GateRig other = new GateRig(
                VenueCapabilities.BASIC, Units.row("a", RowKey.EVERY_ORDER, value(LimitKind.SHORT_SALE, 0)));
        final ShortSaleCheck apart = new ShortSaleCheck(other.positions);
        other.positions.add(GateRig.HEDGED, 0, 0, units(10), false);
        final Order sell = other.limit(Side.SELL, units(100), 1);
        sell.account = GateRig.HEDGED;
        assertDenied(other.look(apart, sell), DenialCode.SHORT_SALE, units(1), 0, 0);
        sell.spec.reduceOnly = true;
        assertPassed(other.look(apart, sell), 0, 0);
    }

    @Test
    void shouldPassEverythingOncePermittedAndRememberPositionsAfterARestore() {
        rig.positions.add(0, 0, 0, units(4), false);
        final PositionTally restored = restore(new GateRig().positions, rig.positions);
        assertPassed(rig.look(new ShortSaleCheck(restored), rig.limit(Side.SELL, units(100), 4)), units(4), units(4));
        rig.change(LimitKind.SHORT_SALE, 1);
        assertPassed(rig.look(check, rig.limit(Side.SELL, units(100), 100)), 0, LimitRule.NONE);
    }
}
