package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The session goes down and comes up, and the venue lists itself. */
final class VenueSessionTest {
    private static final long START = 1_000_000;
    private static final AggressorSide SELLER = AggressorSide.SELLER;

    private static VenueRig rig(final SimulatedVenueSettings settings) {
        return new VenueRig(settings).define(MarketView.DEPTH).snapshot(new long[] {99, 4}, new long[] {101, 5});
    }

    private static SimulatedVenueSettings latencies(final long orderNs, final long reportNs) {
        return new SimulatedVenueSettings(orderNs, 0, reportNs, 0, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 64, 64);
    }

    private static VenueRig ideal(final ReportsWhileDown reports) {
        return rig(SimulatedVenueSettings.ideal().with(reports, List.of()));
    }

    @Test
    void shouldListOpenOrdersAndPositionsWhenAsked() {
        final VenueRig rig = rig(SimulatedVenueSettings.ideal().with(VenueCapabilities.ALL));
        rig.limit(1, Side.BUY, 98, 5).limit(2, Side.BUY, 101, 7, order -> order.account((short) 2));
        rig.order(3, Side.SELL, OrderType.STOP_LIMIT, TimeInForce.DAY, 80, 6, order -> order.triggerPrice(85));
        rig.limit(4, Side.SELL, 99, 1).cancel(1).texts();
        rig.reconcile();
        assertThat(rig.texts())
                .containsExactly(
                        "BEGIN 0",
                        "ORDER 2 V2 0/2 BUY LIMIT GTC 7@101 filled 5",
                        "ORDER 3 V3 0/0 SELL STOP_LIMIT DAY 6@80 filled 0",
                        "POSITION 0/0 -1@99",
                        "POSITION 0/2 5@101",
                        "END 0");
    }

    @Test
    void shouldAnswerAQueryAfterItsLatencyWithWhatThereIsWhenItArrives() {
        final VenueRig rig = rig(latencies(10, 7));
        rig.limit(1, Side.BUY, 98, 5)
                .reconcile()
                .at(5)
                .limit(2, Side.BUY, 98, 5)
                .at(16);
        assertThat(rig.texts())
                .as("the order before it, the list, and the order behind it are under way")
                .isEmpty();
        rig.at(17);
        assertThat(rig.texts())
                .containsExactly("1 ACCEPTED 0/5", "BEGIN 0", "ORDER 1 V1 0/0 BUY LIMIT GTC 5@98 filled 0", "END 0");
        rig.at(22);
        assertThat(rig.texts()).containsExactly("2 ACCEPTED 0/5");
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    @Test
    void shouldNotAnswerAQueryThatWasSentOrArrivesWhileTheSessionIsDown() {
        final VenueRig rig = rig(latencies(10, 7).with(ReportsWhileDown.HELD, List.of(new Outage(5, 10))));
        rig.reconcile().at(4);
        rig.at(6).reconcile().at(100);
        assertThat(rig.texts())
                .as("one list, by itself when the session is up")
                .containsExactly("SESSION 0 DOWN", "SESSION 0 UP", "BEGIN 0", "END 0");
        rig.reconcile().at(116);
        assertThat(rig.texts()).isEmpty();
        rig.at(117);
        assertThat(rig.texts()).containsExactly("BEGIN 0", "END 0");
    }

    @Test
    void shouldListAClosedPositionAsClosed() {
        final VenueRig rig = ideal(ReportsWhileDown.LOST);
        rig.limit(1, Side.BUY, 101, 2).limit(2, Side.SELL, 99, 2).texts();
        rig.reconcile();
        assertThat(rig.texts()).containsExactly("BEGIN 0", "POSITION 0/0 0@0", "END 0");
    }

    @Test
    void shouldCutBetweenWhatWasReportedBeforeTheListAndWhatComesAfterIt() {
        final VenueRig rig = rig(latencies(0, 100));
        rig.limit(1, Side.BUY, 99, 5).at(60);
        rig.trade(98, 2, SELLER).reconcile();
        rig.trade(98, 1, SELLER).at(1_000);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/5",
                        "1 FILL 2@99 MAKER 2/3",
                        "BEGIN 0",
                        "ORDER 1 V1 0/0 BUY LIMIT GTC 5@99 filled 2",
                        "POSITION 0/0 2@99",
                        "END 0",
                        "1 FILL 1@99 MAKER 3/2");
    }

    @Test
    void shouldNotReportAheadOfAListWhatTheListDoesNotKnow() {
        // The first order's report takes longest, so that the list has to wait for it; others must not overtake the
        // list.
        final VenueRig rig =
                rig(new SimulatedVenueSettings(0, 0, 10, 100_000, 0, 0, true, QueueModel.BEHIND_DISPLAYED, 64, 64));
        for (int id = 1; id <= 20; id++) {
            rig.limit(id, Side.BUY, 98, 5);
        }
        rig.reconcile();
        for (int id = 21; id <= 40; id++) {
            rig.limit(id, Side.BUY, 98, 5);
        }
        rig.at(1_000_000);
        final List<String> texts = rig.texts();
        assertThat(texts.subList(0, 20)).allMatch(text -> text.endsWith("ACCEPTED 0/5"));
        assertThat(texts.get(20)).isEqualTo("BEGIN 0");
        assertThat(texts.get(41)).isEqualTo("END 0");
        assertThat(texts.subList(42, 62)).allMatch(text -> text.endsWith("ACCEPTED 0/5"));
    }

    @Test
    void shouldLoseReportsButTellFillsAgainWithTheirIds() {
        final VenueRig rig = ideal(ReportsWhileDown.LOST);
        rig.limit(1, Side.BUY, 99, 5).limit(2, Side.BUY, 99, 1).texts();
        rig.disconnect().at(10);
        rig.trade(98, 4, SELLER).at(20);
        rig.trade(98, 1, SELLER);
        assertThat(rig.texts()).containsExactly("SESSION 0 DOWN");
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
        rig.at(30).connect();
        final var reports = rig.reports();
        assertThat(reports)
                .extracting(ReportReader.Report::text)
                .containsExactly(
                        "SESSION 0 UP",
                        "BEGIN 0",
                        "1 FILL 4@99 MAKER 4/1",
                        "1 FILL 1@99 MAKER 5/0",
                        "ORDER 2 V2 0/0 BUY LIMIT GTC 1@99 filled 0",
                        "POSITION 0/0 5@99",
                        "END 0");
        assertThat(reports.subList(2, 4))
                .extracting(report -> report.venueFillId() + " " + (report.exchangeTimeNs() - START) + " "
                        + (report.receiveTimeNs() - START))
                .containsExactly("F1 10 30", "F2 20 30");
        rig.trade(98, 1, SELLER);
        assertThat(rig.reports().get(0).venueFillId()).isEqualTo("F3");
    }

    @Test
    void shouldHoldReportsAndThenListNothingTwice() {
        final VenueRig rig = ideal(ReportsWhileDown.HELD);
        rig.limit(1, Side.BUY, 99, 5).texts();
        rig.disconnect().trade(98, 4, SELLER);
        assertThat(rig.texts()).containsExactly("SESSION 0 DOWN");
        rig.at(30).connect();
        assertThat(rig.texts())
                .containsExactly(
                        "SESSION 0 UP",
                        "1 FILL 4@99 MAKER 4/1",
                        "BEGIN 0",
                        "ORDER 1 V1 0/0 BUY LIMIT GTC 5@99 filled 4",
                        "POSITION 0/0 4@99",
                        "END 0");
    }

    @Test
    void shouldLetReportsThroughThatWereDueBefore() {
        final VenueRig rig = rig(latencies(0, 100));
        rig.limit(1, Side.BUY, 98, 5).at(50);
        rig.limit(2, Side.BUY, 98, 5);
        // Nobody has taken the first report yet when the session goes down after its time.
        rig.venue.disconnect(START + 120);
        rig.at(130);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "SESSION 0 DOWN");
        rig.at(500).connect();
        assertThat(rig.texts())
                .containsExactly(
                        "SESSION 0 UP",
                        "BEGIN 0",
                        "ORDER 1 V1 0/0 BUY LIMIT GTC 5@98 filled 0",
                        "ORDER 2 V2 0/0 BUY LIMIT GTC 5@98 filled 0",
                        "END 0");
    }

    @Test
    void shouldNotSendWhatIsCausedWhileItIsDownButLetArriveWhatWasUnderWay() {
        final VenueRig rig = rig(latencies(100, 0));
        rig.limit(1, Side.BUY, 98, 5).at(10).disconnect();
        rig.limit(2, Side.BUY, 98, 5).at(150);
        assertThat(rig.venue.openOrders()).isEqualTo(1);
        rig.connect().limit(3, Side.BUY, 98, 5).at(250);
        // The core was behind: what it sends now was caused while the session was down.
        rig.messages.newOrder(START + 149, 4, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 98, 5);
        rig.send().at(400);
        assertThat(rig.texts())
                .containsExactly(
                        "SESSION 0 DOWN",
                        "2 NOT_SENT NEW",
                        "SESSION 0 UP",
                        "BEGIN 0",
                        "ORDER 1 V1 0/0 BUY LIMIT GTC 5@98 filled 0",
                        "END 0",
                        "3 ACCEPTED 0/5",
                        "4 NOT_SENT NEW");
    }

    @Test
    void shouldTakeAnIdThatWasNeverSent() {
        final VenueRig rig = ideal(ReportsWhileDown.LOST);
        rig.disconnect().limit(1, Side.BUY, 98, 5).at(1).connect().texts();
        rig.limit(1, Side.BUY, 98, 5);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5");
    }

    @Test
    void shouldGoDownAndUpByTheOutagesOfItsSettings() {
        final VenueRig rig = new VenueRig(SimulatedVenueSettings.ideal()
                .with(ReportsWhileDown.LOST, List.of(new Outage(10, 5), new Outage(40, 1))));
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
        rig.at(100).define(MarketView.DEPTH);
        assertThat(rig.venue.nextTimeNs()).as("told from the first event on").isEqualTo(START + 110);
        rig.at(109).limit(1, Side.BUY, 98, 5);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5");
        rig.at(110).limit(2, Side.BUY, 98, 5);
        assertThat(rig.texts()).containsExactly("SESSION 0 DOWN", "2 NOT_SENT NEW");
        rig.at(115).limit(3, Side.BUY, 98, 5);
        assertThat(rig.texts())
                .containsExactly(
                        "SESSION 0 UP",
                        "BEGIN 0",
                        "ORDER 1 V1 0/0 BUY LIMIT GTC 5@98 filled 0",
                        "END 0",
                        "3 ACCEPTED 0/5");
        rig.at(200);
        assertThat(rig.texts()).startsWith("SESSION 0 DOWN", "SESSION 0 UP");
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    @Test
    void shouldDoNothingTwice() {
        final VenueRig rig = ideal(ReportsWhileDown.LOST);
        rig.connect().disconnect().disconnect();
        assertThat(rig.texts()).containsExactly("SESSION 0 DOWN");
        assertThat(rig.reconcile().texts()).as("nothing can be listed now").isEmpty();
        rig.connect().connect();
        assertThat(rig.texts()).containsExactly("SESSION 0 UP", "BEGIN 0", "END 0");
    }

    @Test
    void shouldRefuseOutagesThatOverlapOrAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedVenueSettings.ideal()
                        .with(ReportsWhileDown.LOST, List.of(new Outage(10, 5), new Outage(15, 1))))
                .withMessage("outages[1] begins before outages[0] has ended; give them in order, with some time between"
                        + " them");
        assertThatIllegalArgumentException().isThrownBy(() -> new Outage(10, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Outage(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Outage(Long.MAX_VALUE, 5));
    }
}
