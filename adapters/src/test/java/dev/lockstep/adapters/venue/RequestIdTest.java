package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers name the request that they answer, and nothing else names any. */
final class RequestIdTest {
    private final VenueRig rig = VenueRig.able().define(MarketView.DEPTH).top(MarketView.DEPTH, 99, 101);

    private List<String> answers() {
        return rig.reports().stream()
                .map(report -> report.text().split(" ")[1] + " " + report.requestId())
                .toList();
    }

    @Test
    void shouldNameTheRequestThatWasDone() {
        rig.limit(1, Side.BUY, 98, 5).replace(1, 98, 4, 0, 71).cancel(1, 72);
        assertThat(answers()).containsExactly("ACCEPTED 0", "REPLACED 71", "CANCELLED 72");
    }

    @Test
    void shouldNameTheRequestThatWasRefused() {
        rig.limit(1, Side.BUY, 98, 5).replace(1, 98, 0, 0, 71);
        rig.replace(1, 98, 4, 0, 72).cancel(1, 73).replace(9, 98, 4, 0, 74).cancel(9, 75);
        assertThat(answers())
                .containsExactly(
                        "ACCEPTED 0",
                        "CANCELLED 71",
                        "REPLACE_REJECTED 72",
                        "CANCEL_REJECTED 73",
                        "REPLACE_REJECTED 74",
                        "CANCEL_REJECTED 75");
        rig.limit(2, Side.BUY, 98, 5).replace(2, 98, 5, 97, 76);
        assertThat(answers()).containsExactly("ACCEPTED 0", "REPLACE_REJECTED 76");
    }

    /** What a refusal says is left tells an order that goes on working from one that is not there. */
    @Test
    void shouldSayWhatIsLeftOfAnOrderWhoseChangeIsRefused() {
        rig.limit(1, Side.SELL, 102, 5)
                .replace(1, 102, 5, 100, 71)
                .replace(9, 98, 4, 0, 72)
                .cancel(9, 73);
        assertThat(rig.reports())
                .extracting(report -> report.type() + " " + report.leavesQuantity() + " " + report.side())
                .containsExactly(
                        "ACCEPTED 5 SELL",
                        "REPLACE_REJECTED 5 SELL",
                        "REPLACE_REJECTED 0 NULL_VAL",
                        "CANCEL_REJECTED 0 NULL_VAL");
    }

    @Test
    void shouldNameTheSideOfEveryOrderThatItKnows() {
        rig.limit(1, Side.SELL, 99, 1)
                .limit(1, Side.BUY, 98, 5)
                .limit(2, Side.BUY, 98, 5)
                .cancel(2);
        assertThat(rig.reports())
                .extracting(report -> report.orderId() + " " + report.type() + " " + report.side())
                .containsExactly(
                        "1 ACCEPTED SELL", "1 FILL SELL", "1 REJECTED BUY", "2 ACCEPTED BUY", "2 CANCELLED BUY");
    }

    @Test
    void shouldNameNoRequestWhereThereWasNone() {
        rig.limit(1, Side.BUY, 98, 5).replace(1, 98, 4, 0, 71).texts();
        rig.trade(97, 2, AggressorSide.SELLER);
        rig.order(2, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 90, 5);
        rig.order(1, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 90, 5);
        assertThat(answers()).containsExactly("FILL 0", "ACCEPTED 0", "CANCELLED 0", "REJECTED 0");
    }

    @Test
    void shouldNameTheRequestThatWasNotSent() {
        rig.limit(1, Side.BUY, 98, 5).disconnect();
        rig.limit(2, Side.BUY, 98, 5).replace(1, 97, 5, 0, 71).cancel(1, 72);
        assertThat(rig.reports())
                .extracting(report -> report.text() + " " + report.requestId())
                .containsExactly(
                        "1 ACCEPTED 0/5 0",
                        "SESSION 0 DOWN 0",
                        "2 NOT_SENT NEW 0",
                        "1 NOT_SENT REPLACE 71",
                        "1 NOT_SENT CANCEL 72");
    }

    @Test
    void shouldNameTheRequestThatDidNotFitTheInbox() {
        final VenueRig full = new VenueRig(new SimulatedVenueSettings(0, 0, 0, 0, 0, 0, true, QueueModel.FRONT, 1, 1))
                .define(MarketView.DEPTH);
        for (int i = 0; i < 20; i++) {
            full.messages.replace(1_000_000, 1, 98, 5, 0, 100 + i);
            full.venue.send(full.messages.record, 0, full.messages.length);
        }
        full.at(0);
        final List<Long> notSent = full.reports().stream()
                .filter(report -> report.type() == null)
                .map(ReportReader.Report::requestId)
                .toList();
        assertThat(notSent).isNotEmpty().isSorted().endsWith(119L);
    }
}
