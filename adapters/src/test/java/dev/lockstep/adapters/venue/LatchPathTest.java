package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the kill latch needs of the venue: a way in of its own, word of what was held back, and a tap that no full ring stops (I8). */
final class LatchPathTest {
    private static final long START_NS = 1_000_000;
    private static final int CANCELS = 8;
    private static final MessageSink FULL = (buffer, offset, length) -> false;

    private final VenueRig rig = new VenueRig(
                    new SimulatedVenueSettings(5, 0, 7, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 64, CANCELS), 1)
            .define(MarketView.QUOTES);

    private boolean latchCancel(final long id, final long nowNs) {
        rig.messages.cancel(START_NS + nowNs, id);
        return rig.venue.cancel(rig.messages.record, 0, rig.messages.length);
    }

    @Test
    void shouldCancelByTheLatchsOwnPathOneLatencyAfterItsTime() {
        rig.quote(99, 5, 101, 5).limit(1, Side.BUY, 98, 3).at(20);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/3");
        assertThat(latchCancel(1, 20)).isTrue();
        rig.at(31);
        assertThat(rig.texts()).as("order 5 and report 7 later").isEmpty();
        rig.at(32);
        assertThat(rig.texts()).containsExactly("1 CANCELLED 0/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldAnswerACancelOfAnOrderThatNeverCame() {
        assertThat(latchCancel(77, 0)).isTrue();
        rig.at(12);
        assertThat(rig.texts()).containsExactly("77 CANCEL_REJECTED UNKO 0/0");
    }

    @Test
    void shouldSayWhenTheLatchsPathIsFullAndTakeMoreOnceItIsDrained() {
        int taken = 0;
        while (latchCancel(100 + taken, 0)) {
            taken++;
        }
        assertThat(taken).isGreaterThanOrEqualTo(CANCELS);
        rig.at(12);
        assertThat(rig.texts()).hasSize(taken);
        assertThat(latchCancel(1, 12)).isTrue();
    }

    @Test
    void shouldReportWhatTheGuardRefusedAsNotSentAtTheTimeOfItsCause() {
        rig.messages.newOrder(START_NS, 4, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 99, 1);
        assertThat(rig.venue.refuse(rig.messages.record, 0, rig.messages.length))
                .isTrue();
        rig.messages.replace(START_NS, 4, 98, 1);
        assertThat(rig.venue.refuse(rig.messages.record, 0, rig.messages.length))
                .isTrue();
        rig.at(0);
        assertThat(rig.texts()).containsExactly("4 NOT_SENT NEW", "4 NOT_SENT REPLACE");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldSayWhenThereIsNoRoomForRefusals() {
        rig.messages.newOrder(START_NS, 4, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 99, 1);
        int taken = 0;
        while (rig.venue.refuse(rig.messages.record, 0, rig.messages.length)) {
            taken++;
        }
        assertThat(taken).isGreaterThanOrEqualTo(64 + CANCELS);
    }

    @Test
    void shouldTellTheTapWhenAReportIsDueAndNotBefore() {
        rig.quote(99, 5, 101, 5).limit(1, Side.BUY, 98, 3);
        rig.at(11);
        assertThat(rig.tapped).isEmpty();
        rig.at(12);
        assertThat(rig.tapped).containsExactly("1 ACCEPTED 0/3");
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/3");
    }

    /** The first report stands in the way of all others to the ring, but to the tap of none. */
    @Test
    void shouldTellTheTapOfEveryDueReportAlthoughTheRingTakesNone() {
        rig.quote(99, 5, 101, 5);
        for (long id = 1; id <= 50; id++) {
            rig.limit(id, Side.BUY, 98, 3);
        }
        for (long id = 1; id <= CANCELS; id++) {
            assertThat(latchCancel(id, 2)).isTrue();
        }
        rig.venue.advance(START_NS + 12, FULL, 4);
        assertThat(rig.tapped.stream().distinct())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50)
                        .mapToObj(id -> id + " ACCEPTED 0/3")
                        .toList());
        rig.tapped.clear();
        rig.venue.advance(START_NS + 14, FULL, 4);
        assertThat(rig.tapped)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, CANCELS)
                        .mapToObj(id -> id + " CANCELLED 0/0")
                        .toList());
        assertThat(rig.venue.nextTimeNs()).as("they wait for the ring").isEqualTo(START_NS + 12);
    }

    @Test
    void shouldHandOverWhatWasHeldBackOnceAndInOrder() {
        rig.quote(99, 5, 101, 5);
        for (long id = 1; id <= 5; id++) {
            rig.limit(id, Side.BUY, 98, 3);
        }
        rig.venue.advance(START_NS + 12, FULL, 4);
        assertThat(latchCancel(3, 10)).isTrue();
        final List<String> taken = new ArrayList<>();
        final ReportReader reader = new ReportReader();
        // Takes two at a time, as a ring that has room for no more.
        while (rig.venue.nextTimeNs() <= START_NS + 22) {
            final int before = taken.size();
            rig.venue.advance(
                    START_NS + 22,
                    (buffer, offset, length) -> taken.size() < before + 2
                            && taken.add(reader.read(buffer, offset).text()),
                    64);
        }
        assertThat(taken)
                .containsExactly(
                        "1 ACCEPTED 0/3",
                        "2 ACCEPTED 0/3",
                        "3 ACCEPTED 0/3",
                        "4 ACCEPTED 0/3",
                        "5 ACCEPTED 0/3",
                        "3 CANCELLED 0/0");
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }
}
