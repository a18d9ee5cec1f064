package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Messages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the core does itself at a venue that knows market and limit orders only. The market is 99.99 to 100.01 at first. */
final class EmulatorTest {
    private final Desk desk = new Desk(limits(1, 100, 10_000, 1_000));
    private final CoreHarness harness = desk.harness();
    private final int before = sentCount();

    private int sentCount() {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
    }

    private long submit(final Function<StrategyContext, OrderSpec> order) {
        final long id = desk.submit(order);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EMULATED);
        assertThat(desk.update().orderState()).isEqualTo(OrderState.EMULATED);
        assertThat(sentCount()).isEqualTo(before);
        return id;
    }

    private NewOrderDecoder sent() {
        assertThat(sentCount()).isEqualTo(before + 1);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.RELEASED);
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(before).newOrder();
    }

    private void assertNotSent() {
        assertThat(sentCount()).isEqualTo(before);
    }

    @Test
    void shouldStopABuyWhenTheAskRisesToItsTrigger() {
        final long id =
                submit(c -> c.order(0, Side.BUY).stopMarket(Desk.ASK + 2 * TICK).quantity(units(3)));
        assertThat(desk.reservedBuy())
                .as("nothing asks central risk again when it goes out")
                .isEqualTo(3);
        desk.market(Desk.BID + 2 * TICK, Desk.ASK + TICK);
        assertNotSent();
        desk.market(Desk.BID + 2 * TICK, Desk.ASK + 2 * TICK);
        assertThat(sent().orderId()).isEqualTo(id);
        assertThat(sent().orderType()).isEqualTo(OrderType.MARKET);
        assertThat(sent().timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(sent().price()).isZero();
        assertThat(sent().triggerPrice()).isZero();
        assertThat(desk.reservedBuy()).isEqualTo(3);
    }

    @Test
    void shouldStopASellWhenTheBidFallsToItsTriggerAndSendItsLimit() {
        submit(c -> c.order(0, Side.SELL)
                .stopLimit(Desk.BID - 2 * TICK, Desk.BID - 3 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID - TICK, Desk.ASK - 5 * TICK + 4 * TICK);
        assertNotSent();
        desk.market(Desk.BID - 4 * TICK, Desk.BID - 3 * TICK);
        assertThat(sent().orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(sent().price()).isEqualTo(Desk.BID - 3 * TICK);
        assertThat(sent().timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void shouldWaitForTheMarketToComeToATouchedOrder() {
        submit(c -> c.order(0, Side.BUY).marketIfTouched(Desk.ASK - 2 * TICK).quantity(units(3)));
        desk.market(Desk.BID, Desk.ASK + TICK);
        assertNotSent();
        desk.market(Desk.BID - 3 * TICK, Desk.ASK - 2 * TICK);
        assertThat(sent().orderType()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldSendALimitOnceItsPriceIsTouched() {
        submit(c -> c.order(0, Side.SELL)
                .limitIfTouched(Desk.BID + 2 * TICK, Desk.BID + 4 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID + 2 * TICK, Desk.ASK + 2 * TICK);
        assertThat(sent().orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(sent().price()).isEqualTo(Desk.BID + 4 * TICK);
    }

    @Test
    void shouldSendAtOnceWhatIsTriggeredAlready() {
        desk.submit(c -> c.order(0, Side.BUY).stopMarket(Desk.ASK).quantity(units(3)));
        assertThat(sent().orderType()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldGoByTheLastTradeIfAskedTo() {
        submit(c -> c.order(0, Side.BUY)
                .stopMarket(Desk.ASK + 2 * TICK)
                .triggeredBy(TriggerSource.LAST)
                .quantity(units(3)));
        desk.market(Desk.BID + 5 * TICK, Desk.ASK + 5 * TICK);
        assertNotSent();
        harness.market(MarketMessages.trade(0, Desk.ASK + TICK, units(1)));
        assertNotSent();
        harness.market(MarketMessages.trade(0, Desk.ASK + 2 * TICK, units(1)));
        assertThat(sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldGoByTheMidpointIfAskedTo() {
        submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - TICK)
                .triggeredBy(TriggerSource.MID)
                .quantity(units(3)));
        // The bid is far below, the midpoint is not.
        desk.market(Desk.BID - 3 * TICK, Desk.ASK + TICK);
        assertNotSent();
        desk.market(Desk.BID - 3 * TICK, Desk.BID + TICK);
        assertThat(sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldTriggerNothingWhileTheBookIsNotWhole() {
        submit(c -> c.order(0, Side.BUY).stopMarket(Desk.ASK + 2 * TICK).quantity(units(3)));
        harness.market(MarketMessages.quote(0, Desk.ASK + 3 * TICK, units(1), Desk.ASK + 2 * TICK, units(1)));
        assertNotSent();
        desk.market(Desk.ASK + TICK, Desk.ASK + 2 * TICK);
        assertThat(sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldTrailASellBehindTheHighestBid() {
        submit(c -> c.order(0, Side.SELL)
                .trailingStopMarket(5 * TICK, OffsetUnit.PRICE)
                .quantity(units(3)));
        desk.market(Desk.BID + 10 * TICK, Desk.ASK + 10 * TICK);
        desk.market(Desk.BID + 6 * TICK, Desk.ASK + 6 * TICK);
        assertNotSent();
        desk.market(Desk.BID + 5 * TICK, Desk.ASK + 5 * TICK);
        assertThat(sent().orderType()).isEqualTo(OrderType.MARKET);
    }

    @Test
    void shouldTrailABuyAboveTheLowestAskInTicksWithALimit() {
        submit(c -> c.order(0, Side.BUY)
                .trailingStopLimit(5, OffsetUnit.TICKS, 2 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID - 10 * TICK, Desk.ASK - 10 * TICK);
        desk.market(Desk.BID - 6 * TICK, Desk.ASK - 6 * TICK);
        assertNotSent();
        desk.market(Desk.BID - 5 * TICK, Desk.ASK - 5 * TICK);
        assertThat(sent().orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(sent().price()).as("trigger and what is beyond it").isEqualTo(Desk.ASK - 3 * TICK);
    }

    /** 50 basis points of 99.99 are 0.49995: the trigger is 99.49005, and the first bid at or below it is 99.49. */
    @Test
    void shouldTrailInBasisPoints() {
        submit(c -> c.order(0, Side.SELL)
                .trailingStopLimit(50 * 100, OffsetUnit.BASIS_POINTS, 0)
                .quantity(units(3)));
        desk.market(units(99) + 50 * TICK, units(100));
        assertNotSent();
        desk.market(units(99) + 49 * TICK, units(100));
        assertThat(sent().price()).as("rounded to where it trades sooner").isEqualTo(units(99) + 49 * TICK);
    }

    @Test
    void shouldStartATrailingStopWhereAskedTo() {
        submit(c -> c.order(0, Side.SELL)
                .trailingStopMarket(50 * TICK, OffsetUnit.PRICE)
                .startingAt(Desk.BID - 2 * TICK)
                .quantity(units(3)));
        desk.market(Desk.BID - 2 * TICK, Desk.ASK);
        assertThat(sent().quantity()).isEqualTo(units(3));
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
        submit(c -> c.order(0, Side.SELL).stopLimit(units(80), units(79)).quantity(units(3)));
        desk.market(units(80), units(80) + TICK);
        assertThat(sent().price()).isEqualTo(units(79));
    }

    @Test
    void shouldTellOfADenialByTheGateAndReleaseWhatWasReserved() {
        submit(c -> c.order(0, Side.SELL).stopLimit(units(99), units(50)).quantity(units(3)));
        desk.market(units(99), units(99) + TICK);
        assertNotSent();
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
        assertThat(sentCount()).isEqualTo(before + many);
        assertThat(most[0]).isEqualTo(Limits.RELEASES_PER_EVENT);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                        .skip(before)
                        .map(output -> output.newOrder().orderId()))
                .as("the highest trigger first")
                .isSorted();
    }

    @Test
    void shouldReplaceAndCancelHereWhatIsStillHere() {
        final long id = submit(
                c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(3)));
        desk.act(context -> context.replace(id, 0, units(5), Desk.BID - 4 * TICK));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.REPLACED);
        assertThat(desk.reservedSell()).isEqualTo(5);
        desk.market(Desk.BID - 2 * TICK, Desk.ASK);
        assertNotSent();
        desk.act(context -> context.cancel(id));
        assertThat(desk.update().orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.reservedSell()).isZero();
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
        desk.market(Desk.BID - 9 * TICK, Desk.ASK);
        assertNotSent();
    }

    @Test
    void shouldEndWhatIsKeptAtItsDate() {
        final long endNs = harness.timeNs() + 10 * SECOND;
        submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 2 * TICK)
                .quantity(units(3))
                .goodTill(endNs));
        harness.tickUntil(endNs - 1);
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
        harness.tickUntil(endNs);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
        assertThat(desk.reservedSell()).isZero();
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldCancelAtItsDateWhatTheVenueWouldKeep() {
        final long endNs = harness.timeNs() + 10 * SECOND;
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(endNs));
        assertThat(desk.output().newOrder().timeInForce()).isEqualTo(TimeInForce.GTC);
        harness.report(Messages.report(id, ExecType.ACCEPTED));
        harness.tickUntil(endNs);
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(id);
    }

    @Test
    void shouldForgetTheDateOfAnOrderThatHasEnded() {
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(harness.timeNs() + 10 * SECOND));
        harness.report(Messages.report(id, ExecType.REJECTED));
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldEndOrdersForTheDayWhenTheSessionCloses() {
        final long kept = submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 2 * TICK)
                .quantity(units(3))
                .timeInForce(TimeInForce.DAY));
        final long working = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(2)).timeInForce(TimeInForce.DAY));
        final long longer = desk.accepted(Side.BUY, 1);
        harness.report(Messages.report(working, ExecType.ACCEPTED));
        harness.market(RunMessages.boundary(-1, BoundaryKind.SESSION_CLOSE));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> assertThat(output.cancelOrder().orderId()).isEqualTo(working));
        assertThat(harness.updates())
                .anyMatch(update -> update.orderId() == kept && update.orderEvent() == OrderEvent.EXPIRED);
        assertThat(harness.updates())
                .noneMatch(update -> update.orderId() == longer && update.orderEvent() != OrderEvent.ACCEPTED);
    }

    @Test
    void shouldKeepAnOrderForTheOpenAndSendItThen() {
        submit(c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).timeInForce(TimeInForce.AT_THE_OPEN));
        harness.market(RunMessages.boundary(0, BoundaryKind.CLOSING));
        assertNotSent();
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_OPEN));
        assertThat(sent().timeInForce()).as("for one moment").isEqualTo(TimeInForce.IOC);
    }

    @Test
    void shouldKeepAnOrderForTheCloseAndExpireItIfItDidNotGoOut() {
        submit(c -> c.order(0, Side.BUY).market().quantity(units(3)).timeInForce(TimeInForce.AT_THE_CLOSE));
        harness.market(RunMessages.boundary(0, BoundaryKind.CLOSING));
        assertThat(sent().orderType()).isEqualTo(OrderType.MARKET);
        final long late = desk.submit(
                c -> c.order(0, Side.BUY).market().quantity(units(1)).timeInForce(TimeInForce.AT_THE_CLOSE));
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_CLOSE));
        assertThat(desk.update().orderId()).isEqualTo(late);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
    }

    @Test
    void shouldMakeOfAMarketOrderALimitThatIsCancelledAtOnceWhereTheVenueKnowsNothingElse() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        final long id = plain.submit(c -> c.order(0, Side.SELL).market().quantity(units(3)));
        final NewOrderDecoder sent = plain.output().newOrder();
        assertThat(sent.orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(sent.price()).isEqualTo(Desk.BID);
        assertThat(sent.timeInForce()).isEqualTo(TimeInForce.GTC);
        final CoreHarness afterRestart = plain.restored().harness();
        for (final CoreHarness here : List.of(plain.harness(), afterRestart)) {
            here.report(Messages.fill(id, Desk.BID, units(1), units(1), 0));
            assertThat(here.outputs(CancelOrderDecoder.TEMPLATE_ID))
                    .singleElement()
                    .satisfies(
                            cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(id));
        }
    }

    @Test
    void shouldCancelAtOnceWhatMayNotRestAtAVenueWithoutSuchOrders() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        final long once = plain.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.IOC));
        assertThat(plain.output().newOrder().timeInForce()).isEqualTo(TimeInForce.GTC);
        plain.accepted(Side.BUY, 1);
        plain.harness().report(Messages.report(once, ExecType.ACCEPTED));
        assertThat(plain.harness().outputs(CancelOrderDecoder.TEMPLATE_ID))
                .as("the one that may rest stays")
                .singleElement()
                .satisfies(cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(once));
    }

    @Test
    void shouldDenyWhatNothingCanBeMadeOf() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        plain.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.FOK));
        assertThat(plain.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(plain.update().denialCode()).isEqualTo(DenialCode.NOT_SUPPORTED);
        final Desk hasty = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.IOC));
        hasty.buy(3);
        assertThat(hasty.update().denialCode()).as("nothing rests there").isEqualTo(DenialCode.NOT_SUPPORTED);
        final Desk market = deskAt(List.of(OrderType.MARKET), List.of(TimeInForce.IOC));
        market.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.IOC));
        assertThat(market.update().denialCode()).isEqualTo(DenialCode.NOT_SUPPORTED);
    }

    private static Desk deskAt(final List<OrderType> types, final List<TimeInForce> times) {
        final VenueTerms venue = new VenueTerms("PLAIN", VenueCapabilities.of(types, times, List.of()));
        return new Desk(
                strategy -> new CoreSettings(
                        "TEST",
                        List.of(strategy),
                        List.of(Units.ACCOUNT),
                        List.of(venue),
                        limits(1, 100, 10_000, 1_000),
                        OrderSettings.of(100),
                        EngineRun.CHAIN_SEED),
                Units.terms("A"));
    }
}
