package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Post-only, reduce-only, and orders that hide a part of themselves. */
final class OrderFlagsTest {
    private static final AggressorSide SELLER = AggressorSide.SELLER;
    private static final AggressorSide BUYER = AggressorSide.BUYER;
    private static final Consumer<NewOrderEncoder> POST_ONLY = order -> order.postOnly((short) 1);
    private static final Consumer<NewOrderEncoder> REDUCE_ONLY = order -> order.reduceOnly((short) 1);

    private static VenueRig rig(final MarketView view) {
        return VenueRig.able().define(view).top(view, 99, 101);
    }

    private static VenueRig depth() {
        return rig(MarketView.DEPTH);
    }

    private static Consumer<NewOrderEncoder> showing(final long quantity) {
        return order -> order.displayQuantity(quantity);
    }

    /** Brings the account to a position, up to 10 either way. */
    private static VenueRig holding(final long position) {
        final VenueRig rig = depth();
        rig.order(100, position > 0 ? Side.BUY : Side.SELL, OrderType.MARKET, TimeInForce.IOC, 0, Math.abs(position));
        assertThat(rig.texts()).hasSize(2);
        return rig;
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTES", "DEPTH", "ORDERS"})
    void shouldRejectPostOnlyOrdersThatWouldTake(final MarketView view) {
        final VenueRig rig = rig(view);
        rig.limit(1, Side.BUY, 101, 5, POST_ONLY).limit(2, Side.BUY, 100, 5, POST_ONLY);
        rig.limit(3, Side.SELL, 99, 5, POST_ONLY).limit(4, Side.SELL, 102, 5, POST_ONLY);
        assertThat(rig.texts())
                .containsExactly("1 REJECTED POST 0/0", "2 ACCEPTED 0/5", "3 REJECTED POST 0/0", "4 ACCEPTED 0/5");
        rig.top(view, 99, 100);
        assertThat(rig.texts()).containsExactly("2 FILL 5@100 MAKER 5/0");
    }

    @Test
    void shouldRejectPostOnlyOrdersThatWouldTakeTheLastTrade() {
        final VenueRig rig = VenueRig.able().define(MarketView.TRADES).trade(100, 5, BUYER);
        rig.limit(1, Side.BUY, 100, 5, POST_ONLY).limit(2, Side.BUY, 99, 5, POST_ONLY);
        assertThat(rig.texts()).containsExactly("1 REJECTED POST 0/0", "2 ACCEPTED 0/5");
    }

    @Test
    void shouldLetPostOnlyOrdersRestWhileNothingCanBeTaken() {
        final VenueRig rig = depth().gap();
        rig.limit(1, Side.BUY, 101, 5, POST_ONLY).top(MarketView.DEPTH, 99, 101);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 5@101 MAKER 5/0");
    }

    @Test
    void shouldRefuseToChangeAPostOnlyOrderSoThatItWouldTake() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 99, 5, POST_ONLY).replace(1, 101, 5, 0, 7).replace(1, 100, 5);
        assertThat(rig.texts())
                .containsExactly("1 ACCEPTED 0/5", "1 REPLACE_REJECTED POST 0/5", "1 REPLACED 5@100 0/5");
        rig.trade(100, 50, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 5@100 MAKER 5/0");
    }

    @Test
    void shouldCancelAPostOnlyOrderThatWouldTakeOnceItIsTriggered() {
        final VenueRig rig = depth();
        rig.order(1, Side.BUY, OrderType.STOP_LIMIT, TimeInForce.GTC, 103, 5, order -> order.triggerPrice(102)
                .postOnly((short) 1));
        rig.order(2, Side.BUY, OrderType.STOP_LIMIT, TimeInForce.GTC, 101, 5, order -> order.triggerPrice(102)
                .postOnly((short) 1));
        rig.texts();
        rig.top(MarketView.DEPTH, 100, 102);
        assertThat(rig.texts()).containsExactly("1 TRIGGERED @103 0/5", "1 CANCELLED POST 0/0", "2 TRIGGERED @101 0/5");
    }

    @Test
    void shouldRejectReduceOnlyOrdersWithoutAPositionOnTheOtherSide() {
        final VenueRig rig = holding(4);
        rig.limit(1, Side.BUY, 90, 2, REDUCE_ONLY).limit(2, Side.SELL, 110, 2, REDUCE_ONLY);
        rig.limit(3, Side.SELL, 110, 2, order -> order.reduceOnly((short) 1).account((short) 1));
        assertThat(rig.texts()).containsExactly("1 REJECTED REDU 0/0", "2 ACCEPTED 0/2", "3 REJECTED REDU 0/0");
    }

    @Test
    void shouldFillReduceOnlyOrdersUpToThePositionAndCancelTheRest() {
        final VenueRig rig = holding(4);
        rig.limit(1, Side.SELL, 99, 6, REDUCE_ONLY);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/6", "1 FILL 4@99 TAKER 4/2", "1 CANCELLED REDU 4/0");
        rig.limit(2, Side.SELL, 99, 1, REDUCE_ONLY);
        assertThat(rig.texts()).containsExactly("2 REJECTED REDU 0/0");
    }

    @Test
    void shouldCancelRestingReduceOnlyOrdersOnceThePositionIsClosed() {
        final VenueRig rig = holding(4);
        rig.limit(1, Side.SELL, 105, 3, REDUCE_ONLY).limit(2, Side.SELL, 105, 3, REDUCE_ONLY);
        rig.limit(3, Side.SELL, 105, 3).limit(4, Side.SELL, 106, 3, REDUCE_ONLY);
        rig.texts();
        rig.trade(106, 5, BUYER);
        // The first takes 3 of the 4, the second the 1 that is left, and the third does not care.
        assertThat(rig.texts())
                .containsExactly(
                        "1 FILL 3@105 MAKER 3/0",
                        "2 FILL 1@105 MAKER 1/2",
                        "3 FILL 1@105 MAKER 1/2",
                        "2 CANCELLED REDU 1/0",
                        "4 CANCELLED REDU 0/0");
    }

    @Test
    void shouldCancelReduceOnlyOrdersWhenAnotherOrderTurnsThePosition() {
        final VenueRig rig = holding(-4);
        rig.limit(1, Side.BUY, 95, 3, REDUCE_ONLY).texts();
        rig.order(2, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        assertThat(rig.texts()).containsExactly("2 ACCEPTED 0/5", "2 FILL 5@101 TAKER 5/0", "1 CANCELLED REDU 0/0");
    }

    @Test
    void shouldLookAtThePositionOnlyOnceAWaitingOrderIsTriggered() {
        final VenueRig rig = depth();
        for (int id = 1; id <= 2; id++) {
            rig.order(id, Side.SELL, OrderType.STOP_MARKET, TimeInForce.GTC, 0, 5, order -> order.triggerPrice(95)
                    .reduceOnly((short) 1));
        }
        rig.order(3, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 3);
        rig.texts();
        rig.top(MarketView.DEPTH, 95, 96);
        assertThat(rig.texts())
                .containsExactly(
                        "1 TRIGGERED @0 0/5",
                        "1 FILL 3@95 TAKER 3/2",
                        "1 CANCELLED REDU 3/0",
                        "2 TRIGGERED @0 0/5",
                        "2 CANCELLED REDU 0/0");
    }

    @Test
    void shouldKillAnAllOrNothingOrderThatThePositionDoesNotBear() {
        final VenueRig rig = holding(4);
        rig.order(1, Side.SELL, OrderType.LIMIT, TimeInForce.FOK, 99, 5, REDUCE_ONLY);
        rig.order(2, Side.SELL, OrderType.LIMIT, TimeInForce.FOK, 99, 4, REDUCE_ONLY);
        assertThat(rig.texts())
                .containsExactly("1 ACCEPTED 0/5", "1 CANCELLED LIQU 0/0", "2 ACCEPTED 0/4", "2 FILL 4@99 TAKER 4/0");
    }

    @Test
    void shouldFollowSplitsAndSettlements() {
        final VenueRig rig = holding(5);
        rig.split(3, 2);
        // 7.5 become 7.
        rig.order(1, Side.SELL, OrderType.MARKET, TimeInForce.IOC, 0, 9, REDUCE_ONLY);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/9", "1 FILL 7@99 TAKER 7/2", "1 CANCELLED REDU 7/0");
        rig.order(2, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 2);
        rig.limit(3, Side.SELL, 110, 2, REDUCE_ONLY).limit(4, Side.BUY, 90, 2).texts();
        rig.settlement(100);
        assertThat(rig.texts()).containsExactly("3 EXPIRED CLOS 0/0", "4 EXPIRED CLOS 0/0");
    }

    @Test
    void shouldQueueEachPartOfAnOrderThatHidesTheRestAnew() {
        final VenueRig rig = VenueRig.able().define(MarketView.DEPTH).snapshot(new long[] {99, 4}, new long[] {101, 5});
        rig.limit(1, Side.BUY, 99, 6, showing(2)).limit(2, Side.BUY, 99, 3).texts();
        // 4 displayed, 2 of the first, 3 of the second, then the first again.
        rig.trade(99, 10, SELLER);
        assertThat(rig.texts())
                .containsExactly("1 FILL 2@99 MAKER 2/4", "2 FILL 3@99 MAKER 3/0", "1 FILL 1@99 MAKER 3/3");
        // What is displayed now came before the part that shows 1, and before the part after that.
        rig.delta(new long[] {99, 7}, VenueRig.NONE).trade(99, 6, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 1@99 MAKER 4/2");
        rig.trade(99, 1, SELLER);
        assertThat(rig.texts()).isEmpty();
    }

    @Test
    void shouldFillPartAfterPartWhereNobodyElseStands() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 98, 6, showing(2)).texts();
        rig.trade(98, 5, SELLER);
        assertThat(rig.texts())
                .containsExactly("1 FILL 2@98 MAKER 2/4", "1 FILL 2@98 MAKER 4/2", "1 FILL 1@98 MAKER 5/1");
        rig.trade(97, 50, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 1@98 MAKER 6/0");
    }

    @Test
    void shouldTakeTurnsWhenTheOtherSideReachesThem() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 98, 6, showing(2)).limit(2, Side.BUY, 98, 3).texts();
        rig.snapshot(new long[] {96, 1}, new long[] {97, 8});
        assertThat(rig.texts())
                .containsExactly(
                        "1 FILL 2@98 MAKER 2/4",
                        "2 FILL 3@98 MAKER 3/0",
                        "1 FILL 2@98 MAKER 4/2",
                        "1 FILL 1@98 MAKER 5/1");
    }

    @Test
    void shouldTakeTurnsOrderByOrder() {
        final VenueRig rig = VenueRig.able().define(MarketView.ORDERS);
        rig.bookAdd(1, Side.BUY, 99, 4).bookAdd(2, Side.SELL, 101, 5);
        rig.limit(1, Side.BUY, 99, 5, showing(2)).texts();
        rig.bookAdd(3, Side.BUY, 99, 10).bookCancel(1, 0);
        // Ours is in front of order 3 with the 2 that it shows; the next 2 stand behind it.
        rig.bookExecute(3, 6);
        assertThat(rig.texts()).containsExactly("1 FILL 2@99 MAKER 2/3");
        rig.bookExecute(3, 4);
        assertThat(rig.texts()).isEmpty();
        rig.bookAdd(4, Side.BUY, 99, 1).bookExecute(4, 1);
        assertThat(rig.texts()).containsExactly("1 FILL 1@99 MAKER 3/2");
    }

    @Test
    void shouldTakeWithAllOfItself() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 101, 14, showing(2));
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/14", "1 FILL 10@101 TAKER 10/4");
        rig.trade(101, 3, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 2@101 MAKER 12/2", "1 FILL 1@101 MAKER 13/1");
    }

    @Test
    void shouldShowNoMoreThanAReplacementLeaves() {
        final VenueRig rig = depth();
        rig.limit(1, Side.BUY, 98, 9, showing(4)).limit(2, Side.BUY, 98, 5);
        rig.replace(1, 98, 3).texts();
        rig.trade(98, 4, SELLER);
        assertThat(rig.texts()).containsExactly("1 FILL 3@98 MAKER 3/0", "2 FILL 1@98 MAKER 1/4");
    }
}
