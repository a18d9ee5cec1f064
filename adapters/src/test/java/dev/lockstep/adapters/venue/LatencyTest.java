package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.port.HistorySource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatencyTest {
    private static final long START = 1_000_000;

    private static SimulatedVenueSettings settings(
            final long orderNs, final long orderJitterNs, final long reportNs, final long reportJitterNs) {
        return new SimulatedVenueSettings(
                orderNs, orderJitterNs, reportNs, reportJitterNs, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 64, 64);
    }

    private static VenueRig rig(final SimulatedVenueSettings settings, final long seed) {
        return new VenueRig(settings, seed).define(MarketView.QUOTES).quote(99, 4, 101, 5);
    }

    @Test
    void shouldMeetTheMarketThatIsThereWhenTheOrderArrives() {
        final VenueRig rig = rig(settings(100, 0, 50, 0), 1);
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
        rig.limit(1, Side.BUY, 101, 5);
        assertThat(rig.venue.nextTimeNs()).isEqualTo(START + 100);
        rig.at(60).quote(99, 4, 102, 5);
        rig.at(100);
        assertThat(rig.venue.nextTimeNs()).isEqualTo(START + 150);
        assertThat(rig.texts()).isEmpty();
        rig.at(150);
        final var reports = rig.reports();
        assertThat(reports).extracting(ReportReader.Report::text).containsExactly("1 ACCEPTED 0/5");
        assertThat(reports.get(0).exchangeTimeNs()).isEqualTo(START + 100);
        assertThat(reports.get(0).receiveTimeNs()).isEqualTo(START + 150);
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    @Test
    void shouldArriveAheadOfMarketDataOfTheSameTimeEvenIfNobodyAdvancedTheVenue() {
        final VenueRig rig = rig(settings(100, 0, 50, 0), 1);
        rig.limit(1, Side.BUY, 101, 5);
        rig.messages.quote(START + 100, 99, 4, 102, 5);
        rig.venue.onInput(rig.messages.record, 0, rig.messages.length);
        rig.at(200);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 5@101 TAKER 5/0");
    }

    @Test
    void shouldKeepTheReportsOfAnOrderInOrderWhateverTheyDraw() {
        final VenueRig rig = rig(settings(0, 0, 10, 1_000), 7);
        for (int id = 1; id <= 50; id++) {
            rig.limit(id, Side.BUY, 100, 3);
        }
        rig.trade(99, 120, AggressorSide.SELLER);
        for (int id = 1; id <= 50; id++) {
            rig.cancel(id);
        }
        rig.at(100_000);
        final List<ReportReader.Report> reports = rig.reports();
        assertThat(reports).extracting(ReportReader.Report::receiveTimeNs).isSorted();
        for (int id = 1; id <= 40; id++) {
            assertThat(texts(reports, id))
                    .containsExactly(
                            id + " ACCEPTED 0/3", id + " FILL 3@100 MAKER 3/0", id + " CANCEL_REJECTED UNKO 0/0");
        }
        for (int id = 41; id <= 50; id++) {
            assertThat(texts(reports, id)).containsExactly(id + " ACCEPTED 0/3", id + " CANCELLED 0/0");
        }
    }

    @Test
    void shouldKeepTheMessagesOfAnOrderInOrderWhateverTheyDraw() {
        final VenueRig rig = rig(settings(10, 1_000, 0, 0), 7);
        for (int id = 1; id <= 50; id++) {
            rig.limit(id, Side.BUY, 98, 3).replace(id, 97, 4).cancel(id);
        }
        rig.at(100_000);
        final List<ReportReader.Report> reports = rig.reports();
        for (int id = 1; id <= 50; id++) {
            assertThat(texts(reports, id))
                    .containsExactly(id + " ACCEPTED 0/3", id + " REPLACED 4@97 0/4", id + " CANCELLED 0/0");
        }
    }

    @Test
    void shouldSpreadJitterOverItsWholeRange() {
        final VenueLatency latency = new VenueLatency(settings(10, 9, 20, 99), 3);
        final int[] counts = new int[10];
        for (int id = 0; id < 10_000; id++) {
            counts[(int) latency.orderNs(id, 0) - 10]++;
            assertThat(latency.reportNs(id, 0)).isBetween(20L, 119L);
        }
        // 1,000 are expected in each; 5 standard deviations are 150.
        for (final int count : counts) {
            assertThat(count).isBetween(850, 1_150);
        }
        assertThat(latency.orderNs(1, 0) - 10).isEqualTo(new VenueLatency(settings(0, 9, 0, 0), 3).orderNs(1, 0));
    }

    @Test
    void shouldNotShiftOtherOrdersByOneMore() {
        assertThat(receiveTimes(false)).isEqualTo(receiveTimes(true)).hasSize(20);
    }

    private static List<Long> receiveTimes(final boolean oneMore) {
        final VenueRig rig = rig(settings(500, 300, 500, 300), 11);
        for (int id = 1; id <= 20; id++) {
            if (oneMore && id == 5) {
                rig.limit(1_000, Side.BUY, 90, 1);
            }
            rig.limit(id, Side.BUY, 98, 1);
        }
        rig.at(10_000);
        final List<Long> times = new ArrayList<>();
        for (int id = 1; id <= 20; id++) {
            final int wanted = id;
            rig.reports.stream()
                    .filter(report -> report.orderId() == wanted)
                    .forEach(report -> times.add(report.receiveTimeNs()));
        }
        return times;
    }

    private static List<String> texts(final List<ReportReader.Report> reports, final long id) {
        return reports.stream()
                .filter(report -> report.orderId() == id)
                .map(ReportReader.Report::text)
                .toList();
    }
}
