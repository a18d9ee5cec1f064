package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** Orders that rest: their queues, and what fills them. */
final class RestingTest {
    private static final AggressorSide SELLER = AggressorSide.SELLER;
    private static final AggressorSide BUYER = AggressorSide.BUYER;

    private VenueRig depth() {
        return new VenueRig().define(MarketView.DEPTH).snapshot(new long[] {99, 4, 98, 6}, new long[] {101, 5, 102, 7});
    }

    /** A bid for 5 at 99, behind 4. */
    private VenueRig resting() {
        final VenueRig rig = depth().limit(1, Side.BUY, 99, 5);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5");
        return rig;
    }

    @Test
    void shouldWaitForTradesToConsumeTheQueueAhead() {
        final VenueRig rig = resting();
        rig.trade(99, 3, SELLER);
        assertThat(rig.texts()).isEmpty();
        rig.trade(99, 3, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 2/3");
        rig.trade(99, 9, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 3@99 MAKER 5/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldNotBeHitByBuyersAtItsPrice() {
        final VenueRig rig = resting();
        rig.trade(99, 50, BUYER);
        assertThat(rig.texts()).isEmpty();
        rig.trade(99, 5, AggressorSide.UNKNOWN);
        assertThat(rig.texts()).containsExactly("1 FILL 1@99 MAKER 1/4");
    }

    @Test
    void shouldMoveUpWhenLessIsDisplayedThanWasAhead() {
        final VenueRig rig = resting();
        rig.delta(new long[] {99, 9}, VenueRig.NONE);
        rig.delta(new long[] {99, 1}, VenueRig.NONE);
        rig.trade(99, 3, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 2/3");
    }

    @Test
    void shouldNotCountATradeAgainWhenTheBookShowsIt() {
        final VenueRig rig = resting();
        rig.trade(99, 3, SELLER).delta(new long[] {99, 1}, VenueRig.NONE);
        rig.trade(99, 1, SELLER).delta(new long[] {99, 0}, VenueRig.NONE);
        assertThat(rig.texts()).isEmpty();
        rig.trade(99, 1, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 1@99 MAKER 1/4");
    }

    @Test
    void shouldBeFilledByATradeThroughItsLimitWhateverWasAhead() {
        final VenueRig rig = resting();
        rig.trade(98, 2, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 2/3");
        rig.trade(99, 1, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 1@99 MAKER 3/2");
    }

    @Test
    void shouldBeFilledAtItsLimitWhenTheOppositeSideReachesIt() {
        final VenueRig rig = resting();
        rig.delta(new long[] {99, 0, 98, 0}, new long[] {97, 3});
        assertThat(rig.texts()).containsExactly("1 FILL 3@99 MAKER 3/2");
        rig.delta(new long[] {96, 1}, VenueRig.NONE);
        assertThat(rig.texts()).isEmpty();
        rig.delta(VenueRig.NONE, new long[] {99, 1, 98, 4});
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 5/0");
    }

    @Test
    void shouldShareATradeInPriceTimePriority() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 99, 2)
                .limit(2, Side.BUY, 100, 3)
                .limit(3, Side.BUY, 99, 2)
                .texts();
        rig.trade(99, 10, SELLER);
        assertThat(rig.texts())
                .containsExactly("2 FILL 3@100 MAKER 3/0", "1 FILL 2@99 MAKER 2/0", "3 FILL 1@99 MAKER 1/1");
    }

    @Test
    void shouldCountDisplayedQuantityBetweenOurOrders() {
        final VenueRig rig = depth().limit(1, Side.BUY, 99, 2);
        rig.delta(new long[] {99, 7}, VenueRig.NONE);
        rig.limit(2, Side.BUY, 99, 2).texts();
        // 4 displayed, order 1, 3 displayed, order 2.
        rig.trade(99, 10, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 2/0", "2 FILL 1@99 MAKER 1/1");
    }

    @Test
    void shouldGiveOneLevelToOurOrdersOnce() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 99, 2).limit(2, Side.BUY, 100, 2).texts();
        rig.delta(new long[] {99, 0, 98, 0}, new long[] {98, 3});
        assertThat(rig.texts()).containsExactly("2 FILL 2@100 MAKER 2/0", "1 FILL 1@99 MAKER 1/1");
    }

    @Test
    void shouldRestSellOrdersTheSameWay() {
        final VenueRig rig = depth().limit(1, Side.SELL, 101, 2);
        rig.trade(101, 6, SELLER).trade(101, 6, BUYER);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/2", "1 FILL 1@101 MAKER 1/1");
        rig.trade(102, 1, BUYER);
        assertThat(rig.texts()).containsExactly("1 FILL 1@101 MAKER 2/0");
    }

    @Test
    void shouldStandInFrontOfAllIfTheQueueModelSaysSo() {
        final SimulatedVenueSettings front =
                new SimulatedVenueSettings(0, 0, 0, 0, 0, 0, true, QueueModel.FRONT, 64, 64);
        final VenueRig rig = new VenueRig(front, 1).define(MarketView.QUOTES).quote(99, 40, 101, 50);
        rig.limit(1, Side.BUY, 99, 5).trade(99, 3, SELLER);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 3@99 MAKER 3/2");
    }

    @Test
    void shouldJoinBehindTheTouchThatComesToItsPriceWhereQuotesShowNoMore() {
        final VenueRig rig = new VenueRig().define(MarketView.QUOTES).quote(99, 4, 101, 5);
        rig.limit(1, Side.BUY, 98, 5);
        rig.trade(98, 100, AggressorSide.BUYER);
        rig.quote(98, 6, 101, 5).trade(98, 7, SELLER);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 1@98 MAKER 1/4");
    }

    @Test
    void shouldHaveNothingAheadInsideTheSpread() {
        final VenueRig rig = new VenueRig().define(MarketView.QUOTES).quote(99, 4, 101, 5);
        rig.limit(1, Side.BUY, 100, 5).trade(100, 2, SELLER);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 2@100 MAKER 2/3");
    }

    @Test
    void shouldRestAmongTradesWhereNothingElseIsKnown() {
        final VenueRig rig = new VenueRig().define(MarketView.TRADES).trade(100, 1, AggressorSide.UNKNOWN);
        rig.limit(1, Side.BUY, 99, 5).limit(2, Side.SELL, 103, 5);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "2 ACCEPTED 0/5");
        rig.trade(99, 2, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 2/3");
        // The trade was spent on order 1: nothing of it is left to take.
        rig.limit(3, Side.BUY, 99, 1);
        assertThat(rig.texts()).containsExactly("3 ACCEPTED 0/1");
        rig.trade(104, 2, AggressorSide.UNKNOWN);
        assertThat(rig.texts()).containsExactly("2 FILL 2@103 MAKER 2/3");
    }

    @Test
    void shouldBeFilledWholeByATradeOfUnknownSizeIfTheSettingsSaySo() {
        final VenueRig rig = new VenueRig().define(VenueRig.terms(MarketView.TRADES, false));
        rig.trade(100, 0, AggressorSide.UNKNOWN).limit(1, Side.BUY, 99, 5).trade(99, 0, AggressorSide.UNKNOWN);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 5@99 MAKER 5/0");
    }
}
