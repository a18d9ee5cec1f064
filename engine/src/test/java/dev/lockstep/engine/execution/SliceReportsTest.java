package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Late, repeated, missing and contradicting reports of slices: an order of 10 of which 3 are shown. */
final class SliceReportsTest {
    private final SliceRig rig = new SliceRig(Units.wideLimits());
    private final long id = rig.buy(10, 3);

    private long later() {
        rig.accept(id);
        rig.fill(id, "A", 3, 3);
        return rig.slice();
    }

    @Test
    void shouldCountAFillOfAnEarlierSliceOnceThatComesAgain() {
        later();
        rig.fill(id, "A", 3, 3);
        rig.assertAnomaly(Anomaly.DUPLICATE_FILL);
        rig.assertLast(OrderEvent.ANOMALY, OrderState.PARTIALLY_FILLED, 3, 7);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    /** Two slices may be filled alike; without ids of the venue's own, only the slice tells them apart. */
    @Test
    void shouldTellFillsOfSlicesApartThatAreAlike() {
        rig.accept(id);
        rig.desk.fill(id, Desk.BID, 3, 3);
        final long second = rig.slice();
        rig.desk.fill(second, Desk.BID, 3, 3);
        rig.assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 6, 4);
        rig.desk.fill(second, Desk.BID, 3, 3);
        rig.assertAnomaly(Anomaly.DUPLICATE_FILL);
    }

    /** It is more than the slice was for, and money: 4 of 10 are filled, and the 3 that work are still within what is left. */
    @Test
    void shouldCountALateFillOfAnEarlierSlice() {
        later();
        rig.fill(id, "LATE", 1, 4);
        rig.assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 4, 6);
        assertThat(rig.update().anomaly()).isEqualTo(Anomaly.FILL_AFTER_END);
        rig.take(3);
        rig.take(3);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L);
    }

    @Test
    void shouldShrinkOrCancelASliceForWhichALateFillLeavesTooLittle() {
        final long second = later();
        rig.accept(second);
        rig.fill(id, "LATE", 5, 8);
        assertThat(rig.desk.output().replaceOrder().orderId()).isEqualTo(second);
        assertThat(rig.desk.output().replaceOrder().quantity()).isEqualTo(units(2));
        assertThat(rig.desk.reservedBuy()).as("all 3 may still be filled").isEqualTo(3);
        final long request = rig.desk.output().replaceOrder().requestId();
        rig.report(VenueMessages.answer(second, ExecType.REPLACED, request, Desk.BID, units(2), 0, units(2)));
        rig.assertLast(OrderEvent.REPLACED, OrderState.PARTIALLY_FILLED, 8, 2);
        rig.fill(id, "LATER", 2, 10);
        assertThat(rig.desk.output().cancelOrder().orderId()).isEqualTo(second);
        assertThat(rig.desk.reservedBuy()).isEqualTo(2);
        rig.report(VenueMessages.report(second, ExecType.CANCELLED));
        rig.assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 10, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldNameLateWordsOfAnEarlierSliceAndChangeNothing() {
        later();
        rig.report(VenueMessages.report(id, ExecType.ACCEPTED));
        rig.assertAnomaly(Anomaly.LATE_ACK);
        rig.report(VenueMessages.report(id, ExecType.REJECTED));
        rig.assertAnomaly(Anomaly.LATE_REJECT);
        rig.report(VenueMessages.report(id, ExecType.CANCELLED));
        rig.assertAnomaly(Anomaly.LATE_END);
        rig.report(VenueMessages.answer(id, ExecType.REPLACED, 7, Desk.BID, units(1), 0, units(1)));
        rig.assertAnomaly(Anomaly.UNASKED_REPLACE);
        rig.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, 7, 0, 0, 0, 0));
        rig.assertLast(OrderEvent.ANOMALY, OrderState.PARTIALLY_FILLED, 3, 7);
        rig.take(3);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L);
    }

    @Test
    void shouldShowNothingUntilAllFillsOfTheSliceHaveBeenTold() {
        rig.accept(id);
        rig.fill(id, "B", 1, 3);
        rig.assertLast(OrderEvent.FILLED, OrderState.UNKNOWN, 1, 9);
        assertThat(rig.update().anomaly()).isEqualTo(Anomaly.FILLS_MISSING);
        assertThat(rig.sizes()).containsExactly(3L);
        assertThat(rig.harness.outputs(VenueQueryDecoder.TEMPLATE_ID)).hasSize(1);
        rig.fill(id, "A", 2, 2);
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 3, 7);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    @Test
    void shouldEndWithTheLastMissingFillOfTheLastSlice() {
        rig.take(3);
        rig.take(3);
        rig.take(3);
        final long last = rig.slice();
        rig.accept(last);
        rig.report(VenueMessages.report(last, ExecType.CANCELLED, 0, 0, units(1), 0));
        rig.assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 9, 1);
        rig.fill(last, "Z", 1, 1);
        rig.assertLast(OrderEvent.FILLED, OrderState.CANCELLED, 10, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldTakeAFillOfAnEarlierSliceBackAndShowThatAgain() {
        final long second = later();
        rig.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", Desk.BID, units(3), 0));
        rig.assertLast(OrderEvent.BUSTED, OrderState.SUBMITTED, 0, 10);
        rig.accept(second);
        rig.fill(second, "B", 3, 3);
        rig.take(3);
        rig.take(3);
        rig.take(1);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L, 3L, 1L);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        assertThat(rig.desk.position()).isEqualTo(10);
    }

    @Test
    void shouldCorrectAFillOfAnEarlierSlice() {
        later();
        rig.report(VenueMessages.takenBack(id, ExecType.FILL_CORRECTED, "A", "A2", Desk.BID, units(2), units(2)));
        rig.assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 2, 8);
        rig.take(3);
        rig.take(3);
        rig.take(2);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L, 2L);
    }

    @Test
    void shouldTakeBackAFillOfAnEarlierSliceOfAnOrderThatHasEnded() {
        final long second = later();
        rig.report(VenueMessages.report(second, ExecType.REJECTED));
        rig.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", Desk.BID, units(3), 0));
        rig.assertLast(OrderEvent.BUSTED, OrderState.CANCELLED, 0, 0);
        assertThat(rig.desk.position()).isZero();
    }

    @Test
    void shouldAskForASliceThatIsNotAnsweredInTime() {
        later();
        rig.harness.tickUntil(rig.harness.timeNs() + 5 * SECOND);
        rig.assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 3, 7);
        assertThat(rig.harness.outputs(VenueQueryDecoder.TEMPLATE_ID)).hasSize(1);
        rig.accept(rig.slice());
        rig.assertLast(OrderEvent.ACCEPTED, OrderState.PARTIALLY_FILLED, 3, 7);
    }

    @Test
    void shouldWaitForNothingOnceASliceIsAcknowledgedAndTellNobody() {
        final long second = later();
        final int told = rig.harness.updates().size();
        rig.accept(second);
        assertThat(rig.harness.updates()).hasSize(told);
        rig.harness.tickUntil(rig.harness.timeNs() + 60 * SECOND);
        assertThat(rig.harness.updates()).hasSize(told);
        assertThat(rig.harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldFindTheSliceThatWorksInAList() {
        final long second = later();
        rig.accept(second);
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 3, 7);
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
        rig.list(() -> {
            rig.fill(second, "B", 1, 1);
            rig.listed(second, 3, 1);
        });
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 4, 6);
        assertThat(rig.update().quantity()).isEqualTo(units(10));
        rig.fill(second, "C", 2, 3);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L);
    }

    /** The list brings the rest of slice 2; slice 3 goes out meanwhile, so the list says nothing of it. */
    @Test
    void shouldGoOnWhenAListBringsWhatIsMissingOfASlice() {
        final long second = later();
        rig.accept(second);
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
        rig.list(() -> rig.fill(second, "B", 3, 3));
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 6, 4);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L);
    }

    @Test
    void shouldEndWithWhatItHasIfTheListDoesNotNameTheSlice() {
        final long second = later();
        rig.accept(second);
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
        rig.list(() -> {});
        rig.assertLast(OrderEvent.RESOLVED, OrderState.CANCELLED, 3, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldOpenAnOrderAgainWhoseLaterSliceIsListed() {
        final long second = later();
        rig.report(VenueMessages.report(second, ExecType.REJECTED));
        rig.list(() -> rig.listed(second, 3, 0));
        rig.assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 3, 7);
        rig.list(() -> rig.listed(second, 3, 0));
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 3, 7);
        rig.fill(second, "B", 3, 3);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L);
    }

    @Test
    void shouldCancelAnEarlierSliceThatIsListedAsOpen() {
        final long second = later();
        rig.accept(second);
        rig.list(() -> {
            rig.listed(id, 3, 2);
            rig.assertAnomaly(Anomaly.LATE_END);
            assertThat(rig.desk.output().cancelOrder().orderId()).isEqualTo(id);
            rig.listed(second, 3, 0);
        });
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 3, 7);
    }

    @Test
    void shouldKnowAReplaceThatAListShowsDone() {
        final long second = later();
        rig.accept(second);
        rig.desk.act(context -> context.replace(id, Desk.BID - Units.TICK, units(5)));
        rig.list(() ->
                rig.report(VenueMessages.venueOrder(second, 0, "V", Side.BUY, Desk.BID - Units.TICK, units(2), 0)));
        rig.assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 3, 2);
        assertThat(rig.update().quantity()).isEqualTo(units(5));
    }

    /** From the state before every one of the reports, another core gives the same as the one that went on. */
    @Test
    void shouldGoOnAlikeFromTheStateBeforeEveryReport() {
        final List<Supplier<DirectBuffer>> steps = List.of(
                () -> VenueMessages.report(id, ExecType.ACCEPTED),
                () -> VenueMessages.fill(id, "B", Desk.BID, units(1), units(3)),
                () -> VenueMessages.fill(id, "A", Desk.BID, units(2), units(2)),
                () -> VenueMessages.fill(id, "A", Desk.BID, units(2), units(2)),
                () -> VenueMessages.report(rig.slice(), ExecType.ACCEPTED),
                () -> VenueMessages.fill(rig.slice(), "C", Desk.BID, units(3), units(3)),
                () -> VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "B", "", Desk.BID, units(1), 0),
                () -> VenueMessages.fill(rig.slice(), "D", Desk.BID, units(3), units(3)),
                () -> VenueMessages.report(rig.slice(), ExecType.REJECTED),
                () -> VenueMessages.report(rig.slice(), ExecType.EXPIRED),
                () -> VenueMessages.fill(id, "LATE", Desk.BID, units(1), units(3)));
        final List<DirectBuffer> reports = new ArrayList<>();
        final List<Integer> outputs = new ArrayList<>();
        final List<Desk> restored = new ArrayList<>();
        for (final Supplier<DirectBuffer> step : steps) {
            outputs.add(rig.harness.outputs().size());
            restored.add(rig.desk.restored());
            reports.add(step.get());
            rig.report(reports.get(reports.size() - 1));
        }
        assertThat(rig.sizes()).as("8 are filled, and 2 refused").containsExactly(3L, 3L, 3L, 2L);
        rig.assertLast(OrderEvent.FILLED, OrderState.CANCELLED, 9, 0);
        for (int i = 0; i < steps.size(); i++) {
            final CoreHarness other = restored.get(i).harness();
            reports.subList(i, reports.size()).forEach(other::report);
            final List<Output> sent = rig.harness.outputs();
            assertThat(other.outputs()).as("from report %d on", i).isEqualTo(sent.subList(outputs.get(i), sent.size()));
            assertThat(EngineRun.hashes(other.core()))
                    .as("from report %d on", i)
                    .isEqualTo(EngineRun.hashes(rig.harness.core()));
        }
    }
}
