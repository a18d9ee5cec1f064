package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.StateValues;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order whose time is up, at a venue that does not see to it, is cancelled until the venue says that it has ended. */
final class RepeatedCancelTest {
    private static final long REPEAT_NS = OrderSettings.of(1).cancelRepeatNs();

    private final Desk desk = new EmulatorRig().desk;
    private final CoreHarness harness = desk.harness();
    private final long endNs = harness.timeNs() + 10 * SECOND;

    private long acceptedUntilItsDate() {
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(endNs));
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        return id;
    }

    private List<Long> cancels() {
        return harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.cancelOrder().requestId())
                .toList();
    }

    private long lastCancel() {
        return cancels().get(cancels().size() - 1);
    }

    private void refuse(final long id) {
        harness.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, lastCancel(), 0, 0, 0, units(3)));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.CANCEL_REFUSED);
    }

    @Test
    void shouldRepeatTheCancelOfAnOrderBeyondItsDateThatTheVenueRefuses() {
        final long id = acceptedUntilItsDate();
        harness.tickUntil(endNs);
        for (int refused = 1; refused <= 3; refused++) {
            refuse(id);
            assertThat(cancels()).as("not at once").hasSize(refused);
            assertThat(harness.nextDeadlineNs()).isEqualTo(endNs + refused * REPEAT_NS);
            harness.tickUntil(endNs + refused * REPEAT_NS);
            assertThat(cancels()).as("under new ids").hasSize(refused + 1).doesNotHaveDuplicates();
        }
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        assertThat(desk.update().orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldForgetTheRepetitionWhenTheOrderEndsBeforeIt() {
        final long id = acceptedUntilItsDate();
        harness.tickUntil(endNs);
        refuse(id);
        desk.fill(id, Desk.BID, 3, 3);
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(cancels()).hasSize(1);
    }

    @Test
    void shouldRepeatTheCancelThatTheGatewayKeepsBackWhenTheDayIsOver() {
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).timeInForce(TimeInForce.DAY));
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        harness.market(RunMessages.boundary(-1, BoundaryKind.SESSION_CLOSE));
        harness.report(VenueMessages.notSent(id, OrderAction.CANCEL, lastCancel()));
        assertThat(desk.update().orderState()).isEqualTo(OrderState.ACCEPTED);
        harness.tickUntil(harness.timeNs() + REPEAT_NS);
        assertThat(cancels()).hasSize(2).doesNotHaveDuplicates();
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(id);
    }

    /** The strategy's own cancel was on its way when the day ended. */
    @Test
    void shouldRepeatWhatWasRefusedToTheStrategyIfTheDayIsOverMeanwhile() {
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).timeInForce(TimeInForce.DAY));
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        desk.act(context -> context.cancel(id));
        harness.market(RunMessages.boundary(-1, BoundaryKind.SESSION_CLOSE));
        assertThat(cancels()).hasSize(1);
        refuse(id);
        harness.tickUntil(harness.timeNs() + REPEAT_NS);
        assertThat(cancels()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotRepeatTheCancelOfAStrategyWhoseOrderMayWorkOn() {
        final long id = acceptedUntilItsDate();
        desk.act(context -> context.cancel(id));
        refuse(id);
        assertThat(harness.nextDeadlineNs()).as("its date").isEqualTo(endNs);
        harness.tickUntil(endNs - 1);
        assertThat(cancels()).hasSize(1);
    }

    /** Nothing works there, the refusal says: what the venue lists tells what became of it, and no cancel is sent meanwhile. */
    @Test
    void shouldWaitForTheListIfTheRefusalSaysThatNothingWorks() {
        final long id = acceptedUntilItsDate();
        harness.tickUntil(endNs);
        harness.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, lastCancel(), 0, 0, 0, 0));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.FATE_UNKNOWN);
        harness.tickUntil(endNs + 3 * REPEAT_NS);
        assertThat(cancels()).hasSize(1);
    }

    @Test
    void shouldRepeatAtTheSameTimeAfterARestore() {
        final long id = acceptedUntilItsDate();
        harness.tickUntil(endNs);
        refuse(id);
        final CoreHarness other = desk.restored().harness();
        assertThat(other.nextDeadlineNs()).isEqualTo(endNs + REPEAT_NS);
        final int before = harness.outputs().size();
        harness.tickUntil(endNs + REPEAT_NS);
        other.tickUntil(endNs + REPEAT_NS);
        assertThat(other.outputs())
                .hasSize(1)
                .isEqualTo(harness.outputs().subList(before, harness.outputs().size()));
        assertThat(EngineRun.hashes(other.core())).isEqualTo(EngineRun.hashes(harness.core()));
    }

    /** The venue lists it although it has ended: until it is known which is true, a restored core has the same deadline, its date. */
    @Test
    void shouldWatchTheDateOfAnOrderThatMayNotHaveEndedAsARestoredCoreDoes() {
        final long id = acceptedUntilItsDate();
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.BUY, Desk.BID, units(3), 0));
        assertThat(desk.update().orderState()).isEqualTo(OrderState.UNKNOWN);
        for (final CoreHarness here : List.of(harness, desk.restored().harness())) {
            here.tickUntil(endNs - 1);
            assertThat(here.nextDeadlineNs()).isEqualTo(endNs);
            here.tickUntil(endNs);
            assertThat(here.outputs(CancelOrderDecoder.TEMPLATE_ID))
                    .singleElement()
                    .satisfies(
                            cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(id));
        }
    }

    /** It was to end at once, and its cancel was refused: behind the repetition its date is watched again. */
    @Test
    void shouldWatchTheDateBehindARepetitionAsARestoredCoreDoes() {
        final Desk plain = PlainVenueTest.deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        final CoreHarness here = plain.harness();
        final long id = plain.submit(c -> c.order(0, Side.BUY)
                .marketIfTouched(Desk.ASK)
                .quantity(units(3))
                .goodTill(endNs));
        here.report(VenueMessages.report(id, ExecType.ACCEPTED));
        final long cancel = plain.output().cancelOrder().requestId();
        here.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, cancel, 0, 0, 0, units(3)));
        here.tickUntil(here.timeNs() + REPEAT_NS);
        final long again = plain.output().cancelOrder().requestId();
        assertThat(again).isNotEqualTo(cancel);
        here.report(VenueMessages.venueSession(0, SessionState.DOWN));
        here.tickUntil(endNs - 1);
        assertThat(plain.restored().harness().nextDeadlineNs()).isEqualTo(here.nextDeadlineNs());
    }

    /** A kill cancels what a strategy is cancelling already: at most one of the two requests is answered by the end. */
    @Test
    void shouldNotWonderAtTheRefusalOfACancelThatWasRepeated() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        harness.admin(Commands.kill(1, -1, -1, -1, -1));
        final long first = cancels().get(0);
        final long second = lastCancel();
        assertThat(second).isGreaterThan(first);
        harness.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, first, 0, 0, 0, units(10)));
        assertThat(harness.core().execution().anomalies()).isZero();
        assertThat(StateValues.of(harness.core().execution(), "cancelRequest")).containsExactly(second);
        desk.fill(id, Desk.BID, 10, 10);
        for (final CoreHarness here : List.of(harness, desk.restored().harness())) {
            here.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, first, 0, 0, 0, 0));
            here.report(VenueMessages.notSent(id, OrderAction.CANCEL, first));
            here.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, second, 0, 0, 0, 0));
            assertThat(here.core().execution().anomalies()).isZero();
            here.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, second, 0, 0, 0, 0));
            assertThat(here.lastUpdate().anomaly())
                    .as("a second time there is no reason")
                    .isEqualTo(Anomaly.UNASKED_REFUSAL);
        }
    }
}
