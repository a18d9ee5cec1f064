package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** VenueMessages for each fill. */
final class OrderToTradeCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.MAX_ORDER_TO_TRADE, 2));
    private final OrderToTradeCheck check = new OrderToTradeCheck();
    private final Order order = rig.limit(Side.BUY, units(99), 1);

    private void sendTwenty(final GateRig of) {
        for (int i = 1; i <= 18; i++) {
            assertPassed(of.send(check, of.limit(Side.BUY, units(99), 1)), i, 20);
        }
        of.gate().strategy(0).cancels++;
        assertPassed(of.replace(check, of.limit(Side.BUY, units(99), 1), units(98), 1), 20, 20);
        check.sent(of.seen, of.gate());
    }

    @Test
    @Proves(DenialCode.ORDER_TO_TRADE)
    void shouldPassTwiceTheCreditedFillsCountingEveryKindAndDenyOneMore() {
        sendTwenty(rig);
        assertDenied(rig.look(check, order), DenialCode.ORDER_TO_TRADE, 21, 20, KEY);
        assertThat(rig.replace(check, order, units(98), 1).denial).isEqualTo(DenialCode.ORDER_TO_TRADE);
        assertThat(rig.gate().strategy(0).messages(OrderAction.NEW)).isEqualTo(18);
        assertThat(rig.gate().strategy(0).messages(OrderAction.REPLACE)).isEqualTo(1);
        assertThat(rig.gate().strategy(0).messages(OrderAction.CANCEL)).isEqualTo(1);
    }

    @Test
    void shouldAllowMoreWithEveryFillBeyondTheCredit() {
        sendTwenty(rig);
        rig.gate().strategy(0).fills = OrderToTradeCheck.FREE_FILLS;
        assertThat(rig.look(check, order).approved()).isFalse();
        rig.gate().strategy(0).fills++;
        assertPassed(rig.send(check, order), 21, 22);
        assertPassed(rig.send(check, order), 22, 22);
        assertThat(rig.look(check, order).approved()).isFalse();
    }

    @Test
    void shouldCountEachStrategyAndInstrumentByItselfAndBeginAnewWithTheDay() {
        sendTwenty(rig);
        order.strategy = 1;
        assertPassed(rig.look(check, order), 1, 20);
        order.strategy = 0;
        order.instrument = 1;
        assertPassed(rig.look(check, order), 1, 20);
        order.instrument = 0;
        rig.gate().takeBoundary(BoundaryKind.SESSION_OPEN, 0);
        assertThat(rig.look(check, order).approved()).isFalse();
        rig.gate().takeBoundary(BoundaryKind.DAY, 0);
        assertPassed(rig.look(check, order), 1, 20);
    }

    @Test
    void shouldRememberAfterARestoreAndFollowAChangedLimit() {
        sendTwenty(rig);
        final GateRig other = new GateRig(value(LimitKind.MAX_ORDER_TO_TRADE, 2));
        restore(other.gate(), rig.gate());
        assertThat(other.look(check, order).denial).isEqualTo(DenialCode.ORDER_TO_TRADE);
        other.change(LimitKind.MAX_ORDER_TO_TRADE, 3);
        assertPassed(other.look(check, order), 21, 30);
    }
}
