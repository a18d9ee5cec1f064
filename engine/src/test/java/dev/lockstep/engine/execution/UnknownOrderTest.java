package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I6: what the venue has not answered is unknown, not dead; its exposure stays until the venue says what became of it. */
final class UnknownOrderTest extends VenueListRig {
    @Test
    void shouldCountAnOrderAsUnknownThatIsNotAnsweredInTimeAndAskTheVenue() {
        desk.buy(10);
        waitFor(TIMEOUT_NS - 1);
        assertThat(queries()).isZero();
        waitFor(1);
        assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 10);
        assertThat(desk.reservedBuy()).isEqualTo(10);
        assertThat(queries()).isEqualTo(1);
    }

    @Test
    void shouldAskAgainUntilTheVenueAnswers() {
        desk.buy(10);
        waitFor(TIMEOUT_NS);
        waitFor(TIMEOUT_NS);
        waitFor(TIMEOUT_NS);
        assertThat(queries()).isEqualTo(3);
        list(() -> {});
        assertLast(OrderEvent.RESOLVED, OrderState.CANCELLED, 0);
        assertThat(desk.reservedBuy()).isZero();
        waitFor(10 * TIMEOUT_NS);
        assertThat(queries()).isEqualTo(3);
    }

    @Test
    void shouldTakeALateAcceptanceForAnAnswer() {
        final long id = desk.buy(10);
        waitFor(TIMEOUT_NS);
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        assertLast(OrderEvent.ACCEPTED, OrderState.ACCEPTED, 10);
    }

    @Test
    void shouldNotTurnATimeoutIntoARejectionAndStillBelieveOne() {
        final long id = desk.buy(10);
        waitFor(TIMEOUT_NS);
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
        harness.report(VenueMessages.report(id, ExecType.REJECTED));
        assertLast(OrderEvent.REJECTED, OrderState.REJECTED, 0);
    }

    @Test
    void shouldCountAnUnansweredCancelAsUnknown() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        waitFor(TIMEOUT_NS);
        assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 10);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        assertLast(OrderEvent.CANCELLED, OrderState.CANCELLED, 0);
    }

    @Test
    void shouldNotWaitForAnythingOnceAnswered() {
        final long id = desk.accepted(Side.BUY, 10);
        waitFor(10 * TIMEOUT_NS);
        assertThat(queries()).isZero();
        desk.fill(id, Desk.BID, 10, 10);
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldCountEverythingAtAVenueAsUnknownThatGoesAway() {
        final long working = desk.accepted(Side.BUY, 10);
        desk.buy(5);
        session(SessionState.DOWN);
        assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 5);
        assertThat(desk.reservedBuy()).isEqualTo(15);
        session(SessionState.UP);
        assertThat(desk.reservedBuy()).as("a session is no answer").isEqualTo(15);
        list(() -> harness.report(VenueMessages.venueOrder(working, 0, "V1", Side.BUY, Desk.BID, units(10), 0)));
        assertThat(desk.reservedBuy()).isEqualTo(10);
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldStepThroughManyOrdersOfAVenueThatGoesAway() {
        for (int i = 0; i < 100; i++) {
            desk.buy(1);
        }
        session(SessionState.DOWN);
        assertThat(harness.updates().stream()
                        .filter(update -> update.orderEvent() == OrderEvent.FATE_UNKNOWN)
                        .map(OrderUpdateDecoder::orderId)
                        .distinct())
                .hasSize(100);
        list(() -> {});
        assertThat(desk.reservedBuy()).isZero();
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    /** Its end, not what an earlier one has left over, tells what is missing from it. */
    @Test
    void shouldResolveNothingByAListThatHasOnlyBegun() {
        for (int i = 0; i < 100; i++) {
            desk.accepted(Side.BUY, 1);
        }
        harness.deliver(VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        harness.deliver(VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
        harness.deliver(VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        harness.drainLoopbacks();
        final int open = harness.core().execution().openOrders();
        assertThat(open).isEqualTo(100 - Limits.ORDERS_PER_STEP);
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldTakeWhatTheVenueListsForWhatIsInForce() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID - TICK, units(20)));
        session(SessionState.DOWN);
        assertThat(desk.reservedBuy()).as("the replace may have been done").isEqualTo(20);
        list(() -> harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.BUY, Desk.BID, units(10), 0)));
        assertLast(OrderEvent.RESOLVED, OrderState.ACCEPTED, 10);
        assertThat(desk.reservedBuy()).isEqualTo(10);
        assertThat(desk.update().price()).isEqualTo(Desk.BID);
    }

    @Test
    void shouldCountFillsOfTheListOnceAndKeepReservedWhatTheListSaysIsMissing() {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.fill(id, "A", Desk.BID, units(2), units(2)));
        session(SessionState.DOWN);
        list(() -> {
            harness.report(VenueMessages.fill(id, "A", Desk.BID, units(2), units(2)));
            harness.report(VenueMessages.fill(id, "B", Desk.BID, units(3), units(5)));
            harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.BUY, Desk.BID, units(10), units(6)));
        });
        assertLast(OrderEvent.RESOLVED, OrderState.PARTIALLY_FILLED, 5);
        assertThat(desk.position()).isEqualTo(5);
        harness.report(VenueMessages.fill(id, "C", Desk.BID, units(1), units(6)));
        assertThat(desk.reservedBuy()).isEqualTo(4);
    }

    /** The list may have been made before the order arrived. */
    @Test
    void shouldNotGiveUpAnOrderThatWasOnItsWayWhenTheListBegan() {
        final long before = desk.accepted(Side.BUY, 1);
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        final long meanwhile = desk.accepted(Side.BUY, 2);
        final long onItsWay = desk.buy(4);
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
        assertThat(desk.reservedBuy()).isEqualTo(6);
        assertThat(desk.update().orderId()).isEqualTo(before);
        harness.report(VenueMessages.report(onItsWay, ExecType.ACCEPTED));
        desk.fill(meanwhile, Desk.BID, 2, 2);
        assertThat(desk.reservedBuy()).isEqualTo(4);
    }

    @Test
    void shouldLoseAnOrderWhoseCancelIsRefusedBecauseNothingWorks() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        harness.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, 0, 0, 0, 0, 0));
        assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 10);
        // It had been filled; the report comes late.
        desk.fill(id, Desk.BID, 10, 10);
        assertLast(OrderEvent.FILLED, OrderState.FILLED, 0);
    }

    @Test
    void shouldNotWonderAtTheRefusalOfACancelThatCameTooLate() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        final long request = desk.output().cancelOrder().requestId();
        desk.fill(id, Desk.BID, 10, 10);
        assertLast(OrderEvent.FILLED, OrderState.FILLED, 0);
        final Desk restored = desk.restored();
        for (final CoreHarness here : List.of(harness, restored.harness())) {
            here.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, request, 0, 0, 0, 0));
            assertThat(here.core().execution().anomalies()).isZero();
            here.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, request, 0, 0, 0, 0));
            assertThat(here.lastUpdate().anomaly())
                    .as("a second time there is no reason")
                    .isEqualTo(Anomaly.UNASKED_REFUSAL);
        }
    }

    /** That it has ended is known only when it is known not to have been enlarged before. */
    @Test
    void shouldExpectARefusedCancelWhenARefusedReplaceHasShownThatTheOrderWasFilled() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID, units(12)));
        final long replace = desk.output().replaceOrder().requestId();
        desk.act(context -> context.cancel(id));
        final long cancel = desk.output().cancelOrder().requestId();
        desk.fill(id, Desk.BID, 10, 10);
        assertLast(OrderEvent.FILLED, OrderState.PENDING_CANCEL, 2);
        harness.report(VenueMessages.answer(id, ExecType.REPLACE_REJECTED, replace, 0, 0, 0, 0));
        assertLast(OrderEvent.REPLACE_REFUSED, OrderState.FILLED, 0);
        harness.report(VenueMessages.answer(id, ExecType.CANCEL_REJECTED, cancel, 0, 0, 0, 0));
        assertThat(harness.core().execution().anomalies()).isZero();
    }

    @Test
    void shouldIgnoreAnswersToRequestsThatAreNotOnTheirWay() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID, units(12)));
        final long request = desk.output().replaceOrder().requestId();
        assertThat(request).isNotZero();
        harness.report(VenueMessages.answer(id, ExecType.REPLACED, request + 1, Desk.BID, units(3), 0, units(3)));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNASKED_REPLACE);
        harness.report(VenueMessages.answer(id, ExecType.REPLACE_REJECTED, request - 1, 0, 0, 0, units(10)));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNASKED_REFUSAL);
        harness.report(VenueMessages.notSent(id, OrderAction.REPLACE, request + 1));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.LATE_NOT_SENT);
        assertThat(desk.reservedBuy()).isEqualTo(12);
        harness.report(VenueMessages.answer(id, ExecType.REPLACED, request, Desk.BID, units(12), 0, units(12)));
        assertLast(OrderEvent.REPLACED, OrderState.ACCEPTED, 12);
    }

    @Test
    void shouldAdoptOrdersFoundAtTheVenueAndCountThemInRisk() {
        final int sent = harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
        list(() -> {
            harness.report(VenueMessages.venueOrder(1L << 50, 0, "V7", Side.BUY, Desk.BID, units(10), units(4)));
            harness.report(VenueMessages.venueOrder(0, 0, "FOREIGN-1", Side.SELL, Desk.ASK, units(7), 0));
        });
        assertThat(harness.updates()).extracting(update -> update.orderEvent()).containsOnly(OrderEvent.ADOPTED);
        assertThat(desk.reservedBuy()).isEqualTo(6);
        assertThat(desk.reservedSell()).isEqualTo(7);
        // Listed again, it is the same one.
        list(() -> {
            harness.report(VenueMessages.venueOrder(1L << 50, 0, "V7", Side.BUY, Desk.BID, units(10), units(4)));
            harness.report(VenueMessages.venueOrder(0, 0, "FOREIGN-1", Side.SELL, Desk.ASK, units(7), 0));
        });
        assertThat(harness.core().execution().openOrders()).isEqualTo(2);
        assertThat(desk.reservedSell()).isEqualTo(7);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(sent);
        list(() -> {});
        assertThat(desk.reservedBuy() + desk.reservedSell()).isZero();
    }

    @Test
    void shouldBookWhatTheVenuesPositionHasMoreThanTheFillsAsNobodys() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 10, 10);
        list(() -> harness.report(VenueMessages.venuePosition(0, units(-5), Desk.ASK)));
        assertThat(desk.position()).isEqualTo(-5);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.BOOKED);
        final int updates = harness.updates().size();
        list(() -> harness.report(VenueMessages.venuePosition(0, units(-5), Desk.ASK)));
        assertThat(harness.updates()).as("booked once").hasSize(updates);
    }

    @Test
    void shouldOpenAnOrderAgainThatTheVenueStillHas() {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        assertThat(desk.reservedBuy()).isZero();
        list(() -> harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.BUY, Desk.BID, units(10), 0)));
        assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 10);
        assertThat(desk.reservedBuy())
                .as("the list may be older than the end, or right")
                .isEqualTo(10);
        assertThat(queries()).isEqualTo(1);
        list(() -> harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.BUY, Desk.BID, units(10), 0)));
        assertLast(OrderEvent.RESOLVED, OrderState.ACCEPTED, 10);
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
        waitFor(10 * TIMEOUT_NS);
        assertThat(queries()).as("nobody has to ask any more").isEqualTo(1);
    }

    /** The list was made before the order ended, and comes behind its end. */
    @Test
    void shouldNotTakeAnOrderForOpenThatOnlyAListHasThatIsOlderThanItsEnd() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 4, 4);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED, 0, 0, units(4), 0));
        list(() -> listed(id, 10, 4));
        assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 6);
        final Desk restored = desk.restored();
        for (final CoreHarness here : List.of(harness, restored.harness())) {
            assertThat(here.core().execution().openOrders()).isEqualTo(1);
            here.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
            here.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
            assertThat(here.lastUpdate().orderEvent()).isEqualTo(OrderEvent.RESOLVED);
            assertThat(here.lastUpdate().reservationQuantity()).isZero();
            assertThat(here.core().execution().openOrders()).isZero();
            assertThat(here.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void shouldAskAgainForAListThatWouldTellWhetherAnEndedOrderIsOpen() {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        list(() -> listed(id, 10, 0));
        waitFor(TIMEOUT_NS);
        assertThat(queries()).isEqualTo(2);
    }

    private void listed(final long id, final long quantity, final long cum) {
        harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.BUY, Desk.BID, units(quantity), units(cum)));
    }

    /** A fill before the acknowledgement: the venue has the order, so from then on a list has it too, or it has ended. */
    @Test
    void shouldMissAnOrderInAListThatWasFilledInPartBeforeItWasAcknowledged() {
        final long id = desk.buy(10);
        desk.fill(id, Desk.BID, 4, 4);
        list(() -> {});
        assertLast(OrderEvent.RESOLVED, OrderState.CANCELLED, 0);
        assertThat(desk.reservedBuy()).isZero();
    }

    @Test
    void shouldCountUnreadableListings() {
        list(() -> {
            harness.report(VenueMessages.venueOrder(5, 77, "V1", Side.BUY, Desk.BID, units(10), 0));
            harness.report(VenueMessages.venueOrder(5, 0, "V1", Side.BUY, Desk.BID, units(10), units(10)));
            harness.report(VenueMessages.venuePosition(77, units(1), Desk.BID));
        });
        harness.report(VenueMessages.venueSession(9, SessionState.DOWN));
        harness.report(VenueMessages.reconciliation(9, ReconciliationPhase.BEGIN));
        assertThat(harness.core().execution().anomalies()).isEqualTo(5);
        assertThat(harness.core().execution().openOrders()).isZero();
    }
}
