package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminReplyDecoder;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ManualOrderEncoder;
import dev.lockstep.codecs.sbe.ManualTradeEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Output;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Orders entered by hand go through the same risk; trades done elsewhere are booked. */
final class ManualEntryTest {
    private final Desk desk = new Desk(wideLimits());
    private final CoreHarness harness = desk.harness();

    private static UnsafeBuffer order(final int strategy, final int instrument, final String person) {
        return order(strategy, instrument, person, order -> {});
    }

    /** A bid of three whole units, and what more there is to say of it. */
    private static UnsafeBuffer order(
            final int strategy, final int instrument, final String person, final Consumer<ManualOrderEncoder> more) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + ManualOrderEncoder.BLOCK_LENGTH]);
        final ManualOrderEncoder order = new ManualOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .commandId(5)
                .strategy((short) strategy)
                .instrument(instrument)
                .side(Side.BUY)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.GTC)
                .price(Desk.BID)
                .quantity(units(3))
                .triggerPrice(0)
                .reduceOnly((short) 0)
                .triggerSource(TriggerSource.BID_ASK)
                .offsetUnit(OffsetUnit.PRICE)
                .postOnly((short) 0)
                .trailingOffset(0)
                .limitOffset(0)
                .displayQuantity(0)
                .expireTimeNs(0)
                .person(person);
        more.accept(order);
        return buffer;
    }

    private static void trailing(
            final ManualOrderEncoder order, final Side side, final OffsetUnit unit, final long offset) {
        order.side(side)
                .orderType(OrderType.TRAILING_STOP_MARKET)
                .price(0)
                .offsetUnit(unit)
                .trailingOffset(offset);
    }

    private void enter(final Consumer<ManualOrderEncoder> more) {
        harness.admin(order(0, 0, "alice", more));
        harness.drainLoopbacks();
    }

    private static UnsafeBuffer trade(
            final int account, final int strategy, final long quantity, final String fillId, final String person) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + ManualTradeEncoder.BLOCK_LENGTH]);
        new ManualTradeEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .commandId(6)
                .account((short) account)
                .strategy((short) strategy)
                .instrument(0)
                .side(Side.SELL)
                .price(Desk.ASK)
                .quantity(quantity)
                .fee(1_000)
                .fillId(fillId)
                .person(person);
        return buffer;
    }

    private AdminResult reply(final AdminKind kind) {
        final List<Output> replies = harness.outputs(AdminReplyDecoder.TEMPLATE_ID);
        final AdminReplyDecoder last = replies.get(replies.size() - 1).adminReply();
        assertThat(last.kind()).isEqualTo(kind);
        return last.result();
    }

    @Test
    void shouldSendAnOrderThatWasEnteredByHandForItsStrategy() {
        harness.admin(order(0, 0, "alice"));
        assertThat(reply(AdminKind.MANUAL_ORDER)).isEqualTo(AdminResult.DONE);
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(3));
        assertThat(desk.output().newOrder().strategy()).isZero();
        assertThat(desk.reservedBuy()).isEqualTo(3);
    }

    @Test
    void shouldTrailAStopThatWasEnteredByHandBehindTheMarket() {
        final EmulatorRig rig = new EmulatorRig();
        rig.desk.quote();
        rig.harness.admin(order(0, 0, "alice", o -> trailing(o, Side.SELL, OffsetUnit.TICKS, 5)));
        rig.harness.drainLoopbacks();
        rig.desk.market(Desk.BID + 10 * TICK, Desk.ASK + 10 * TICK);
        rig.desk.market(Desk.BID + 6 * TICK, Desk.ASK + 6 * TICK);
        assertThat(rig.harness.outputs(NewOrderDecoder.TEMPLATE_ID)).isEmpty();
        rig.desk.market(Desk.BID + 5 * TICK, Desk.ASK + 5 * TICK);
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.MARKET);
        assertThat(rig.sent().quantity()).isEqualTo(units(3));
    }

    @Test
    void shouldEndAnOrderEnteredByHandAtItsDate() {
        final EmulatorRig rig = new EmulatorRig();
        rig.desk.quote();
        final long endNs = rig.harness.timeNs() + 10 * SECOND;
        rig.harness.admin(order(0, 0, "alice", o -> o.orderType(OrderType.STOP_MARKET)
                .price(0)
                .triggerPrice(Desk.ASK + 5 * TICK)
                .timeInForce(TimeInForce.GTD)
                .expireTimeNs(endNs)));
        rig.harness.drainLoopbacks();
        rig.harness.tickUntil(endNs - 1);
        assertThat(rig.harness.core().execution().openOrders()).isEqualTo(1);
        rig.harness.tickUntil(endNs);
        assertThat(rig.desk.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
        assertThat(rig.desk.reservedBuy()).isZero();
    }

    /** The venue neither shows a part nor knows post-only: the core sends slices, and denies what would take. */
    @Test
    void shouldShowAPartAndNotTakeWhereThatIsEnteredByHand() {
        desk.quote();
        enter(o -> o.displayQuantity(units(2)).postOnly((short) 1));
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(2));
        assertThat(desk.reservedBuy()).isEqualTo(3);
        assertDenied(DenialCode.POST_ONLY, o -> o.postOnly((short) 1).price(Desk.ASK));
        enter(o -> o.price(Desk.ASK));
        assertThat(desk.output().newOrder().price()).as("what may take").isEqualTo(Desk.ASK);
    }

    @Test
    void shouldDenyWhatMakesNoSenseWithACode() {
        desk.quote();
        for (final long absurd : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}) {
            for (final OffsetUnit unit :
                    new OffsetUnit[] {OffsetUnit.PRICE, OffsetUnit.BASIS_POINTS, OffsetUnit.TICKS}) {
                assertDenied(DenialCode.BAD_TRIGGER, o -> trailing(o, Side.SELL, unit, absurd));
            }
            assertDenied(DenialCode.BAD_TRIGGER, o -> {
                trailing(o, Side.BUY, OffsetUnit.PRICE, TICK);
                o.orderType(OrderType.TRAILING_STOP_LIMIT).limitOffset(absurd);
            });
            assertDenied(DenialCode.BAD_DISPLAY_QUANTITY, o -> o.displayQuantity(absurd));
        }
        assertDenied(DenialCode.BAD_EXPIRY, o -> o.timeInForce(TimeInForce.GTD).expireTimeNs(Long.MIN_VALUE));
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    private void assertDenied(final DenialCode code, final Consumer<ManualOrderEncoder> more) {
        enter(more);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(desk.update().denialCode()).isEqualTo(code);
    }

    @Test
    void shouldPutItThroughTheSameRisk() {
        harness.admin(Commands.tradingState(TradingState.HALTED));
        harness.admin(order(0, 0, "alice"));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.TRADING_HALTED);
    }

    @Test
    void shouldRefuseOrdersThatNobodyEnteredOrThatNameWhatDoesNotExist() {
        final int outputs = harness.outputs().size();
        for (final UnsafeBuffer refused :
                List.of(order(0, 0, ""), order(1, 0, "alice"), order(-1, 0, "alice"), order(0, 9, "alice"))) {
            harness.admin(refused);
            assertThat(reply(AdminKind.MANUAL_ORDER)).isEqualTo(AdminResult.REFUSED);
        }
        assertThat(harness.outputs()).as("nothing but replies").hasSize(outputs + 4);
        assertThat(harness.updates()).isEmpty();
    }

    @Test
    void shouldBookATradeDoneElsewhereOnceIfItHasAnId() {
        harness.admin(trade(0, 0, units(4), "T1", "bob"));
        assertThat(reply(AdminKind.MANUAL_TRADE)).isEqualTo(AdminResult.DONE);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.BOOKED);
        assertThat(desk.position()).isEqualTo(-4);
        harness.admin(trade(0, 0, units(4), "T1", "bob"));
        assertThat(reply(AdminKind.MANUAL_TRADE)).isEqualTo(AdminResult.REFUSED);
        assertThat(desk.position()).isEqualTo(-4);
        harness.admin(trade(0, -1, units(1), "", "bob"));
        harness.admin(trade(0, -1, units(1), "", "bob"));
        assertThat(desk.position()).as("without an id, every time").isEqualTo(-6);
    }

    @Test
    void shouldRefuseTradesThatMakeNoSense() {
        for (final UnsafeBuffer refused : List.of(
                trade(1, 0, units(1), "A", "bob"),
                trade(0, 5, units(1), "B", "bob"),
                trade(0, 0, 0, "C", "bob"),
                trade(0, 0, units(1), "D", ""))) {
            harness.admin(refused);
            assertThat(reply(AdminKind.MANUAL_TRADE)).isEqualTo(AdminResult.REFUSED);
        }
        assertThat(desk.position()).isZero();
    }
}
