package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTerms;
import org.junit.jupiter.api.Test;

/** What is accepted, refused, replaced and cancelled. */
final class OrderEntryTest {
    private static final AggressorSide SELLER = AggressorSide.SELLER;

    private final VenueRig rig =
            new VenueRig().define(MarketView.DEPTH).snapshot(new long[] {99, 4, 98, 6}, new long[] {101, 5, 102, 7});

    @Test
    void shouldFillEveryFieldOfItsReports() {
        rig.limit(7, Side.BUY, 101, 6);
        final var reports = rig.reports();
        assertThat(reports).hasSize(2);
        assertThat(reports.get(0).venueOrderId()).isEqualTo("V1");
        assertThat(reports.get(0).venueFillId()).isEmpty();
        assertThat(reports.get(0).exchangeTimeNs()).isEqualTo(1_000_000);
        assertThat(reports.get(1).venueOrderId()).isEqualTo("V1");
        assertThat(reports.get(1).venueFillId()).isEqualTo("F1");
        rig.limit(8, Side.SELL, 99, 1);
        assertThat(rig.reports().get(1).venueFillId()).isEqualTo("F2");
    }

    @Test
    void shouldCancelAnOpenOrder() {
        rig.limit(1, Side.BUY, 99, 5).trade(99, 6, SELLER).texts();
        rig.cancel(1);
        assertThat(rig.texts()).containsExactly("1 CANCELLED 2/0");
        rig.trade(98, 60, SELLER);
        assertThat(rig.texts()).isEmpty();
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldRejectCancelsAndReplacementsOfOrdersThatAreNotOpen() {
        rig.cancel(5).replace(5, 99, 1);
        rig.limit(1, Side.BUY, 101, 5).texts();
        rig.cancel(1).replace(1, 99, 7);
        assertThat(rig.texts()).containsExactly("1 CANCEL_REJECTED UNKO 0/0", "1 REPLACE_REJECTED UNKO 0/0");
    }

    @Test
    void shouldRejectAnIdThatIsInUseWithoutHarmToTheOrder() {
        rig.limit(1, Side.BUY, 99, 5).limit(1, Side.BUY, 98, 5);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 REJECTED DUPL 0/0");
        assertThat(rig.venue.openOrders()).isEqualTo(1);
        rig.cancel(1);
        assertThat(rig.texts()).containsExactly("1 CANCELLED 0/0");
        rig.limit(1, Side.BUY, 99, 5);
        assertThat(rig.texts()).containsExactly("1 REJECTED DUPL 0/0");
    }

    @Test
    void shouldRejectOrdersOfUnknownInstruments() {
        rig.messages.instrument = 3;
        rig.limit(1, Side.BUY, 99, 5);
        assertThat(rig.texts()).containsExactly("1 REJECTED UNKI 0/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldRejectWhatIsOffTheIncrements() {
        rig.define(InstrumentTerms.spot(
                "TEST", "USD", 6, MarketView.DEPTH, MarketView.DEPTH, true, 5, 10, 20, 100_000_000L));
        rig.limit(1, Side.BUY, 99, 20).limit(2, Side.BUY, 90, 25).limit(3, Side.BUY, 90, 10);
        rig.limit(4, Side.BUY, 90, 0).limit(5, Side.BUY, 90, -20).limit(6, Side.BUY, 90, 20);
        rig.order(7, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 99, 20);
        assertThat(rig.texts())
                .containsExactly(
                        "1 REJECTED PRCE 0/0",
                        "2 REJECTED QNTY 0/0",
                        "3 REJECTED QNTY 0/0",
                        "4 REJECTED QNTY 0/0",
                        "5 REJECTED QNTY 0/0",
                        "6 ACCEPTED 0/20",
                        "7 ACCEPTED 0/20",
                        "7 FILL 5@101 TAKER 5/15",
                        "7 FILL 7@102 TAKER 12/8",
                        "7 CANCELLED LIQU 12/0");
        rig.replace(6, 91, 20).replace(6, 90, 21);
        assertThat(rig.texts()).containsExactly("6 REPLACE_REJECTED PRCE 0/20", "6 REPLACE_REJECTED QNTY 0/20");
    }

    @Test
    void shouldRejectOrdersWhileTheInstrumentIsNotTradingButLetThemBeCancelled() {
        rig.limit(1, Side.BUY, 99, 5).limit(2, Side.BUY, 99, 5).texts();
        rig.status(InstrumentState.HALTED)
                .limit(3, Side.BUY, 99, 5)
                .replace(2, 100, 5)
                .cancel(1);
        assertThat(rig.texts())
                .containsExactly("3 REJECTED HALT 0/0", "2 REPLACE_REJECTED HALT 0/5", "1 CANCELLED 0/0");
        rig.trade(98, 50, SELLER).delta(new long[] {99, 0, 98, 0}, new long[] {98, 1});
        assertThat(rig.texts()).isEmpty();
        rig.status(InstrumentState.TRADING);
        assertThat(rig.texts()).containsExactly("2 FILL 1@99 MAKER 1/4");
    }

    @Test
    void shouldKeepThePlaceOfAnOrderThatOnlyShrinks() {
        rig.limit(1, Side.BUY, 99, 5).limit(2, Side.BUY, 99, 5);
        rig.replace(1, 99, 3).texts();
        rig.trade(99, 8, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 3@99 MAKER 3/0", "2 FILL 1@99 MAKER 1/4");
    }

    @Test
    void shouldLoseThePlaceOfAnOrderThatGrows() {
        rig.limit(1, Side.BUY, 99, 5).limit(2, Side.BUY, 99, 5).texts();
        rig.replace(1, 99, 6);
        assertThat(rig.texts()).containsExactly("1 REPLACED 6@99 0/6");
        rig.trade(99, 10, SELLER);
        assertThat(rig.texts()).containsExactly("2 FILL 5@99 MAKER 5/0", "1 FILL 1@99 MAKER 1/5");
    }

    @Test
    void shouldRejoinBehindWhatIsDisplayedAtANewPrice() {
        rig.limit(1, Side.BUY, 99, 5).trade(99, 5, SELLER).texts();
        rig.replace(1, 98, 5);
        assertThat(rig.texts()).containsExactly("1 REPLACED 5@98 1/4");
        rig.trade(98, 7, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 1@98 MAKER 2/3");
    }

    @Test
    void shouldTakeWhenReplacedToAMarketablePrice() {
        rig.limit(1, Side.BUY, 99, 6).texts();
        rig.replace(1, 101, 6);
        assertThat(rig.texts()).containsExactly("1 REPLACED 6@101 0/6", "1 FILL 5@101 TAKER 5/1");
    }

    @Test
    void shouldCancelAnOrderThatIsReplacedToNoMoreThanIsFilled() {
        rig.limit(1, Side.BUY, 99, 5).trade(99, 6, SELLER).texts();
        rig.replace(1, 99, 2);
        assertThat(rig.texts()).containsExactly("1 CANCELLED LEFT 2/0");
        assertThat(rig.venue.openOrders()).isZero();
    }
}
