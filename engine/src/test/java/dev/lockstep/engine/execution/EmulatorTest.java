package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import org.junit.jupiter.api.Test;

/** What the core does itself at a venue that knows market and limit orders only. The market is 99.99 to 100.01 at first. */
final class EmulatorTest {
    private final EmulatorRig rig = new EmulatorRig();
    private final Desk desk = rig.desk;
    private final CoreHarness harness = rig.harness;

    @Test
    void shouldStopABuyWhenTheAskRisesToItsTrigger() {
        final long id = rig.submit(
                c -> c.order(0, Side.BUY).stopMarket(Desk.ASK + 2 * TICK).quantity(units(3)));
        assertThat(desk.reservedBuy())
                .as("nothing asks central risk again when it goes out")
                .isEqualTo(3);
        desk.market(Desk.BID + 2 * TICK, Desk.ASK + TICK);
        rig.assertNotSent();
        desk.market(Desk.BID + 2 * TICK, Desk.ASK + 2 * TICK);
        assertThat(rig.sent().orderId()).isEqualTo(id);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.MARKET);
        assertThat(rig.sent().timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(rig.sent().price()).isZero();
        assertThat(rig.sent().triggerPrice()).isZero();
        assertThat(desk.reservedBuy()).isEqualTo(3);
    }

    @Test
    void shouldStopASellWhenTheBidFallsToItsTriggerAndSendItsLimit() {
        rig.submit(c -> c.order(0, Side.SELL)
                .stopLimit(Desk.BID - 2 * TICK, Desk.BID - 3 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID - TICK, Desk.ASK - 5 * TICK + 4 * TICK);
        rig.assertNotSent();
        desk.market(Desk.BID - 4 * TICK, Desk.BID - 3 * TICK);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(rig.sent().price()).isEqualTo(Desk.BID - 3 * TICK);
        assertThat(rig.sent().timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void shouldWaitForTheMarketToComeToATouchedOrder() {
        rig.submit(
                c -> c.order(0, Side.BUY).marketIfTouched(Desk.ASK - 2 * TICK).quantity(units(3)));
        desk.market(Desk.BID, Desk.ASK + TICK);
        rig.assertNotSent();
        desk.market(Desk.BID - 3 * TICK, Desk.ASK - 2 * TICK);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldSendALimitOnceItsPriceIsTouched() {
        rig.submit(c -> c.order(0, Side.SELL)
                .limitIfTouched(Desk.BID + 2 * TICK, Desk.BID + 4 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID + 2 * TICK, Desk.ASK + 2 * TICK);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(rig.sent().price()).isEqualTo(Desk.BID + 4 * TICK);
    }

    @Test
    void shouldSendAtOnceWhatIsTriggeredAlready() {
        desk.submit(c -> c.order(0, Side.BUY).stopMarket(Desk.ASK).quantity(units(3)));
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldGoByTheLastTradeIfAskedTo() {
        rig.submit(c -> c.order(0, Side.BUY)
                .stopMarket(Desk.ASK + 2 * TICK)
                .triggeredBy(TriggerSource.LAST)
                .quantity(units(3)));
        desk.market(Desk.BID + 5 * TICK, Desk.ASK + 5 * TICK);
        rig.assertNotSent();
        harness.market(MarketMessages.trade(0, Desk.ASK + TICK, units(1)));
        rig.assertNotSent();
        harness.market(MarketMessages.trade(0, Desk.ASK + 2 * TICK, units(1)));
        assertThat(rig.sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldGoByTheMidpointIfAskedTo() {
        rig.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - TICK)
                .triggeredBy(TriggerSource.MID)
                .quantity(units(3)));
        // The bid is far below, the midpoint is not.
        desk.market(Desk.BID - 3 * TICK, Desk.ASK + TICK);
        rig.assertNotSent();
        desk.market(Desk.BID - 3 * TICK, Desk.BID + TICK);
        assertThat(rig.sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldTriggerNothingWhileTheBookIsNotWhole() {
        rig.submit(c -> c.order(0, Side.BUY).stopMarket(Desk.ASK + 2 * TICK).quantity(units(3)));
        harness.market(MarketMessages.quote(0, Desk.ASK + 3 * TICK, units(1), Desk.ASK + 2 * TICK, units(1)));
        rig.assertNotSent();
        desk.market(Desk.ASK + TICK, Desk.ASK + 2 * TICK);
        assertThat(rig.sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldTrailASellBehindTheHighestBid() {
        rig.submit(c -> c.order(0, Side.SELL)
                .trailingStopMarket(5 * TICK, OffsetUnit.PRICE)
                .quantity(units(3)));
        desk.market(Desk.BID + 10 * TICK, Desk.ASK + 10 * TICK);
        desk.market(Desk.BID + 6 * TICK, Desk.ASK + 6 * TICK);
        rig.assertNotSent();
        desk.market(Desk.BID + 5 * TICK, Desk.ASK + 5 * TICK);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldTrailABuyAboveTheLowestAskInTicksWithALimit() {
        rig.submit(c -> c.order(0, Side.BUY)
                .trailingStopLimit(5, OffsetUnit.TICKS, 2 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID - 10 * TICK, Desk.ASK - 10 * TICK);
        desk.market(Desk.BID - 6 * TICK, Desk.ASK - 6 * TICK);
        rig.assertNotSent();
        desk.market(Desk.BID - 5 * TICK, Desk.ASK - 5 * TICK);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(rig.sent().price()).as("trigger and what is beyond it").isEqualTo(Desk.ASK - 3 * TICK);
    }

    /** 50 basis points of 99.99 are 0.49995: the trigger is 99.49005, and the first bid at or below it is 99.49. */
    @Test
    void shouldTrailInBasisPoints() {
        rig.submit(c -> c.order(0, Side.SELL)
                .trailingStopLimit(50 * 100, OffsetUnit.BASIS_POINTS, 0)
                .quantity(units(3)));
        desk.market(units(99) + 50 * TICK, units(100));
        rig.assertNotSent();
        desk.market(units(99) + 49 * TICK, units(100));
        assertThat(rig.sent().price()).as("rounded to where it trades sooner").isEqualTo(units(99) + 49 * TICK);
    }

    @Test
    void shouldStartATrailingStopWhereAskedTo() {
        rig.submit(c -> c.order(0, Side.SELL)
                .trailingStopMarket(50 * TICK, OffsetUnit.PRICE)
                .startingAt(Desk.BID - 2 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID - 2 * TICK, Desk.ASK);
        assertThat(rig.sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldMakeALimitAtTheBestPriceOfMarketToLimit() {
        desk.submit(c -> c.order(0, Side.BUY).marketToLimit().quantity(units(3)));
        final NewOrderDecoder sent = desk.output().newOrder();
        assertThat(sent.orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(sent.price()).isEqualTo(Desk.ASK);
        assertThat(sent.timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void shouldPassTheGateWhenItsTimeHasComeAndNotBefore() {
        // 20 % away is beyond the collar of 10 % now, and within it when the market has come there.
        rig.submit(c -> c.order(0, Side.SELL).stopLimit(units(80), units(79)).quantity(units(3)));
        desk.market(units(80), units(80) + TICK);
        assertThat(rig.sent().price()).isEqualTo(units(79));
    }

    @Test
    void shouldTellOfADenialByTheGateAndReleaseWhatWasReserved() {
        rig.submit(c -> c.order(0, Side.SELL).stopLimit(units(99), units(50)).quantity(units(3)));
        desk.market(units(99), units(99) + TICK);
        rig.assertNotSent();
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.PRICE_COLLAR);
        assertThat(desk.reservedSell()).isZero();
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldReleaseManyInStepsNearestFirst() {
        final int many = 3 * Limits.RELEASES_PER_EVENT + 1;
        for (int i = 0; i < many; i++) {
            final long trigger = Desk.BID - (i + 1) * TICK;
            desk.submit(c -> c.order(0, Side.SELL).stopMarket(trigger).quantity(units(1)));
        }
        final int[] most = new int[1];
        harness.afterEvent(() ->
                most[0] = Math.max(most[0], harness.core().execution().outputs().count()));
        desk.market(Desk.BID - 2 * many * TICK, Desk.BID - many * TICK);
        assertThat(rig.sentCount()).isEqualTo(rig.before + many);
        assertThat(most[0]).isEqualTo(Limits.RELEASES_PER_EVENT);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                        .skip(rig.before)
                        .map(output -> output.newOrder().orderId()))
                .as("the highest trigger first")
                .isSorted();
    }

    @Test
    void shouldReplaceAndCancelHereWhatIsStillHere() {
        final long id = rig.submit(
                c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(3)));
        desk.act(context -> context.replace(id, 0, units(5), Desk.BID - 4 * TICK));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.REPLACED);
        assertThat(desk.reservedSell()).isEqualTo(5);
        desk.market(Desk.BID - 2 * TICK, Desk.ASK);
        rig.assertNotSent();
        desk.act(context -> context.cancel(id));
        assertThat(desk.update().orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.reservedSell()).isZero();
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
        desk.market(Desk.BID - 9 * TICK, Desk.ASK);
        rig.assertNotSent();
    }
}
