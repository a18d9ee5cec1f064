package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import org.junit.jupiter.api.Test;

/** The restricted list. */
final class RestrictedListCheckTest {
    private final RestrictedListCheck check = new RestrictedListCheck();

    @Test
    @Proves(DenialCode.RESTRICTED)
    void shouldDenyWhatIsOnTheListForThoseForWhomItIs() {
        final GateRig rig = new GateRig(
                VenueCapabilities.BASIC,
                Units.row("a", RowKey.EVERY_ORDER.instrument("A").strategy(1), value(LimitKind.RESTRICTED, 1)));
        final Order order = rig.limit(Side.SELL, units(100), 1);
        assertPassed(rig.look(check, order), 0, 0);
        order.strategy = 1;
        assertDenied(rig.look(check, order), DenialCode.RESTRICTED, 1, 0, 16 + 8);
        assertThat(rig.replace(check, order, units(101), 1).denial).isEqualTo(DenialCode.RESTRICTED);
        order.instrument = 1;
        assertPassed(rig.look(check, order), 0, 0);
    }

    @Test
    void shouldTakeEffectAtOnceWhenAnOperatorChangesIt() {
        final GateRig rig = new GateRig();
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
        rig.change(LimitKind.RESTRICTED, 1);
        assertDenied(rig.look(check, rig.limit(Side.BUY, units(99), 1)), DenialCode.RESTRICTED, 1, 0, KEY);
        rig.change(LimitKind.RESTRICTED, 0);
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
    }
}
