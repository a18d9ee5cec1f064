package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.instrument.InstrumentTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops whose trigger follows the market; ticks of 5. */
final class TrailingStopTest {
    private static final OrderType MARKET = OrderType.TRAILING_STOP_MARKET;
    private static final OrderType LIMIT = OrderType.TRAILING_STOP_LIMIT;

    private static VenueRig rig(final MarketView view) {
        return VenueRig.able().define(InstrumentTerms.spot("TEST", "USD", 6, view, view, true, 5, 1, 0, 100_000_000L));
    }

    private static VenueRig depth(final long bid, final long ask) {
        return rig(MarketView.DEPTH).top(MarketView.DEPTH, bid, ask);
    }

    private static void send(
            final VenueRig rig, final Side side, final OrderType type, final long offset, final OffsetUnit unit) {
        send(rig, side, type, offset, unit, 0, TriggerSource.BID_ASK);
    }

    private static void send(
            final VenueRig rig,
            final Side side,
            final OrderType type,
            final long offset,
            final OffsetUnit unit,
            final long trigger,
            final TriggerSource source) {
        rig.order(1, side, type, TimeInForce.GTC, 0, 4, order -> order.trailingOffset(offset)
                .offsetUnit(unit)
                .triggerPrice(trigger)
                .triggerSource(source)
                .limitOffset(type == LIMIT ? 15 : 0));
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldFollowARisingBidAndStayWhenItFalls(final MarketView view) {
        final VenueRig rig = rig(view).top(view, 1_000, 1_010);
        send(rig, Side.SELL, MARKET, 50, OffsetUnit.PRICE);
        rig.top(view, 1_100, 1_110).top(view, 1_055, 1_065);
        assertThat(rig.texts()).isEmpty();
        rig.top(view, 1_050, 1_060);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@1050 TAKER 4/0");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldFollowAFallingAskInTicks(final MarketView view) {
        final VenueRig rig = rig(view).top(view, 1_000, 1_010);
        // Ten ticks of 5.
        send(rig, Side.BUY, MARKET, 10, OffsetUnit.TICKS);
        rig.top(view, 900, 910).top(view, 945, 955);
        assertThat(rig.texts()).isEmpty();
        rig.top(view, 950, 960);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@960 TAKER 4/0");
    }

    @Test
    void shouldKeepADistanceInHundredthsOfABasisPointAndRoundItAwayFromTheMarket() {
        final VenueRig rig = depth(10_000, 10_010);
        // 12.34 basis points of 10,000 are 12.34, rounded to 12: 9,988, rounded down to the tick.
        send(rig, Side.SELL, MARKET, 1_234, OffsetUnit.BASIS_POINTS);
        rig.top(MarketView.DEPTH, 9_990, 10_010);
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 9_985, 10_010);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@9985 TAKER 4/0");
    }

    @Test
    void shouldRoundTheTriggerOfABuyerUp() {
        final VenueRig rig = depth(9_990, 10_000);
        // 10,012 becomes 10,015.
        send(rig, Side.BUY, MARKET, 1_234, OffsetUnit.BASIS_POINTS);
        rig.top(MarketView.DEPTH, 9_990, 10_010);
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 9_990, 10_015);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@10015 TAKER 4/0");
    }

    @Test
    void shouldSetTheLimitFromTheTrigger() {
        final VenueRig rig = depth(1_000, 1_010);
        send(rig, Side.SELL, LIMIT, 50, OffsetUnit.PRICE);
        rig.top(MarketView.DEPTH, 1_100, 1_110);
        assertThat(rig.texts()).isEmpty();
        // The trigger is 1,050, so the limit is 15 below; the bid is beyond it.
        rig.top(MarketView.DEPTH, 1_030, 1_060);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @1035 0/4");
        rig.top(MarketView.DEPTH, 1_035, 1_060);
        assertThat(rig.texts()).containsExactly("1 FILL 4@1035 MAKER 4/0");
    }

    @Test
    void shouldSetTheLimitOfABuyerAboveTheTrigger() {
        final VenueRig rig = depth(1_000, 1_010);
        send(rig, Side.BUY, LIMIT, 50, OffsetUnit.PRICE);
        rig.top(MarketView.DEPTH, 1_000, 1_070);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @1075 0/4", "1 FILL 4@1070 TAKER 4/0");
    }

    @Test
    void shouldStartWhereItIsToldUntilTheMarketIsAhead() {
        final VenueRig rig = depth(1_000, 1_010);
        send(rig, Side.SELL, MARKET, 50, OffsetUnit.PRICE, 980, TriggerSource.BID_ASK);
        // From the market it would be 950.
        rig.top(MarketView.DEPTH, 985, 1_000);
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 980, 1_000);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@980 TAKER 4/0");
    }

    @Test
    void shouldWaitForAMarketToStartFrom() {
        final VenueRig rig = rig(MarketView.DEPTH);
        send(rig, Side.SELL, MARKET, 50, OffsetUnit.PRICE);
        rig.snapshot(VenueRig.NONE, new long[] {900, 1});
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 1_000, 1_010).top(MarketView.DEPTH, 955, 960);
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 950, 960);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@950 TAKER 4/0");
    }

    @Test
    void shouldFollowTradesOrTheMiddleIfToldSo() {
        final VenueRig trades = depth(1_000, 1_010);
        send(trades, Side.SELL, MARKET, 50, OffsetUnit.PRICE, 0, TriggerSource.LAST);
        trades.trade(1_100, 1, AggressorSide.BUYER).top(MarketView.DEPTH, 1_000, 1_010);
        assertThat(trades.texts()).isEmpty();
        trades.trade(1_050, 1, AggressorSide.BUYER);
        assertThat(trades.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@1000 TAKER 4/0");

        final VenueRig middle = depth(1_000, 1_020);
        send(middle, Side.SELL, MARKET, 50, OffsetUnit.PRICE, 0, TriggerSource.MID);
        middle.top(MarketView.DEPTH, 940, 990);
        assertThat(middle.texts()).isEmpty();
        middle.top(MarketView.DEPTH, 940, 980);
        assertThat(middle.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@940 TAKER 4/0");
    }

    @Test
    void shouldGoOnFromATriggerThatWasMoved() {
        final VenueRig rig = depth(1_000, 1_010);
        send(rig, Side.SELL, MARKET, 50, OffsetUnit.PRICE);
        rig.replace(1, 0, 4, 900, 7).top(MarketView.DEPTH, 955, 960);
        // Moved to 900, the trigger follows the bid of 1,000 at once, then it stays.
        assertThat(rig.texts()).containsExactly("1 REPLACED 4@0 0/4");
        rig.top(MarketView.DEPTH, 950, 960);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@950 TAKER 4/0");
    }

    @Test
    void shouldNotFollowPricesBeyondAllMeasure() {
        final VenueRig rig = depth(1_000, 1_010);
        send(rig, Side.SELL, MARKET, 50, OffsetUnit.PRICE);
        final long huge = Long.MAX_VALUE / 5 * 5;
        rig.top(MarketView.DEPTH, huge - 5, huge).top(MarketView.DEPTH, 955, 960);
        assertThat(rig.texts()).isEmpty();
        rig.top(MarketView.DEPTH, 950, 960);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @0 0/4", "1 FILL 4@950 TAKER 4/0");
    }
}
