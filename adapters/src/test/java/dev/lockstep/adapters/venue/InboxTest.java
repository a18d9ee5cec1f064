package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class InboxTest {
    private static final int ORDERS = 10;
    private static final int CANCELS = 4;
    /** More than fit: the ring's memory is rounded up to a power of two. */
    private static final int TOO_MANY = 40;

    private final VenueRig rig = new VenueRig(
                    new SimulatedVenueSettings(5, 0, 0, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, ORDERS, CANCELS), 1)
            .define(MarketView.QUOTES);

    private void sendUnseen() {
        rig.venue.send(rig.messages.record, 0, rig.messages.length);
    }

    private void newOrder(final long id) {
        rig.messages.newOrder(1_000_000, id, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 99, 1);
        sendUnseen();
    }

    @Test
    void shouldReportWhatDoesNotFitAsNotSentAndStillTakeCancels() {
        // Rounds, so that the ring wraps at different places.
        long next = 1;
        for (int round = 0; round < 20; round++) {
            final long first = next;
            for (; next < first + TOO_MANY; next++) {
                newOrder(next);
            }
            for (int i = 0; i < CANCELS; i++) {
                rig.messages.cancel(1_000_000, 100_000 + i);
                sendUnseen();
            }
            rig.at(10L * (round + 1));
            checkRound(rig.texts(), first, next - 1);
        }
    }

    private static void checkRound(final List<String> texts, final long first, final long last) {
        final long accepted =
                texts.stream().filter(text -> text.contains("ACCEPTED")).count();
        assertThat(accepted).isBetween((long) ORDERS, TOO_MANY - 1L);
        assertThat(texts.stream().filter(text -> text.contains("ACCEPTED")))
                .containsExactlyElementsOf(LongStream.range(first, first + accepted)
                        .mapToObj(id -> id + " ACCEPTED 0/1")
                        .toList());
        assertThat(texts.stream().filter(text -> text.contains("NOT_SENT")))
                .containsExactlyElementsOf(LongStream.rangeClosed(first + accepted, last)
                        .mapToObj(id -> id + " NOT_SENT NEW")
                        .toList());
        assertThat(texts.stream().filter(text -> text.contains("CANCEL_REJECTED")))
                .hasSize(CANCELS);
    }

    @Test
    void shouldHandOverEachMessageAtOnceWhereverTheRingWraps() {
        for (int id = 1; id <= 500; id++) {
            newOrder(id);
            rig.at(10L * id);
            assertThat(rig.texts()).as("order %d", id).containsExactly(id + " ACCEPTED 0/1");
        }
    }

    @Test
    void shouldRefuseReplacementsBeforeCancels() {
        for (int i = 0; i < TOO_MANY; i++) {
            newOrder(i);
        }
        rig.messages.replace(1_000_000, 1, 98, 1);
        sendUnseen();
        rig.messages.cancel(1_000_000, 1);
        sendUnseen();
        rig.at(10);
        assertThat(rig.texts()).contains("1 NOT_SENT REPLACE", "1 CANCELLED 0/0");
    }

    @Test
    void shouldStopRatherThanLoseARefusal() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        newOrder(i);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inboxOrders");
    }

    @Test
    void shouldAnswerEveryOrderOnceWhenAnotherThreadSends() throws InterruptedException {
        final int sent = 20_000;
        final VenueRig twoThreads = new VenueRig(
                        new SimulatedVenueSettings(0, 0, 0, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 4_096, 16_384),
                        1)
                .define(MarketView.QUOTES);
        final VenueMessages messages = new VenueMessages();
        final Thread core = new Thread(() -> {
            for (int id = 1; id <= sent; id++) {
                messages.newOrder(1_000_000, id, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 99, 1);
                twoThreads.venue.send(messages.record, 0, messages.length);
            }
        });
        core.start();
        while (core.isAlive()) {
            twoThreads.at(0);
        }
        core.join();
        twoThreads.at(0);
        assertThat(twoThreads.reports().stream().map(ReportReader.Report::orderId))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, sent).boxed().toList());
    }

    @Test
    void shouldRefuseOtherMessages() {
        rig.messages.quote(1_000_000, 1, 1, 2, 2);
        assertThatThrownBy(this::sendUnseen)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NewOrder");
    }

    @Test
    void shouldKeepReportsThatTheSinkRefuses() {
        rig.quote(99, 5, 101, 5);
        newOrder(1);
        assertThat(rig.venue.advance(1_000_005, (buffer, offset, length) -> false, 10))
                .isZero();
        assertThat(rig.venue.nextTimeNs()).isEqualTo(1_000_005);
        final int[] taken = {0};
        assertThat(rig.venue.advance(
                        1_000_005,
                        (buffer, offset, length) -> {
                            assertThat(length).isLessThanOrEqualTo(RecordHeader.MAX_MESSAGE_LENGTH);
                            taken[0]++;
                            return true;
                        },
                        10))
                .isEqualTo(1);
        assertThat(taken[0]).isEqualTo(1);
    }
}
