package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Fills that the venue takes back, or changes, when their order is not known, or not any more: the position follows, as it does with late fills. */
final class TakenBackFillsTest extends VenueListRig {
    /** More than are remembered. */
    private static final int MANY = 1_100;

    private long filledAndForgotten() {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.fill(id, "A", Desk.BID, units(10), units(10)));
        for (int i = 0; i < MANY; i++) {
            harness.report(VenueMessages.report(desk.buy(1), ExecType.REJECTED));
        }
        assertThat(desk.position()).isEqualTo(10);
        return id;
    }

    private void assertTakenBack(final OrderUpdateDecoder update, final int strategy, final long units) {
        assertThat(update.orderEvent()).isEqualTo(OrderEvent.BUSTED);
        assertThat(update.orderId()).as("there is no order any more").isZero();
        assertThat(update.strategy()).isEqualTo((short) strategy);
        assertThat(update.lastQuantity()).isEqualTo(units(units));
        assertThat(update.lastPrice()).isEqualTo(Desk.BID);
        assertThat(update.anomaly()).isEqualTo(Anomaly.UNKNOWN_ORDER);
    }

    @Test
    void shouldTakeTheFillOfAForgottenOrderOffThePositionOfItsStrategy() {
        final long id = filledAndForgotten();
        final Desk restored = desk.restored();
        for (final CoreHarness here : List.of(harness, restored.harness())) {
            here.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
            assertTakenBack(here.lastUpdate(), 0, 10);
            assertThat(Holdings.position(here.core(), 0)).isZero();
            assertThat(here.core().execution().anomalies()).isEqualTo(1);
            here.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
            assertThat(here.lastUpdate().anomaly()).as("once only").isEqualTo(Anomaly.UNKNOWN_FILL);
            assertThat(Holdings.position(here.core(), 0)).isZero();
        }
        assertThat(EngineRun.hashes(restored.harness().core())).isEqualTo(EngineRun.hashes(harness.core()));
        assertThat(queries()).as("it is known what became of it").isZero();
    }

    @Test
    void shouldCorrectTheFillOfAForgottenOrder() {
        final long id = filledAndForgotten();
        harness.report(
                VenueMessages.takenBack(id, ExecType.FILL_CORRECTED, "A", "A2", Desk.BID - TICK, units(7), units(7)));
        final List<OrderUpdateDecoder> updates = harness.updates();
        assertTakenBack(updates.get(updates.size() - 2), 0, 10);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.BOOKED);
        assertThat(desk.update().strategy()).isZero();
        assertThat(desk.update().lastPrice()).isEqualTo(Desk.BID - TICK);
        assertThat(desk.position()).isEqualTo(7);
        harness.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A2", "", 0, 0, 0));
        assertThat(desk.position()).as("and what it was corrected to, too").isZero();
    }

    @Test
    void shouldTakeBackAFillOfAnOrderThatNobodyEverKnew() {
        final UnsafeBuffer stray = VenueMessages.fill(4_711, "X", Desk.BID, units(5), units(5));
        new ExecutionReportEncoder()
                .wrap(stray, MessageHeaderEncoder.ENCODED_LENGTH)
                .side(Side.SELL);
        harness.report(stray);
        assertThat(desk.position()).isEqualTo(-5);
        harness.report(VenueMessages.takenBack(4_711, ExecType.FILL_BUSTED, "X", "", 0, 0, 0));
        assertTakenBack(desk.update(), Order.NOBODY, 5);
        assertThat(desk.position()).isZero();
    }

    /** Whether it was counted nobody knows, so nothing is booked on a guess: the list of positions is asked for. */
    @Test
    void shouldAskForPositionsWhenAFillIsTakenBackThatIsNotRemembered() {
        final long known = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.takenBack(4_711, ExecType.FILL_BUSTED, "X", "", Desk.BID, units(5), 0));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNKNOWN_FILL);
        assertThat(queries()).isEqualTo(1);
        list(() -> harness.report(VenueMessages.venueOrder(known, 0, "V", Side.BUY, Desk.BID, units(10), 0)));
        harness.report(VenueMessages.takenBack(known, ExecType.FILL_BUSTED, "Y", "", Desk.BID, units(5), 0));
        assertThat(queries()).isEqualTo(2);
        assertThat(desk.position()).isZero();
        assertThat(desk.reservedBuy()).isEqualTo(10);
    }
}
