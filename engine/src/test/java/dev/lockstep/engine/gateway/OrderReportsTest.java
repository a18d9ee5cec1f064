package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** I6: an order leaves the gateway's table only by the venue's word, or if it never left the process. */
final class OrderReportsTest {
    private final GatewayOrders orders = new GatewayOrders(8);
    private final OrderReports tap = new OrderReports(orders);
    private final Reports venue = new Reports(tap);

    private boolean isOpen(final long orderId) {
        return orders.slot(orderId) >= 0;
    }

    private void sent(final long... orderIds) {
        for (final long orderId : orderIds) {
            assertThat(orders.add(orderId, 0)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ExecType.class,
            names = {"CANCELLED", "EXPIRED", "REJECTED"})
    void shouldTakeOutAnOrderThatTheVenueSaysHasEnded(final ExecType type) {
        sent(1, 2);
        venue.report(1, type);
        assertThat(isOpen(1)).isFalse();
        assertThat(isOpen(2)).isTrue();
        assertThat(orders.open()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExecType.class,
            mode = Mode.EXCLUDE,
            names = {"CANCELLED", "EXPIRED", "REJECTED", "FILL"})
    void shouldKeepAnOrderOfWhichTheVenueSaysAnythingElse(final ExecType type) {
        sent(1);
        venue.report(1, type);
        assertThat(isOpen(1)).isTrue();
    }

    @Test
    void shouldTakeOutAnOrderOnlyWhenItIsFilledWhole() {
        sent(1);
        venue.report(1, ExecType.FILL, 3);
        assertThat(isOpen(1)).isTrue();
        venue.report(1, ExecType.FILL, 0);
        assertThat(isOpen(1)).isFalse();
    }

    @Test
    void shouldKeepAnOrderThatIsRejectedAfterItWasAccepted() {
        sent(1, 2);
        venue.report(1, ExecType.ACCEPTED);
        venue.report(1, ExecType.REJECTED);
        venue.report(2, ExecType.FILL, 1);
        venue.report(2, ExecType.REJECTED);
        assertThat(isOpen(1)).isTrue();
        assertThat(isOpen(2)).isTrue();
    }

    @Test
    void shouldTakeOutAnOrderThatWasNotSentButNotOneWhoseChangeWasNotSent() {
        sent(1, 2, 3);
        venue.notSent(1, OrderAction.NEW);
        venue.notSent(2, OrderAction.REPLACE);
        venue.notSent(3, OrderAction.CANCEL);
        assertThat(isOpen(1)).isFalse();
        assertThat(isOpen(2)).isTrue();
        assertThat(isOpen(3)).isTrue();
    }

    @Test
    void shouldIgnoreReportsOfOrdersThatItDoesNotKnow() {
        sent(1);
        venue.report(9, ExecType.ACCEPTED);
        venue.report(9, ExecType.CANCELLED);
        venue.notSent(9, OrderAction.NEW);
        assertThat(orders.open()).isEqualTo(1);
    }

    /** 1 and 2 were sent before the outage, and 2 ended while nobody heard of it; 3 was sent after it. */
    @Test
    void shouldEndWhatTheVenueDoesNotListAfterAnOutage() {
        sent(1, 2);
        venue.session(SessionState.DOWN);
        venue.session(SessionState.UP);
        sent(3);
        venue.reconciliation(1);
        assertThat(isOpen(1)).isTrue();
        assertThat(isOpen(2)).isFalse();
        assertThat(isOpen(3)).as("under way, and so not listed").isTrue();
        venue.reconciliation();
        assertThat(isOpen(1)).as("no outage since the last list").isTrue();
    }

    @Test
    void shouldEndNothingByAnOutageAlone() {
        sent(1);
        venue.session(SessionState.DOWN);
        venue.session(SessionState.UP);
        assertThat(isOpen(1)).isTrue();
    }

    /** A slot may be used anew between the outage and the list. */
    @Test
    void shouldNotTakeALaterOrderForTheOneThatWasInDoubtInItsSlot() {
        final GatewayOrders one = new GatewayOrders(1);
        final Reports its = new Reports(new OrderReports(one));
        int reused = 0;
        for (long id = 1; id < 100; id += 5) {
            final long later = id + 2;
            one.add(id, 0);
            final int slot = one.slot(id);
            its.session(SessionState.DOWN);
            its.report(id, ExecType.CANCELLED);
            one.add(later, 0);
            reused += one.slot(later) == slot ? 1 : 0;
            its.reconciliation();
            assertThat(one.open()).isEqualTo(1);
            its.report(later, ExecType.CANCELLED);
        }
        assertThat(reused).isPositive();
    }

    @Test
    void shouldAddOrdersOfOursThatTheVenueListsAndThatThisProcessHasNotSent() {
        sent(1);
        venue.reconciliation(1, 50, 51, 0);
        assertThat(orders.open()).as("0 is not ours").isEqualTo(3);
        assertThat(orders.instrument(orders.slot(50))).isEqualTo(3);
        venue.reconciliation(50);
        assertThat(orders.open()).as("listed again").isEqualTo(3);
        venue.report(50, ExecType.CANCELLED);
        assertThat(isOpen(50)).isFalse();
        assertThat(isOpen(51)).isTrue();
    }

    @Test
    void shouldCountListedOrdersThatFindNoRoom() {
        venue.reconciliation(50, 51, 52, 53, 54, 55, 56, 57, 58, 59);
        assertThat(orders.open()).isEqualTo(8);
        assertThat(tap.overflow()).isEqualTo(2);
    }
}
