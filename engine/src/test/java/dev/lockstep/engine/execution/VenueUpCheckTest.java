package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** The gate while a venue is away. */
final class VenueUpCheckTest {
    private final GateRig rig = new GateRig();

    @Test
    @Proves(DenialCode.VENUE_DOWN)
    void shouldDenyWhileTheSessionIsDownAndPassOnceItIsUpAgain() {
        final VenueUpCheck check = new VenueUpCheck(rig.states);
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
        rig.states.down(0, true, 0);
        assertDenied(rig.look(check, rig.limit(Side.BUY, units(99), 1)), DenialCode.VENUE_DOWN, 1, 0, 0);
        assertDenied(
                rig.replace(check, rig.limit(Side.BUY, units(99), 1), units(98), 1), DenialCode.VENUE_DOWN, 1, 0, 0);
        final VenueStates restored = restore(new VenueStates(1), rig.states);
        assertThat(rig.look(new VenueUpCheck(restored), rig.limit(Side.BUY, units(99), 1))
                        .approved())
                .isFalse();
        rig.states.down(0, false, 0);
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
    }
}
