package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import org.junit.jupiter.api.Test;

/** What crosses on its way between the core and a venue that has an order in slices: an order of 10 of which 3 are shown. */
final class SliceRacesTest {
    private final SliceRig rig = new SliceRig(Units.wideLimits());
    private final long id = rig.buy(10, 3);

    private long later() {
        rig.take(3);
        return rig.slice();
    }

    private long lastCancel() {
        return rig.desk.output().cancelOrder().requestId();
    }

    /** That the first slice was filled by more than it was says nothing of the second one, which is on its way. */
    @Test
    void shouldBelieveTheRejectionOfASliceThatComesAfterALateFillOfTheOneBefore() {
        final long second = later();
        rig.fill(id, "LATE", 1, 4);
        rig.report(VenueMessages.report(second, ExecType.REJECTED));
        rig.assertLast(OrderEvent.REJECTED, OrderState.CANCELLED, 4, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldStillWaitForTheAnswerToASliceAfterALateFillOfTheOneBefore() {
        later();
        rig.fill(id, "LATE", 1, 4);
        rig.harness.tickUntil(rig.harness.timeNs() + 5 * SECOND);
        rig.assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 4, 6);
        rig.accept(rig.slice());
        rig.assertLast(OrderEvent.ACCEPTED, OrderState.PARTIALLY_FILLED, 4, 6);
    }

    /** The gateway kept the cancel back, but the order was to end all the same: it shows nothing more. */
    @Test
    void shouldShowNothingMoreIfTheCancelWasKeptBack() {
        final long second = later();
        rig.accept(second);
        rig.report(Commands.kill(1, -1, -1, -1, -1));
        rig.report(VenueMessages.notSent(second, OrderAction.CANCEL, lastCancel()));
        rig.assertLast(OrderEvent.CANCEL_REFUSED, OrderState.PARTIALLY_FILLED, 3, 7);
        rig.fill(second, "B", 3, 3);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
        rig.assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 6, 0);
        rig.assertNothingOpen();
    }

    /** The list is made before the fill that it crosses: the slice has gone, and the order with it. */
    @Test
    void shouldNotRiseFromAListThatIsOlderThanItsEnd() {
        final long second = later();
        rig.accept(second);
        rig.desk.act(context -> context.cancel(id));
        rig.list(() -> {
            rig.fill(second, "B", 3, 3);
            rig.listed(second, 3, 0);
        });
        assertThat(rig.sizes()).containsExactly(3L, 3L);
        rig.assertNothingOpen();
    }

    /** While the venue is away the next slice is denied, so the order ends with what it has. */
    @Test
    void shouldNotRiseFromAListThatIsOlderThanTheDenialOfTheNextSlice() {
        final long second = later();
        rig.accept(second);
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.fill(second, "B", 3, 3);
        rig.assertLast(OrderEvent.DENIED, OrderState.CANCELLED, 6, 0);
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
        rig.list(() -> {
            rig.listed(second, 3, 0);
            rig.assertAnomaly(Anomaly.LATE_END);
        });
        assertThat(rig.sizes()).containsExactly(3L, 3L);
        rig.assertNothingOpen();
    }

    @Test
    void shouldEndAnOrderThatWasToBeCancelledWhenTheSessionWentAway() {
        final long second = later();
        rig.accept(second);
        rig.desk.act(context -> context.cancel(id));
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
        rig.list(() -> rig.listed(second, 3, 0));
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 3, 7);
        rig.fill(second, "B", 3, 3);
        rig.assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 6, 0);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    @Test
    void shouldShrinkASliceThatIsTooLargeAndIsListed() {
        final long second = later();
        rig.accept(second);
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.fill(id, "LATE", 5, 8);
        rig.assertLast(OrderEvent.FILLED, OrderState.UNKNOWN, 8, 3);
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
        rig.list(() -> rig.listed(second, 3, 0));
        assertThat(rig.update().quantity()).isEqualTo(units(10));
        assertThat(rig.desk.output().replaceOrder().quantity()).isEqualTo(units(2));
    }

    @Test
    void shouldCancelASliceThatIsTooLargeIfItIsNotMadeSmaller() {
        final long second = later();
        rig.accept(second);
        rig.fill(id, "LATE", 5, 8);
        final long request = rig.desk.output().replaceOrder().requestId();
        rig.report(VenueMessages.answer(second, ExecType.REPLACE_REJECTED, request, 0, 0, 0, units(3)));
        assertThat(rig.desk.output().cancelOrder().orderId()).isEqualTo(second);
    }

    @Test
    void shouldCountMoreThanASliceWasForAsOverfilled() {
        rig.accept(id);
        rig.fill(id, "A", 4, 4);
        assertThat(rig.harness.updates().stream().anyMatch(u -> u.anomaly() == Anomaly.OVERFILL))
                .isTrue();
        assertThat(rig.sizes()).containsExactly(3L, 3L);
        rig.assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 4, 6);
    }

    @Test
    void shouldTakeACancelThatWasKeptBackAfterTheEndForNoSurprise() {
        final long second = later();
        rig.desk.act(context -> context.cancel(id));
        final long request = lastCancel();
        rig.report(VenueMessages.notSent(second, OrderAction.NEW));
        rig.assertLast(OrderEvent.NOT_SENT, OrderState.CANCELLED, 3, 0);
        final long before = rig.harness.core().execution().anomalies();
        rig.report(VenueMessages.notSent(second, OrderAction.CANCEL, request));
        assertThat(rig.harness.core().execution().anomalies()).isEqualTo(before);
    }

    @Test
    void shouldGoOnWithNewTermsWhenTheSliceGoesDuringAReplaceAndTheVenueRefusesIt() {
        final long second = later();
        final long request = replaceAndFill(second, 8);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 2L);
        final long before = rig.harness.core().execution().anomalies();
        rig.report(VenueMessages.answer(second, ExecType.REPLACE_REJECTED, request, 0, 0, units(3), 0));
        assertThat(rig.harness.core().execution().anomalies()).isEqualTo(before);
        rig.take(2);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 8, 0);
        rig.assertNothingOpen();
    }

    /** What the slice has filled is all that the replace left of the order. */
    @Test
    void shouldExpectTheRefusalOfAReplaceWithWhoseTermsTheOrderIsFilled() {
        final long second = later();
        final long request = replaceAndFill(second, 6);
        rig.assertLast(OrderEvent.REPLACED, OrderState.FILLED, 6, 0);
        assertRefusedWithoutSurprise(second, request);
    }

    @Test
    void shouldExpectTheRefusalOfAReplaceThatComesOnlyAfterAllFurtherSlicesAreFilled() {
        final long second = later();
        final long request = replaceAndFill(second, 8);
        rig.take(2);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 8, 0);
        assertRefusedWithoutSurprise(second, request);
    }

    @Test
    void shouldTakeAReplaceThatWasKeptBackAfterItsSliceWasFilledForNoSurprise() {
        final long second = later();
        final long request = replaceAndFill(second, 8);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 2L);
        final long before = rig.harness.core().execution().anomalies();
        rig.report(VenueMessages.notSent(second, OrderAction.REPLACE, request));
        assertThat(rig.harness.core().execution().anomalies()).isEqualTo(before);
        rig.report(VenueMessages.notSent(second, OrderAction.REPLACE, request));
        rig.assertAnomaly(Anomaly.LATE_NOT_SENT);
    }

    /** The venue fills a slice before it hears of the replace to another total that is on its way; returns the replace's request id. */
    private long replaceAndFill(final long slice, final long total) {
        rig.accept(slice);
        rig.desk.act(context -> context.replace(id, Desk.BID - Units.TICK, units(total)));
        final long request = rig.desk.output().replaceOrder().requestId();
        rig.fill(slice, "B", 3, 3);
        return request;
    }

    private void assertRefusedWithoutSurprise(final long slice, final long request) {
        final long before = rig.harness.core().execution().anomalies();
        rig.report(VenueMessages.answer(slice, ExecType.REPLACE_REJECTED, request, 0, 0, units(3), 0));
        assertThat(rig.harness.core().execution().anomalies()).isEqualTo(before);
        rig.report(VenueMessages.answer(slice, ExecType.REPLACE_REJECTED, request, 0, 0, units(3), 0));
        rig.assertAnomaly(Anomaly.UNASKED_REFUSAL);
    }

    @Test
    void shouldRefuseAReplaceToMoreSlicesThanAnOrderMayHave() {
        rig.accept(id);
        rig.desk.act(context -> context.replace(id, Desk.BID, units(3 * Limits.SLICES_PER_ORDER + 1)));
        rig.assertLast(OrderEvent.REPLACE_REFUSED, OrderState.ACCEPTED, 0, 10);
        assertThat(rig.update().denialCode()).isEqualTo(DenialCode.NOT_SUPPORTED);
        rig.desk.act(context -> context.replace(id, Desk.BID, units(3 * Limits.SLICES_PER_ORDER)));
        rig.assertLast(OrderEvent.REPLACED, OrderState.ACCEPTED, 0, 3 * Limits.SLICES_PER_ORDER);
    }
}
