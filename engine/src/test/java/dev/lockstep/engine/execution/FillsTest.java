package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Fills that come twice, late, in another order, too many, after the end, or are taken back. */
final class FillsTest {
    private final Desk desk = new Desk(wideLimits());
    private final CoreHarness harness = desk.harness();
    private final long id = desk.accepted(Side.BUY, 10);

    private void fill(final String fillId, final long units, final long cum) {
        harness.report(VenueMessages.fill(id, fillId, Desk.BID, units(units), units(cum)));
    }

    private void assertState(final OrderState state, final long cum, final long reserved) {
        assertThat(desk.update().orderState()).isEqualTo(state);
        assertThat(desk.update().cumQuantity()).isEqualTo(units(cum));
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(reserved));
        assertThat(desk.reservedBuy()).isEqualTo(reserved);
        assertThat(desk.position()).isEqualTo(cum);
    }

    private void assertAnomaly(final Anomaly reason, final long total) {
        assertThat(desk.update().anomaly()).isEqualTo(reason);
        assertThat(harness.core().execution().anomalies()).isEqualTo(total);
    }

    @Test
    void shouldCountAFillOnceWhoseIdComesTwice() {
        fill("A", 4, 4);
        // The repeat claims another total, which an id does not care about.
        fill("A", 4, 8);
        assertAnomaly(Anomaly.DUPLICATE_FILL, 1);
        assertState(OrderState.PARTIALLY_FILLED, 4, 6);
        fill("B", 4, 8);
        assertState(OrderState.PARTIALLY_FILLED, 8, 2);
    }

    @Test
    void shouldCountAFillOnceWithoutAnIdWhoseContentComesTwice() {
        desk.fill(id, Desk.BID, 4, 4);
        desk.fill(id, Desk.BID, 4, 4);
        assertAnomaly(Anomaly.DUPLICATE_FILL, 1);
        assertState(OrderState.PARTIALLY_FILLED, 4, 6);
        desk.fill(id, Desk.BID, 4, 8);
        assertState(OrderState.PARTIALLY_FILLED, 8, 2);
    }

    @Test
    void shouldCountFillsInAnyOrder() {
        fill("B", 5, 9);
        assertAnomaly(Anomaly.FILLS_MISSING, 1);
        assertState(OrderState.PARTIALLY_FILLED, 5, 5);
        fill("A", 4, 4);
        assertState(OrderState.PARTIALLY_FILLED, 9, 1);
        fill("C", 1, 10);
        assertState(OrderState.FILLED, 10, 0);
        assertThat(harness.core().execution().anomalies()).isEqualTo(1);
    }

    /** The last fill came first: the order has ended, but not for us until the others have come. */
    @Test
    void shouldKeepReservedWhatIsMissingOfAnOrderThatTheVenueHasFilled() {
        fill("C", 3, 10);
        assertAnomaly(Anomaly.FILLS_MISSING, 1);
        assertState(OrderState.UNKNOWN, 3, 7);
        fill("A", 4, 4);
        assertState(OrderState.UNKNOWN, 7, 3);
        fill("B", 3, 7);
        assertState(OrderState.FILLED, 10, 0);
    }

    @Test
    void shouldKeepReservedWhatIsMissingOfAnOrderThatTheVenueHasCancelled() {
        harness.report(VenueMessages.report(id, ExecType.CANCELLED, 0, 0, units(6), 0));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.FATE_UNKNOWN);
        assertState(OrderState.UNKNOWN, 0, 6);
        fill("A", 6, 6);
        assertState(OrderState.CANCELLED, 6, 0);
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldCountMoreThanWasOrdered() {
        fill("A", 13, 13);
        assertAnomaly(Anomaly.OVERFILL, 1);
        assertState(OrderState.FILLED, 13, 0);
    }

    @Test
    void shouldCountAFillThatComesBehindTheCancel() {
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        assertState(OrderState.CANCELLED, 0, 0);
        fill("A", 4, 4);
        assertAnomaly(Anomaly.FILL_AFTER_END, 1);
        assertState(OrderState.CANCELLED, 4, 0);
        fill("A", 4, 4);
        assertAnomaly(Anomaly.DUPLICATE_FILL, 2);
        assertThat(desk.position()).isEqualTo(4);
    }

    @Test
    void shouldRefuseAFillOfNothingOrOfMoreThanThereIs() {
        fill("A", 0, 0);
        assertAnomaly(Anomaly.BAD_FILL, 1);
        fill("B", -4, 4);
        assertAnomaly(Anomaly.BAD_FILL, 2);
        harness.report(VenueMessages.fill(id, "C", Desk.BID, Long.MAX_VALUE, units(1)));
        harness.report(VenueMessages.fill(id, "D", Desk.BID, Long.MAX_VALUE, units(1)));
        assertAnomaly(Anomaly.UNREADABLE, 4);
        assertThat(desk.position()).isZero();
    }

    @Test
    void shouldTakeAFillBackAtItsPriceAndLetTheOrderWorkOn() {
        fill("A", 4, 4);
        fill("B", 2, 6);
        harness.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.BUSTED);
        assertThat(desk.update().lastPrice()).isEqualTo(Desk.BID);
        assertThat(desk.update().lastQuantity()).isEqualTo(units(4));
        assertState(OrderState.PARTIALLY_FILLED, 2, 8);
        // Taken back once, and not counted again if the venue repeats the fill.
        harness.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
        assertAnomaly(Anomaly.UNKNOWN_FILL, 1);
        fill("A", 4, 4);
        assertAnomaly(Anomaly.DUPLICATE_FILL, 2);
        assertState(OrderState.PARTIALLY_FILLED, 2, 8);
        harness.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "B", "", 0, 0, 0));
        assertState(OrderState.ACCEPTED, 0, 10);
    }

    @Test
    void shouldTakeAFillBackThatEndedItsOrderWithoutOpeningItAgain() {
        fill("A", 10, 10);
        harness.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
        assertState(OrderState.FILLED, 0, 0);
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldCorrectAFill() {
        fill("A", 4, 4);
        harness.report(
                VenueMessages.takenBack(id, ExecType.FILL_CORRECTED, "A", "A2", Desk.BID - TICK, units(3), units(3)));
        final var updates = harness.updates();
        assertThat(updates.get(updates.size() - 2).orderEvent()).isEqualTo(OrderEvent.BUSTED);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.FILLED);
        assertThat(desk.update().lastPrice()).isEqualTo(Desk.BID - TICK);
        assertState(OrderState.PARTIALLY_FILLED, 3, 7);
        // 3 at 99.98 are what is left: the 4 at 99.99 were given back for what they cost.
        assertThat(harness.core().risk().portfolio().report().firstHolding(0).cost())
                .isEqualTo(299_940_000L);
        harness.report(
                VenueMessages.takenBack(id, ExecType.FILL_CORRECTED, "A", "A2", Desk.BID - TICK, units(3), units(3)));
        assertAnomaly(Anomaly.UNKNOWN_FILL, 1);
        assertThat(desk.position()).isEqualTo(3);
    }

    /** A fill is a position, whoever asked for it. */
    @Test
    void shouldBookAFillOfAnOrderThatNobodyKnowsAsNobodys() {
        final UnsafeBuffer stray = VenueMessages.fill(4_711, "X", Desk.ASK, units(5), units(5));
        new dev.lockstep.codecs.sbe.ExecutionReportEncoder().wrap(stray, 8).side(Side.SELL);
        harness.report(stray);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.BOOKED);
        assertThat(desk.update().strategy()).isEqualTo((short) Order.NOBODY);
        assertThat(desk.position()).isEqualTo(-5);
        harness.report(stray);
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.DUPLICATE_FILL);
        assertThat(desk.position()).isEqualTo(-5);
    }

    /** 3 of 10 have come when the venue says that 5 were filled before the end; what is corrected meanwhile is not what is missing. */
    @Test
    void shouldKeepReservedWhatIsMissingWhenAnotherFillIsCorrected() {
        fill("A", 3, 3);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED, 0, 0, units(5), 0));
        assertState(OrderState.UNKNOWN, 3, 2);
        harness.report(
                VenueMessages.takenBack(id, ExecType.FILL_CORRECTED, "A", "A2", Desk.BID - TICK, units(3), units(3)));
        assertState(OrderState.UNKNOWN, 3, 2);
        fill("B", 2, 5);
        assertState(OrderState.CANCELLED, 5, 0);
    }

    /** A venue that says nothing of fills when it cancels has not taken back what it said before. */
    @Test
    void shouldKeepReservedWhatIsMissingWhenTheEndDoesNotSayWhatWasFilled() {
        fill("B", 1, 3);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED));
        assertState(OrderState.UNKNOWN, 1, 2);
        fill("A", 2, 2);
        assertState(OrderState.CANCELLED, 3, 0);
    }

    @Test
    void shouldCountAFillOfAForeignOrderOnceThatComesAgainAfterItsEnd() {
        harness.report(VenueMessages.venueOrder(0, 0, "X", Side.BUY, Desk.BID, units(5), 0));
        harness.report(VenueMessages.foreignFill("X", "F", Side.BUY, Desk.BID, units(5), units(5)));
        assertThat(desk.position()).isEqualTo(5);
        harness.report(VenueMessages.foreignFill("X", "F", Side.BUY, Desk.BID, units(5), units(5)));
        assertThat(desk.position()).isEqualTo(5);
    }
}
