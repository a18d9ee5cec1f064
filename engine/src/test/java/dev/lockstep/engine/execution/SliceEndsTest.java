package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an order ends of which slices are shown: by us, or with one of its slices. 3 of 10 are shown at a time. */
final class SliceEndsTest {
    private final SliceRig rig = new SliceRig(Units.limits(1, 2_000, 10_000, 1_000));
    private final long id = rig.buy(10, 3);

    private long later() {
        rig.take(3);
        return rig.slice();
    }

    @Test
    void shouldCancelTheSliceThatWorksAndWithItTheOrder() {
        final long second = later();
        rig.desk.act(context -> context.cancel(id));
        assertThat(rig.desk.output().cancelOrder().orderId()).isEqualTo(second);
        rig.report(VenueMessages.report(second, ExecType.CANCELLED));
        rig.assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 3, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldShowNothingMoreOfAnOrderThatIsToBeCancelled() {
        final long second = later();
        rig.desk.act(context -> context.cancel(id));
        rig.fill(second, "B", 3, 3);
        rig.assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 6, 0);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    @Test
    void shouldShowNothingMoreIfTheCancelWasTooLateForTheSlice() {
        final long second = later();
        rig.accept(second);
        rig.desk.act(context -> context.cancel(id));
        final long request = rig.desk.output().cancelOrder().requestId();
        rig.report(VenueMessages.answer(second, ExecType.CANCEL_REJECTED, request, 0, 0, 0, 0));
        rig.assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 3, 7);
        rig.fill(second, "B", 3, 3);
        rig.assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 6, 0);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    @Test
    void shouldRepeatTheCancelOfAKillForTheSliceThatWorks() {
        final long second = later();
        rig.accept(second);
        rig.report(Commands.kill(1, -1, -1, -1, -1));
        rig.harness.tickUntil(rig.harness.timeNs() + 3 * SECOND);
        assertThat(rig.harness.outputs(CancelOrderDecoder.TEMPLATE_ID))
                .hasSizeGreaterThan(1)
                .allSatisfy(cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(second));
    }

    @Test
    void shouldEndWithWhatItHasIfTheVenueRefusesTheNextSlice() {
        rig.report(VenueMessages.report(later(), ExecType.REJECTED));
        rig.assertLast(OrderEvent.REJECTED, OrderState.CANCELLED, 3, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldEndWithWhatItHasIfTheGatewayKeepsTheNextSliceBack() {
        rig.report(VenueMessages.notSent(later(), OrderAction.NEW));
        rig.assertLast(OrderEvent.NOT_SENT, OrderState.CANCELLED, 3, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldEndWithWhatItHasIfTheVenueEndsASlice() {
        final long second = later();
        rig.accept(second);
        rig.fill(second, "B", 1, 1);
        rig.report(VenueMessages.report(second, ExecType.EXPIRED, 0, 0, units(1), 0));
        rig.assertLast(OrderEvent.EXPIRED, OrderState.EXPIRED, 4, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldNotTakeARefusalForAnEndThatComesAfterTheSliceWasAccepted() {
        final long second = later();
        rig.accept(second);
        rig.report(VenueMessages.report(second, ExecType.REJECTED));
        rig.assertAnomaly(Anomaly.LATE_REJECT);
        rig.report(VenueMessages.notSent(second, OrderAction.NEW));
        rig.assertAnomaly(Anomaly.LATE_NOT_SENT);
        rig.accept(second);
        rig.assertAnomaly(Anomaly.LATE_ACK);
        assertThat(rig.desk.reservedBuy()).isEqualTo(7);
    }

    /** Before the cancel is repeated, the slice that works is filled. */
    @Test
    void shouldShowNothingMoreIfTheCancelOfAKillWasKeptBackOrLost() {
        final long second = later();
        rig.accept(second);
        rig.report(Commands.kill(1, -1, -1, -1, -1));
        final long request = rig.desk.output().cancelOrder().requestId();
        final CoreHarness lost = rig.desk.restored().harness();
        rig.report(VenueMessages.notSent(second, OrderAction.CANCEL, request));
        lost.report(VenueMessages.venueSession(0, SessionState.DOWN));
        lost.report(VenueMessages.venueSession(0, SessionState.UP));
        lost.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        lost.report(VenueMessages.venueOrder(second, 0, "V", Side.BUY, Desk.BID, units(3), 0));
        lost.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        for (final CoreHarness here : List.of(rig.harness, lost)) {
            here.report(VenueMessages.fill(second, "B", Desk.BID, units(3), units(3)));
            assertThat(here.lastUpdate().orderState()).isEqualTo(OrderState.CANCELLED);
            assertThat(here.lastUpdate().cumQuantity()).isEqualTo(units(6));
            assertThat(here.core().execution().openOrders()).isZero();
        }
        assertThat(rig.sizes()).containsExactly(3L, 3L);
        assertThat(lost.outputs(NewOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    /** 9 of 10 are filled, and 3 work at a price that the venue does not change. */
    @Test
    void shouldCancelASliceThatIsTooLargeOnceItsReplaceIsRefused() {
        final long second = later();
        rig.accept(second);
        rig.desk.act(context -> context.replace(id, Desk.BID - Units.TICK, units(10)));
        final long request = rig.desk.output().replaceOrder().requestId();
        rig.fill(id, "LATE", 6, 9);
        assertThat(rig.harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
        rig.report(VenueMessages.answer(second, ExecType.REPLACE_REJECTED, request, 0, 0, 0, units(3)));
        assertThat(rig.desk.output().cancelOrder().orderId()).isEqualTo(second);
        assertThat(rig.desk.reservedBuy()).as("all 3 may still be filled").isEqualTo(3);
    }

    /** A slice is not answered in time, and a late fill leaves 1 of the 3 that turn out to work. */
    @Test
    void shouldShrinkASliceThatIsTooLargeOnceTheVenueAcknowledgesItLate() {
        final long second = later();
        rig.harness.tickUntil(rig.harness.timeNs() + 5 * SECOND);
        rig.fill(id, "LATE", 6, 9);
        rig.accept(second);
        assertThat(rig.desk.output().replaceOrder().orderId()).isEqualTo(second);
        assertThat(rig.desk.output().replaceOrder().quantity()).isEqualTo(units(1));
    }
}
