package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a list of open orders says, and what it does not. */
final class VenueListTest extends VenueListRig {
    /** What ended is remembered by the venue's name of it, too, after a restart as well. */
    @Test
    void shouldCountTheFillOfAFoundOrderOnceThatEndedWithIt() {
        list(() -> harness.report(VenueMessages.venueOrder(0, 0, "FOREIGN-1", Side.BUY, Desk.BID, units(7), 0)));
        harness.report(VenueMessages.foreignFill("FOREIGN-1", "F", Side.BUY, Desk.BID, units(7), units(7)));
        assertLast(OrderEvent.FILLED, OrderState.FILLED, 0);
        for (final Desk here : List.of(desk.restored(), desk)) {
            here.harness().report(VenueMessages.foreignFill("FOREIGN-1", "F", Side.BUY, Desk.BID, units(7), units(7)));
            assertThat(here.update().anomaly()).isEqualTo(Anomaly.DUPLICATE_FILL);
            assertThat(here.position()).isEqualTo(7);
        }
    }

    /** The list that was asked for first says nothing of what is lost after it has begun. */
    @Test
    void shouldAskAgainForWhatIsLostWhileAListIsUnderWay() {
        desk.buy(1);
        waitFor(5 * SECOND);
        assertThat(queries()).isEqualTo(1);
        final long second = desk.accepted(Side.BUY, 2);
        list(() -> {
            desk.act(context -> context.cancel(second));
            harness.report(VenueMessages.answer(second, ExecType.CANCEL_REJECTED, 0, 0, 0, 0, 0));
            assertLast(OrderEvent.FATE_UNKNOWN, OrderState.UNKNOWN, 2);
        });
        assertThat(queries()).isEqualTo(2);
        waitFor(60 * SECOND);
        assertThat(queries()).as("and again until the list comes").isGreaterThan(2);
        list(() -> {});
        assertLast(OrderEvent.RESOLVED, OrderState.CANCELLED, 0);
        final int asked = queries();
        waitFor(60 * SECOND);
        assertThat(queries()).isEqualTo(asked);
    }

    /** An order that has never been sent can't be at a venue, whatever a list says. */
    @Test
    void shouldLeaveAnOrderAloneThatIsListedWhileItIsInTheCore() {
        final long id = desk.submit(context -> context.order(0, Side.SELL)
                .stopLimit(Desk.BID - TICK, Desk.BID - 2 * TICK)
                .quantity(units(5)));
        assertLast(OrderEvent.EMULATED, OrderState.EMULATED, 5);
        list(() -> harness.report(VenueMessages.venueOrder(id, 0, "V1", Side.SELL, Desk.ASK, units(50), 0)));
        assertLast(OrderEvent.ANOMALY, OrderState.EMULATED, 5);
        assertThat(desk.update().price()).isEqualTo(Desk.BID - 2 * TICK);
        assertThat(desk.reservedSell()).isEqualTo(5);
    }

    /** As after a start without the journal of those before: the venue still has an order with an id that the strategy's next order gets. */
    @Test
    void shouldKeepAnOrderApartThatIsListedUnderAnIdYetToBeGiven() {
        // The list's begin, the order, what is told of it, and the quote on which the strategy acts.
        final long next = OrderIds.of(1, harness.sequence() + 4, 0);
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.BEGIN));
        harness.report(VenueMessages.venueOrder(next, 0, "OLD", Side.BUY, Desk.BID - TICK, units(7), 0));
        assertLast(OrderEvent.ADOPTED, OrderState.ACCEPTED, 7);
        final long found = desk.update().orderId();
        assertThat(desk.buy(2)).isEqualTo(next).isNotEqualTo(found);
        harness.report(VenueMessages.report(next, ExecType.ACCEPTED));
        harness.report(VenueMessages.report(next, ExecType.CANCELLED));
        assertThat(desk.reservedBuy()).isEqualTo(7);
        harness.report(VenueMessages.reconciliation(VENUE, ReconciliationPhase.END));
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
        list(() -> {});
        assertThat(desk.update().orderId()).isEqualTo(found);
        assertLast(OrderEvent.RESOLVED, OrderState.CANCELLED, 0);
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    /** A fill says that the venue has the order as well as an acceptance, which may have got lost. */
    @Test
    void shouldExpectAnOrderInAListThatWasFilledButNotAccepted() {
        final long id = desk.buy(10);
        desk.fill(id, Desk.BID, 2, 2);
        assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 8);
        list(() -> {});
        assertLast(OrderEvent.RESOLVED, OrderState.CANCELLED, 0);
        assertThat(desk.reservedBuy()).isZero();
    }
}
