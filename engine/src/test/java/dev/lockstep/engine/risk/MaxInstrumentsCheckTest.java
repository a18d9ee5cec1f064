package dev.lockstep.engine.risk;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.C;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** Instruments that a strategy has a position or an open order in. */
final class MaxInstrumentsCheckTest {
    private static final int KEY = LimitKey.STRATEGY | LimitKey.ACCOUNT;

    private final MaxInstrumentsCheck check = new MaxInstrumentsCheck();
    private final RiskRig rig = new RiskRig(
            row("risk.limits[0]", RowKey.EVERY_ORDER.account(0).strategy(0), value(LimitKind.MAX_INSTRUMENTS, 2)));

    @Test
    @Proves(DenialCode.MAX_INSTRUMENTS)
    void shouldAllowSoManyInstrumentsAndDenyOneMore() {
        rig.hold(0, 0, A, 1).hold(0, 1, C, 1);
        assertPassed(rig.buy(check, B, units(50), 1), 2, 2);
        rig.open(0, 0, B, Side.BUY, units(50), 1);
        rig.restore();
        assertPassed(rig.buy(check, B, units(50), 1), 2, 2);
        assertDenied(rig.buy(check, C, units(10), 1), DenialCode.MAX_INSTRUMENTS, 3, 2, KEY);
        rig.hold(0, 0, A, -1);
        assertPassed(rig.buy(check, C, units(10), 1), 2, 2);
    }

    @Test
    void shouldLeaveAWayBackWhenThereAreTooMany() {
        rig.hold(0, 0, A, 1).hold(0, 0, B, 1);
        rig.change(new LimitKey(0, 0, ANY, ANY, ANY), LimitKind.MAX_INSTRUMENTS, 1);
        assertPassed(rig.sell(check, A, units(100), 1), 2, 1);
        assertDenied(rig.buy(check, C, units(10), 1), DenialCode.MAX_INSTRUMENTS, 3, 1, KEY);
    }
}
