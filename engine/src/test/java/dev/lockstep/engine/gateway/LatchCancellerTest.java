package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.engine.ring.OrderIds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The canceller pumped by hand, by a clock that stands where the test puts it. */
final class LatchCancellerTest {
    private static final int EPOCH = 5;
    private static final long REPEAT_NS = 100;
    private static final String NAME = "A. Person";

    private final KillLatch latch = new KillLatch(() -> nowNs());
    private final GatewayOrders orders = new GatewayOrders(8);
    private final GatewayOrders others = new GatewayOrders(8);
    private final RecordingVenue venue = new RecordingVenue();
    private final RecordingVenue other = new RecordingVenue();
    private final Reports reports = new Reports(new OrderReports(orders));
    private final Reports otherReports = new Reports(new OrderReports(others));
    private final LatchedGateway gateway = new LatchedGateway(latch, orders, venue);
    private final OrderRecords records = new OrderRecords();
    private final LatchCanceller canceller = new LatchCanceller(
            latch,
            List.of(new GuardedVenue("ONE", orders, venue), new GuardedVenue("TWO", others, other)),
            EPOCH,
            this::nowNs,
            REPEAT_NS);
    private long nowNs = 1_000;

    private long nowNs() {
        return nowNs;
    }

    private Kill killAt(final long ns) {
        nowNs = ns;
        return latch.set("test", "why not");
    }

    private void pumpAt(final long ns) {
        nowNs = ns;
        canceller.doWork();
    }

    private void send(final long... ids) {
        for (final long id : ids) {
            records.sendNew(gateway, id, (int) id % 10);
        }
    }

    @Test
    void shouldDoNothingWhileTheLatchIsOpen() {
        send(11);
        assertThat(canceller.doWork()).isZero();
        assertThat(canceller.progress()).isNull();
        assertThat(venue.cancels).isEmpty();
    }

    @Test
    void shouldCancelEveryOrderOfEveryVenueWithAnIdOfItsOwn() {
        send(11, 12);
        others.add(21, 7);
        killAt(2_000);
        nowNs = 2_050;
        assertThat(canceller.doWork()).isPositive();
        assertThat(venue.cancels).extracting(RecordingVenue.Cancel::orderId).containsExactlyInAnyOrder(11L, 12L);
        assertThat(venue.cancels)
                .allSatisfy(cancel -> assertThat(cancel.instrument()).isEqualTo((int) cancel.orderId() % 10));
        assertThat(venue.cancels).extracting(RecordingVenue.Cancel::timeNs).containsOnly(2_050L);
        assertThat(venue.cancels)
                .extracting(RecordingVenue.Cancel::requestId)
                .containsExactly(OrderIds.latchRequest(EPOCH, 0), OrderIds.latchRequest(EPOCH, 1));
        assertThat(other.cancels)
                .containsExactly(new RecordingVenue.Cancel(21, 7, OrderIds.latchRequest(EPOCH, 2), 2_050));
    }

    @Test
    void shouldTimeTheFirstCancelAndEachVenuesConfirmation() {
        send(11, 12);
        others.add(21, 7);
        final Kill kill = killAt(2_000);
        pumpAt(2_050);
        assertThat(canceller.isConfirmed(kill)).isFalse();
        reports.report(11, ExecType.CANCELLED);
        pumpAt(2_060);
        assertThat(canceller.progress().found()).isEqualTo(3);
        assertThat(canceller.progress().unconfirmed()).isEqualTo(2);
        otherReports.report(21, ExecType.FILL);
        pumpAt(2_070);
        assertThat(canceller.progress().venues())
                .containsExactly(
                        new VenueProgress("ONE", 2, 1, false, 2, 0, 2_050, 0),
                        new VenueProgress("TWO", 1, 0, false, 1, 0, 2_050, 2_070));
        assertThat(canceller.progress().confirmedAfterNs()).isEqualTo(-1);
        reports.report(12, ExecType.CANCELLED);
        pumpAt(2_080);
        pumpAt(2_500);
        assertThat(canceller.isConfirmed(kill)).isTrue();
        assertThat(canceller.progress().firstCancelAfterNs()).isEqualTo(50);
        assertThat(canceller.progress().confirmedAfterNs()).isEqualTo(80);
    }

    @Test
    void shouldConfirmAtOnceIfNothingIsOpen() {
        final Kill kill = killAt(2_000);
        pumpAt(2_001);
        assertThat(canceller.isConfirmed(kill)).isTrue();
        assertThat(canceller.progress().firstCancelAfterNs()).isEqualTo(-1);
        assertThat(canceller.progress().confirmedAfterNs()).isEqualTo(1);
    }

    /** The venue ignores the first three of them. */
    @Test
    void shouldRepeatAnUnconfirmedCancelUnderNewIdsUntilItIsConfirmed() {
        send(11);
        final Kill kill = killAt(2_000);
        for (int i = 0; i < 4; i++) {
            pumpAt(2_000 + i * REPEAT_NS);
            pumpAt(2_000 + i * REPEAT_NS + REPEAT_NS - 1);
            assertThat(venue.cancels).as("not before its time").hasSize(i + 1);
        }
        assertThat(venue.cancels)
                .extracting(RecordingVenue.Cancel::requestId)
                .containsExactly(
                        OrderIds.latchRequest(EPOCH, 0),
                        OrderIds.latchRequest(EPOCH, 1),
                        OrderIds.latchRequest(EPOCH, 2),
                        OrderIds.latchRequest(EPOCH, 3));
        reports.report(11, ExecType.CANCELLED);
        pumpAt(9_000);
        assertThat(canceller.isConfirmed(kill)).isTrue();
        assertThat(canceller.progress().venues().get(0))
                .isEqualTo(new VenueProgress("ONE", 1, 0, false, 4, 3, 2_000, 9_000));
        pumpAt(99_000);
        assertThat(venue.cancels).hasSize(4);
    }

    @Test
    void shouldTryAgainAtOnceWhatTheVenuesPathHadNoRoomFor() {
        send(11, 12, 13);
        killAt(2_000);
        venue.roomForCancels = 2;
        pumpAt(2_000);
        assertThat(venue.cancels).hasSize(2);
        assertThat(canceller.progress().found()).isEqualTo(3);
        venue.roomForCancels = 3;
        pumpAt(2_001);
        assertThat(venue.cancels).extracting(RecordingVenue.Cancel::orderId).containsExactlyInAnyOrder(11L, 12L, 13L);
        assertThat(venue.cancels).extracting(RecordingVenue.Cancel::requestId).doesNotHaveDuplicates();
        assertThat(canceller.progress().venues().get(0).repeats()).isZero();
    }

    /** The sender found the latch open and stopped there: what it is about to send may be anything. */
    @Test
    void shouldNotConfirmWhileASendIsUnderWay() {
        final Kill[] kill = new Kill[1];
        venue.onSend = () -> {
            kill[0] = killAt(2_000);
            pumpAt(2_000);
            assertThat(canceller.isConfirmed(kill[0])).isFalse();
            assertThat(canceller.progress().venues().get(0).sending()).isTrue();
        };
        records.sendReplace(gateway, 1);
        assertThat(venue.sent).containsExactly("replace 1");
        pumpAt(2_010);
        assertThat(canceller.isConfirmed(kill[0])).isTrue();
    }

    /** The cancel overtakes the order, is refused, and repeated. */
    @Test
    void shouldCancelAnOrderWhoseSendWasUnderWayWhenTheLatchWasSet() {
        venue.onSend = () -> {
            killAt(2_000);
            pumpAt(2_000);
            assertThat(venue.cancels).as("before the order itself").hasSize(1);
        };
        send(11);
        reports.report(11, ExecType.CANCEL_REJECTED);
        reports.report(11, ExecType.ACCEPTED);
        pumpAt(2_000 + REPEAT_NS);
        assertThat(venue.cancels).hasSize(2);
        assertThat(canceller.progress().unconfirmed()).isEqualTo(1);
        reports.report(11, ExecType.CANCELLED);
        pumpAt(2_000 + REPEAT_NS);
        assertThat(canceller.progress().isConfirmed()).isTrue();
    }

    @Test
    void shouldCancelAnOrderThatTheVenueListsLater() {
        final Kill kill = killAt(2_000);
        pumpAt(2_000);
        assertThat(canceller.isConfirmed(kill)).isTrue();
        reports.reconciliation(50);
        pumpAt(2_100);
        assertThat(canceller.isConfirmed(kill)).isFalse();
        assertThat(venue.cancels)
                .containsExactly(new RecordingVenue.Cancel(50, 3, OrderIds.latchRequest(EPOCH, 0), 2_100));
    }

    @Test
    void shouldSayWhoSetTheLatchFirstAndHowOften() {
        final Kill first = killAt(2_000);
        nowNs = 2_010;
        final Kill again = latch.set("somebody else", "late");
        assertThat(first).isEqualTo(new Kill(1, 2_000, "test", "why not", 1));
        assertThat(again).isEqualTo(new Kill(1, 2_000, "test", "why not", 2));
        assertThat(latch.kill()).isEqualTo(again);
        assertThat(latch.isSet()).isTrue();
    }

    @Test
    void shouldNotResetWhileACancelIsPending() {
        send(11);
        final Kill kill = killAt(2_000);
        assertThatThrownBy(() -> canceller.reset(NAME, kill))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none was sent yet");
        pumpAt(2_000);
        assertThatThrownBy(() -> canceller.reset(NAME, kill))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 orders are unconfirmed");
        assertThat(latch.isSet()).isTrue();
        assertThat(latch.lastReset()).isNull();
    }

    @Test
    void shouldResetByANamedPersonOnlyAndSayWhoItWas() {
        final Kill kill = killAt(2_000);
        pumpAt(2_000);
        assertThatThrownBy(() -> canceller.reset(" ", kill))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named person");
        assertThat(latch.isSet()).isTrue();
        nowNs = 3_000;
        canceller.reset(NAME, kill);
        assertThat(latch.isSet()).isFalse();
        assertThat(latch.lastReset()).isEqualTo(new KillReset(kill, NAME, 3_000));
        send(12);
        assertThat(venue.sent).containsExactly("new 12");
    }

    /** Who resets must have seen the last of those who set it. */
    @Test
    void shouldNotResetAKillThatWasSetOnceMoreSinceItWasSeen() {
        final Kill seen = killAt(2_000);
        pumpAt(2_000);
        latch.set("somebody else", "I mean it");
        assertThatThrownBy(() -> canceller.reset(NAME, seen))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("look again");
        assertThat(latch.isSet()).isTrue();
        canceller.reset(NAME, latch.kill());
        assertThat(latch.isSet()).isFalse();
        assertThatThrownBy(() -> canceller.reset(NAME, seen))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not set");
    }

    @Test
    void shouldBeginAnewWithTheNextKill() {
        send(11);
        final Kill first = killAt(2_000);
        pumpAt(2_000);
        reports.report(11, ExecType.CANCELLED);
        pumpAt(2_010);
        canceller.reset(NAME, first);
        send(12);
        pumpAt(2_020);
        assertThat(venue.cancels).as("the latch is open").hasSize(1);
        final Kill second = killAt(3_000);
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(canceller.isConfirmed(second)).isFalse();
        pumpAt(3_005);
        assertThat(canceller.isConfirmed(first)).isTrue();
        assertThat(canceller.progress().venues().get(0))
                .isEqualTo(new VenueProgress("ONE", 1, 1, false, 1, 0, 3_005, 0));
        assertThat(venue.cancels.get(1).requestId()).isEqualTo(OrderIds.latchRequest(EPOCH, 1));
    }
}
