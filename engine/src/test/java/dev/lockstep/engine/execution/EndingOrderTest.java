package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that have ended at the venue but for fills that have not come: 4 of 10 were filled, and nobody has told us. */
final class EndingOrderTest {
    private final Desk desk = new Desk(Units.wideLimits());
    private final CoreHarness harness = desk.harness();

    private void report(final long id, final ExecType type, final long wholeCum) {
        harness.report(VenueMessages.report(id, type, 0, 0, units(wholeCum), 0));
    }

    private void assertWaiting(final long wholeUnits) {
        assertThat(desk.update().orderState()).isEqualTo(OrderState.UNKNOWN);
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(wholeUnits));
        assertThat(desk.reservedBuy()).isEqualTo(wholeUnits);
    }

    private void assertEndsWithItsFill(final long id, final OrderState ended) {
        desk.fill(id, Desk.BID, 4, 4);
        assertThat(desk.update().orderState()).isEqualTo(ended);
        assertThat(desk.reservedBuy()).isZero();
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldWaitForTheFillsWhateverComesLate() {
        final long id = desk.buy(10);
        report(id, ExecType.CANCELLED, 4);
        assertWaiting(4);
        for (final ExecType late :
                List.of(ExecType.ACCEPTED, ExecType.REJECTED, ExecType.TRIGGERED, ExecType.CANCELLED)) {
            report(id, late, 0);
            assertWaiting(4);
        }
        harness.report(VenueMessages.notSent(id, OrderAction.NEW));
        assertWaiting(4);
        assertEndsWithItsFill(id, OrderState.CANCELLED);
    }

    @Test
    void shouldNotComeBackToLifeWithAReplaceThatIsToldAfterTheEnd() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID, units(12)));
        final long request = desk.output().replaceOrder().requestId();
        report(id, ExecType.EXPIRED, 4);
        harness.report(VenueMessages.answer(id, ExecType.REPLACED, request, Desk.BID, units(12), 0, units(12)));
        assertWaiting(4);
        assertEndsWithItsFill(id, OrderState.EXPIRED);
    }

    @Test
    void shouldNotWonderAtTheRefusalOfARequestThatWasOnItsWay() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        final long request = desk.output().cancelOrder().requestId();
        report(id, ExecType.EXPIRED, 4);
        assertEndsWithItsFill(id, OrderState.EXPIRED);
        final long before = harness.core().execution().anomalies();
        harness.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, request, 0, 0, 0, 0));
        assertThat(harness.core().execution().anomalies()).isEqualTo(before);
    }

    /** A fill of 1 said that 3 had been filled; the end says nothing of it. */
    @Test
    void shouldWaitForWhatAnEarlierReportCounted() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 1, 3);
        report(id, ExecType.CANCELLED, 0);
        assertWaiting(2);
    }
}
