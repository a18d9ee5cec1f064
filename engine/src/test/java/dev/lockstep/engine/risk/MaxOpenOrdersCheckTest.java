package dev.lockstep.engine.risk;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
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

/** Open orders of a strategy over all instruments. */
final class MaxOpenOrdersCheckTest {
    private final MaxOpenOrdersCheck check = new MaxOpenOrdersCheck();
    private final RiskRig rig =
            new RiskRig(row("risk.limits[0]", RowKey.EVERY_ORDER.strategy(0), value(LimitKind.MAX_OPEN_ORDERS, 3)));

    @Test
    @Proves(DenialCode.MAX_OPEN_ORDERS)
    void shouldAllowSoManyOrdersAndDenyOneMore() {
        rig.open(0, 0, A, Side.BUY, units(99), 1).open(0, 1, A, Side.BUY, units(99), 1);
        assertPassed(rig.buy(check, A, units(99), 1), 2, 3);
        rig.open(0, 0, B, Side.SELL, units(51), 1);
        rig.restore();
        assertPassed(rig.buy(check, A, units(99), 1), 3, 3);
        rig.open(0, 0, B, Side.SELL, units(51), 1);
        assertDenied(rig.buy(check, A, units(99), 1), DenialCode.MAX_OPEN_ORDERS, 4, 3, LimitKey.STRATEGY);
        rig.portfolio.onOrderEnded(0, 0, B);
        assertPassed(rig.buy(check, A, units(99), 1), 3, 3);
    }

    @Test
    void shouldLetReplacesPassEvenWhenThereAreTooMany() {
        rig.open(0, 0, A, Side.BUY, units(99), 1).open(0, 0, A, Side.BUY, units(99), 1);
        rig.change(new LimitKey(ANY, 0, ANY, ANY, ANY), LimitKind.MAX_OPEN_ORDERS, 1);
        assertPassed(rig.replace(check, A, Side.BUY, units(98), 1, 0), 2, 1);
        assertDenied(rig.buy(check, A, units(99), 1), DenialCode.MAX_OPEN_ORDERS, 3, 1, LimitKey.STRATEGY);
    }
}
