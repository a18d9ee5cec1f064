package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.dollars;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;

/** Ten held, five reserved by another strategy, three more: 18 at 100. Another account and the sells that wait do not count. */
final class MaxInstrumentNotionalCheckTest extends AmountCheckTest {
    MaxInstrumentNotionalCheckTest() {
        super(
                new MaxInstrumentNotionalCheck(),
                LimitKind.MAX_INSTRUMENT_NOTIONAL,
                DenialCode.MAX_INSTRUMENT_NOTIONAL,
                dollars(1_800),
                true);
    }

    @Override
    void hold(final RiskRig rig) {
        rig.hold(0, 0, A, 10)
                .open(0, 1, A, Side.BUY, Units.units(99), 5)
                .open(0, 1, A, Side.SELL, Units.units(101), 4)
                .hold(1, 2, A, 7)
                .hold(0, 0, B, 9);
    }

    @Test
    @Override
    @Proves(DenialCode.MAX_INSTRUMENT_NOTIONAL)
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        super.shouldPassUpToTheLimitAndDenyBehindIt();
    }
}
