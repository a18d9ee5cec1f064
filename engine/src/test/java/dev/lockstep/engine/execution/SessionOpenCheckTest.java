package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** The gate before the open and after the close. */
final class SessionOpenCheckTest {
    private final GateRig rig = new GateRig();
    private final SessionOpenCheck check = new SessionOpenCheck();

    @Test
    @Proves(DenialCode.SESSION_CLOSED)
    void shouldDenyFromTheCloseToTheOpen() {
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
        rig.gate().takeBoundary(BoundaryKind.SESSION_CLOSE, 0);
        assertDenied(rig.look(check, rig.limit(Side.BUY, units(99), 1)), DenialCode.SESSION_CLOSED, 1, 0, 0);
        rig.gate().takeBoundary(BoundaryKind.CLOSING, 0);
        assertThat(rig.look(check, rig.market(Side.BUY, 1)).approved()).isFalse();
        rig.gate().takeBoundary(BoundaryKind.SESSION_OPEN, 0);
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), 0, 0);
    }

    @Test
    void shouldLetOrdersAtTheOpenGoBeforeIt() {
        rig.gate().takeBoundary(BoundaryKind.SESSION_CLOSE, 0);
        final Order order = rig.limit(Side.BUY, units(99), 1);
        order.timeInForce = TimeInForce.AT_THE_OPEN;
        assertPassed(rig.look(check, order), 1, 0);
        order.timeInForce = TimeInForce.AT_THE_CLOSE;
        assertThat(rig.look(check, order).denial).isEqualTo(DenialCode.SESSION_CLOSED);
    }

    @Test
    void shouldKnowAfterARestoreThatTheSessionIsClosed() {
        rig.gate().takeBoundary(BoundaryKind.SESSION_CLOSE, 0);
        final GateRig other = new GateRig();
        restore(other.gate(), rig.gate());
        assertThat(other.look(check, other.limit(Side.BUY, units(99), 1)).denial)
                .isEqualTo(DenialCode.SESSION_CLOSED);
    }
}
