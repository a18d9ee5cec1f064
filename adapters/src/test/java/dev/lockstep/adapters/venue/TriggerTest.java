package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that wait for a price. */
final class TriggerTest {
    private static final AggressorSide BUYER = AggressorSide.BUYER;

    private static VenueRig at(final MarketView view, final long bid, final long ask) {
        return VenueRig.able().define(view).top(view, bid, ask);
    }

    private static VenueRig depth() {
        return at(MarketView.DEPTH, 99, 101);
    }

    private static VenueRig send(
            final VenueRig rig,
            final long id,
            final Side side,
            final OrderType type,
            final long trigger,
            final long price,
            final TriggerSource source) {
        return rig.order(id, side, type, TimeInForce.GTC, price, 4, order -> order.triggerPrice(trigger)
                .triggerSource(source));
    }

    private static VenueRig send(
            final VenueRig rig, final long id, final Side side, final OrderType type, final long trigger) {
        return send(rig, id, side, type, trigger, 0, TriggerSource.BID_ASK);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldStopAtTheSideThatItWouldTakeOrBeyond(final MarketView view) {
        final VenueRig rig = at(view, 99, 101);
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 103);
        send(rig, 2, Side.SELL, OrderType.STOP_MARKET, 97);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4", "2 ACCEPTED 0/4");
        // Neither the other side nor a price just short of it triggers.
        rig.top(view, 100, 102).top(view, 98, 104 - 2);
        assertThat(rig.texts()).isEmpty();
        rig.top(view, 98, 103);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@103 TAKER 4/0");
        rig.top(view, 96, 101);
        assertThat(rig.texts()).containsExactly("2 TRIGGERED @0 0/4", "2 FILL 4@96 TAKER 4/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldBeTouchedFromTheOtherSide(final MarketView view) {
        final VenueRig rig = at(view, 99, 101);
        send(rig, 1, Side.BUY, OrderType.MARKET_IF_TOUCHED, 98);
        send(rig, 2, Side.SELL, OrderType.MARKET_IF_TOUCHED, 102);
        rig.top(view, 97, 99).top(view, 101, 103);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4", "2 ACCEPTED 0/4");
        rig.top(view, 97, 98);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@98 TAKER 4/0");
        rig.top(view, 104, 105);
        assertThat(rig.texts()).containsExactly("2 TRIGGERED @0 0/4", "2 FILL 4@104 TAKER 4/0");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldBecomeALimitOrderThatRestsWhereItCantTake(final MarketView view) {
        final VenueRig rig = at(view, 99, 101);
        send(rig, 1, Side.BUY, OrderType.STOP_LIMIT, 103, 102, TriggerSource.BID_ASK);
        send(rig, 2, Side.SELL, OrderType.LIMIT_IF_TOUCHED, 102, 105, TriggerSource.BID_ASK);
        rig.texts();
        rig.top(view, 100, 103);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @102 0/4");
        rig.top(view, 100, 101);
        assertThat(rig.texts()).containsExactly("1 FILL 4@102 MAKER 4/0");
        rig.top(view, 102, 106);
        assertThat(rig.texts()).containsExactly("2 TRIGGERED @105 0/4");
        rig.top(view, 106, 107);
        assertThat(rig.texts()).containsExactly("2 FILL 4@105 MAKER 4/0");
    }

    @Test
    void shouldTriggerByTradesWhereNothingElseIsKnown() {
        final VenueRig rig = VenueRig.able().define(MarketView.TRADES).trade(100, 10, BUYER);
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 102);
        send(rig, 2, Side.SELL, OrderType.STOP_LIMIT, 98, 97, TriggerSource.MID);
        send(rig, 3, Side.SELL, OrderType.MARKET_IF_TOUCHED, 103, 0, TriggerSource.LAST);
        rig.texts();
        rig.trade(101, 10, BUYER).trade(99, 10, BUYER);
        assertThat(rig.texts()).isEmpty();
        rig.trade(103, 10, BUYER);
        assertThat(rig.texts())
                .containsExactly(
                        "1 TRIGGERED @0 0/4", "1 FILL 4@103 TAKER 4/0", "3 TRIGGERED @0 0/4", "3 FILL 4@103 TAKER 4/0");
        rig.trade(98, 3, BUYER);
        assertThat(rig.texts()).containsExactly("2 TRIGGERED @97 0/4", "2 FILL 3@98 TAKER 3/1");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldListenToTradesIfToldSo(final MarketView view) {
        final VenueRig rig = at(view, 99, 101);
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 103, 0, TriggerSource.LAST);
        rig.texts();
        rig.top(view, 104, 106);
        assertThat(rig.texts()).isEmpty();
        if (view == MarketView.ORDERS) {
            // A trade beside the book is one of its executions again, or of no concern.
            rig.trade(106, 1, BUYER);
            assertThat(rig.texts()).isEmpty();
            rig.bookAdd(7, Side.SELL, 105, 2).bookExecute(7, 2);
        } else {
            rig.trade(102, 1, BUYER);
            assertThat(rig.texts()).isEmpty();
            rig.trade(103, 1, BUYER);
        }
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@106 TAKER 4/0");
    }

    @Test
    void shouldRememberTheLastTradeForOrdersThatCome() {
        final VenueRig rig = depth().trade(103, 1, BUYER);
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 103, 0, TriggerSource.LAST);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4", "1 TRIGGERED @0 0/4", "1 FILL 4@101 TAKER 4/0");
    }

    @Test
    void shouldCompareWithTheMiddleAndCountAHalfAgainstTheTrigger() {
        final VenueRig rig = depth();
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 102, 0, TriggerSource.MID);
        send(rig, 2, Side.SELL, OrderType.STOP_MARKET, 98, 0, TriggerSource.MID);
        rig.texts();
        // Middles of 101.5 and 98.5 do not reach 102 and 98.
        rig.top(MarketView.DEPTH, 100, 103).top(MarketView.DEPTH, 97, 100);
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 101, 103);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@103 TAKER 4/0");
        rig.snapshot(new long[] {90, 1}, VenueRig.NONE);
        assertThat(rig.texts()).as("no middle without both sides").isEmpty();
        rig.top(MarketView.DEPTH, 97, 99);
        assertThat(rig.texts()).containsExactly("2 TRIGGERED @0 0/4", "2 FILL 4@97 TAKER 4/0");
    }

    @Test
    void shouldTriggerAtOnceWhatIsReachedOnArrival() {
        final VenueRig rig = depth();
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 101);
        send(rig, 2, Side.SELL, OrderType.MARKET_IF_TOUCHED, 98);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/4",
                        "1 TRIGGERED @0 0/4",
                        "1 FILL 4@101 TAKER 4/0",
                        "2 ACCEPTED 0/4",
                        "2 TRIGGERED @0 0/4",
                        "2 FILL 4@99 TAKER 4/0");
    }

    @Test
    void shouldTriggerInTheOrderOfArrivalAndShareWhatIsThere() {
        final VenueRig rig = depth();
        for (int id = 1; id <= 3; id++) {
            send(rig, id, Side.BUY, OrderType.STOP_MARKET, 106 - id);
        }
        rig.texts();
        rig.top(MarketView.DEPTH, 100, 105);
        assertThat(rig.texts())
                .containsExactly(
                        "1 TRIGGERED @0 0/4",
                        "1 FILL 4@105 TAKER 4/0",
                        "2 TRIGGERED @0 0/4",
                        "2 FILL 4@105 TAKER 4/0",
                        "3 TRIGGERED @0 0/4",
                        "3 FILL 2@105 TAKER 2/2",
                        "3 CANCELLED LIQU 2/0");
    }

    @Test
    void shouldNotTriggerWhileTheMarketCantBeTradedOn() {
        final VenueRig rig = depth();
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 103);
        send(rig, 2, Side.BUY, OrderType.STOP_MARKET, 103, 0, TriggerSource.LAST);
        rig.texts();
        rig.gap().trade(103, 1, BUYER);
        assertThat(rig.texts()).isEmpty();
        rig.status(InstrumentState.HALTED).top(MarketView.DEPTH, 102, 104);
        assertThat(rig.texts()).isEmpty();
        rig.status(InstrumentState.TRADING);
        assertThat(rig.texts())
                .containsExactly(
                        "1 TRIGGERED @0 0/4", "1 FILL 4@104 TAKER 4/0", "2 TRIGGERED @0 0/4", "2 FILL 4@104 TAKER 4/0");
    }

    @Test
    void shouldBeGoodForAMomentOnlyOnceItIsTriggered() {
        final VenueRig rig = depth();
        rig.order(1, Side.BUY, OrderType.STOP_LIMIT, TimeInForce.IOC, 103, 12, order -> order.triggerPrice(102));
        rig.order(2, Side.BUY, OrderType.STOP_LIMIT, TimeInForce.FOK, 103, 12, order -> order.triggerPrice(102));
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/12", "2 ACCEPTED 0/12");
        rig.top(MarketView.DEPTH, 100, 102);
        assertThat(rig.texts())
                .containsExactly(
                        "1 TRIGGERED @103 0/12",
                        "1 FILL 10@102 TAKER 10/2",
                        "1 CANCELLED LIQU 10/0",
                        "2 TRIGGERED @103 0/12",
                        "2 CANCELLED LIQU 0/0");
    }

    @Test
    void shouldTakeAtTheBestPriceAndLeaveTheRestThere() {
        final VenueRig rig =
                VenueRig.able().define(MarketView.DEPTH).snapshot(new long[] {99, 4}, new long[] {101, 5, 102, 7});
        rig.order(1, Side.BUY, OrderType.MARKET_TO_LIMIT, TimeInForce.GTC, 0, 8);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/8", "1 FILL 5@101 TAKER 5/3");
        rig.trade(101, 9, AggressorSide.SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 3@101 MAKER 8/0");
        // What was taken is gone, so that the next price is the best.
        rig.order(2, Side.BUY, OrderType.MARKET_TO_LIMIT, TimeInForce.IOC, 0, 8);
        assertThat(rig.texts()).containsExactly("2 ACCEPTED 0/8", "2 FILL 7@102 TAKER 7/1", "2 CANCELLED LIQU 7/0");
        rig.order(3, Side.BUY, OrderType.MARKET_TO_LIMIT, TimeInForce.GTC, 0, 1);
        assertThat(rig.texts()).containsExactly("3 ACCEPTED 0/1", "3 CANCELLED LIQU 0/0");
        rig.gap().order(4, Side.SELL, OrderType.MARKET_TO_LIMIT, TimeInForce.GTC, 0, 1);
        assertThat(rig.texts()).containsExactly("4 ACCEPTED 0/1", "4 CANCELLED BOOK 0/0");
    }

    @Test
    void shouldMoveTheTriggerOfAWaitingOrder() {
        final VenueRig rig = depth();
        send(rig, 1, Side.BUY, OrderType.STOP_LIMIT, 103, 104, TriggerSource.BID_ASK);
        rig.texts();
        rig.replace(1, 106, 6, 105, 71);
        assertThat(rig.texts()).containsExactly("1 REPLACED 6@106 0/6");
        rig.top(MarketView.DEPTH, 100, 104);
        assertThat(rig.texts()).isEmpty();
        rig.replace(1, 105, 6, 0, 72).replace(1, 105, 6, 104, 73);
        assertThat(rig.texts())
                .containsExactly(
                        "1 REPLACED 6@105 0/6",
                        "1 REPLACED 6@105 0/6",
                        "1 TRIGGERED @105 0/6",
                        "1 FILL 6@104 TAKER 6/0");
    }

    @Test
    void shouldRefuseToMoveATriggerThatIsNoMore() {
        final VenueRig rig = depth();
        send(rig, 1, Side.BUY, OrderType.STOP_LIMIT, 101, 100, TriggerSource.BID_ASK);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4", "1 TRIGGERED @100 0/4");
        rig.replace(1, 99, 4, 103, 71).replace(1, 99, 4, 101, 72);
        assertThat(rig.texts()).containsExactly("1 REPLACE_REJECTED TRIG 0/4", "1 REPLACED 4@99 0/4");
    }

    @Test
    void shouldCancelAnOrderThatWaits() {
        final VenueRig rig = depth();
        send(rig, 1, Side.BUY, OrderType.STOP_MARKET, 103);
        rig.cancel(1).top(MarketView.DEPTH, 102, 104);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4", "1 CANCELLED 0/0");
        assertThat(rig.venue.openOrders()).isZero();
    }
}
