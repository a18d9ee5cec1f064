package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminReplyDecoder;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.KillPhase;
import dev.lockstep.codecs.sbe.KillStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The kill by event: nothing new, every order cancelled, again and again until the venue says so. */
final class KillSwitchTest {
    private static final int ANY = -1;
    private static final long REPEAT_NS = SECOND / 5;

    private final Desk desk = new Desk(limits(1, 100, 10_000, 1_000));
    private final CoreHarness harness = desk.harness();

    private void kill(final long commandId) {
        harness.admin(Commands.kill(commandId, ANY, ANY, ANY, ANY));
    }

    private List<KillStatusDecoder> statuses() {
        return harness.outputs(KillStatusDecoder.TEMPLATE_ID).stream()
                .map(Output::killStatus)
                .toList();
    }

    private List<CancelOrderDecoder> cancels() {
        return harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(Output::cancelOrder)
                .toList();
    }

    private void waitFor(final long ns) {
        harness.market(harness.timeNs() + ns, MarketMessages.quote(0, Desk.BID, units(1), Desk.ASK, units(1)));
    }

    @Test
    void shouldCancelEverythingBlockWhatIsNewAndSayWhenItIsDone() {
        final long working = desk.accepted(Side.BUY, 10);
        final long stop = desk.submit(
                c -> c.order(0, Side.SELL).stopMarket(Desk.BID - TICK).quantity(units(3)));
        kill(7);
        assertThat(cancels()).singleElement().satisfies(cancel -> assertThat(cancel.orderId())
                .isEqualTo(working));
        assertThat(harness.updates()).anyMatch(update -> update.orderId() == stop && update.reservationQuantity() == 0);
        assertThat(statuses()).hasSize(1);
        assertThat(statuses().get(0).openOrders()).isEqualTo(2);
        desk.buy(1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.TRADING_HALTED);
        harness.report(VenueMessages.report(working, ExecType.CANCELLED));
        assertThat(statuses()).hasSize(2);
        assertThat(statuses().get(1).phase()).isEqualTo(KillPhase.CONFIRMED);
        assertThat(statuses().get(1).commandId()).isEqualTo(7);
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldRepeatCancelsUnderNewIdsUntilTheVenueConfirms() {
        final long working = desk.accepted(Side.BUY, 10);
        kill(7);
        waitFor(REPEAT_NS);
        waitFor(REPEAT_NS);
        assertThat(cancels()).hasSize(3).allMatch(cancel -> cancel.orderId() == working);
        final Set<Long> ids = new HashSet<>();
        cancels().forEach(cancel -> ids.add(cancel.requestId()));
        assertThat(ids).hasSize(3);
        harness.report(VenueMessages.report(working, ExecType.CANCELLED));
        waitFor(10 * REPEAT_NS);
        assertThat(cancels()).hasSize(3);
        assertThat(statuses()).hasSize(2);
    }

    /** While the venue is away its cancels come back unsent; they are repeated, and done when it is back. */
    @Test
    void shouldKeepCancelsPendingWhileTheVenueIsDown() {
        final long working = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.venueSession(0, SessionState.DOWN));
        kill(7);
        harness.report(VenueMessages.notSent(
                working, OrderAction.CANCEL, cancels().get(0).requestId()));
        assertThat(desk.reservedBuy()).isEqualTo(10);
        waitFor(REPEAT_NS);
        assertThat(cancels()).hasSize(2);
        harness.report(VenueMessages.venueSession(0, SessionState.UP));
        harness.report(VenueMessages.report(working, ExecType.CANCELLED));
        assertThat(statuses().get(1).phase()).isEqualTo(KillPhase.CONFIRMED);
        assertThat(desk.reservedBuy()).isZero();
    }

    /** A process has died in the middle of a kill: its state is restored, the venue is away, and then begins to list. */
    @Test
    void shouldGoOnAfterARestoreAndWhileTheVenueStillLists() {
        final long working = desk.accepted(Side.BUY, 10);
        final long unanswered = desk.buy(5);
        kill(7);
        final Desk restored = desk.restored();
        final CoreHarness after = restored.harness();
        after.report(VenueMessages.venueSession(0, SessionState.DOWN));
        restored.buy(1);
        assertThat(restored.output().denial().code()).isEqualTo(DenialCode.TRADING_HALTED);
        after.market(after.timeNs() + REPEAT_NS, MarketMessages.quote(0, Desk.BID, units(1), Desk.ASK, units(1)));
        after.report(VenueMessages.venueSession(0, SessionState.UP));
        after.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        after.market(after.timeNs() + REPEAT_NS, MarketMessages.quote(0, Desk.BID, units(1), Desk.ASK, units(1)));
        final List<CancelOrderDecoder> repeated = after.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(Output::cancelOrder)
                .toList();
        assertThat(repeated).extracting(CancelOrderDecoder::orderId).contains(working, unanswered);
        assertThat(repeated).extracting(CancelOrderDecoder::requestId).doesNotHaveDuplicates();
        cancels().forEach(before -> assertThat(repeated)
                .extracting(CancelOrderDecoder::requestId)
                .doesNotContain(before.requestId()));
        after.report(VenueMessages.venueOrder(working, 0, "V1", Side.BUY, Desk.BID, units(10), 0));
        after.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(after.outputs(KillStatusDecoder.TEMPLATE_ID)).isEmpty();
        after.report(VenueMessages.report(working, ExecType.CANCELLED));
        assertThat(after.outputs(KillStatusDecoder.TEMPLATE_ID)).singleElement().satisfies(output -> {
            assertThat(output.killStatus().phase()).isEqualTo(KillPhase.CONFIRMED);
            assertThat(output.killStatus().commandId()).isEqualTo(7);
        });
        assertThat(restored.reservedBuy()).isZero();
    }

    /** Nobody knows yet what has become of the orders. */
    @Test
    void shouldKillWhileTheVenueListsWhatItHas() {
        final long working = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.venueSession(0, SessionState.DOWN));
        harness.report(VenueMessages.venueSession(0, SessionState.UP));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        kill(7);
        assertThat(cancels()).singleElement().satisfies(cancel -> assertThat(cancel.orderId())
                .isEqualTo(working));
        harness.report(VenueMessages.venueOrder(0, 0, "X9", Side.SELL, Desk.ASK, units(2), 0));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(statuses()).as("the order is gone, but another was found").hasSize(1);
        waitFor(REPEAT_NS);
        assertThat(cancels()).hasSize(2);
        harness.report(VenueMessages.report(cancels().get(1).orderId(), ExecType.CANCELLED));
        assertThat(statuses().get(1).phase()).isEqualTo(KillPhase.CONFIRMED);
    }

    @Test
    void shouldCancelInSteps() {
        final int many = 3 * Limits.ORDERS_PER_STEP + 1;
        for (int i = 0; i < many; i++) {
            desk.accepted(Side.BUY, 1);
        }
        final int[] most = new int[1];
        harness.afterEvent(() ->
                most[0] = Math.max(most[0], harness.core().execution().outputs().count()));
        kill(7);
        assertThat(cancels()).hasSize(many);
        assertThat(most[0]).isEqualTo(Limits.ORDERS_PER_STEP);
        cancels().forEach(cancel -> harness.report(VenueMessages.report(cancel.orderId(), ExecType.CANCELLED)));
        assertThat(statuses().get(1).phase()).isEqualTo(KillPhase.CONFIRMED);
    }

    @Test
    void shouldConfirmAtOnceWhereNothingIsOpen() {
        kill(7);
        assertThat(statuses())
                .extracting(KillStatusDecoder::phase)
                .containsExactly(KillPhase.STARTED, KillPhase.CONFIRMED);
    }

    @Test
    void shouldKillOneScopeOnly() {
        desk.accepted(Side.BUY, 10);
        harness.admin(Commands.kill(7, ANY, ANY, ANY, 1));
        assertThat(cancels()).as("another venue").isEmpty();
        harness.admin(Commands.kill(8, ANY, ANY, 0, ANY));
        assertThat(cancels()).as("the account").hasSize(1);
        desk.buy(1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.TRADING_HALTED);
    }

    /** States of combinations could contradict each other, so none are taken. */
    @Test
    void shouldRefuseAKillOfTwoScopesAtOnce() {
        desk.accepted(Side.BUY, 10);
        harness.admin(Commands.kill(7, 0, 0, ANY, ANY));
        assertThat(cancels()).isEmpty();
        assertThat(harness.outputs(AdminReplyDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> assertThat(output.adminReply().result()).isEqualTo(AdminResult.REFUSED));
        desk.buy(1);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    /** Beyond as many as it keeps it halts and cancels all the same, once. */
    @Test
    void shouldHaltAndCancelForMoreKillsThanItKeeps() {
        desk.accepted(Side.BUY, 10);
        for (int i = 0; i < Limits.KILLS; i++) {
            kill(i);
        }
        harness.admin(Commands.tradingState(TradingState.ACTIVE));
        final long later = desk.accepted(Side.BUY, 5);
        kill(99);
        assertThat(cancels()).last().satisfies(cancel -> assertThat(cancel.orderId())
                .isEqualTo(later));
        assertThat(harness.outputs(AdminReplyDecoder.TEMPLATE_ID))
                .last()
                .satisfies(reply -> assertThat(reply.adminReply().result()).isEqualTo(AdminResult.DONE));
        assertThat(statuses()).hasSize(Limits.KILLS);
        desk.buy(1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.TRADING_HALTED);
    }

    /** A venue may take its time: whoever trades again meanwhile must not be cancelled for what was killed before. */
    @Test
    void shouldLeaveOrdersAloneThatComeOnceAPersonLetsTheScopeTradeAgain() {
        final long killed = desk.accepted(Side.BUY, 10);
        kill(7);
        harness.admin(Commands.tradingState(TradingState.ACTIVE));
        final long later = desk.accepted(Side.BUY, 5);
        for (int i = 0; i < 3; i++) {
            waitFor(REPEAT_NS);
        }
        assertThat(cancels()).hasSize(4).allMatch(cancel -> cancel.orderId() == killed);
        final Desk restored = desk.restored();
        restored.harness().report(VenueMessages.report(killed, ExecType.CANCELLED));
        assertThat(restored.harness().outputs(KillStatusDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(status -> assertThat(status.killStatus().phase()).isEqualTo(KillPhase.CONFIRMED));
        assertThat(restored.harness().core().execution().openOrders()).isEqualTo(1);
        restored.harness().report(VenueMessages.report(later, ExecType.CANCELLED));
        assertThat(restored.harness().outputs(KillStatusDecoder.TEMPLATE_ID)).hasSize(1);
    }

    private void killAndFlatten(final long commandId) {
        final UnsafeBuffer message = Commands.kill(commandId, ANY, ANY, ANY, ANY);
        new AdminCommandEncoder()
                .wrap(message, MessageHeaderEncoder.ENCODED_LENGTH)
                .flatten((short) 1);
        harness.admin(message);
    }

    private List<NewOrderDecoder> sentAfter(final int count) {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                .skip(count)
                .map(Output::newOrder)
                .toList();
    }

    /** First the orders, then the positions; and again, until nothing is held. */
    @Test
    void shouldCloseWhatIsHeldOnceOrdersAreCancelledAndGoOnUntilItIsFlat() {
        final long bought = desk.accepted(Side.BUY, 10);
        desk.fill(bought, Desk.BID, 6, 6);
        killAndFlatten(7);
        final int sent = harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
        harness.report(VenueMessages.report(bought, ExecType.CANCELLED));
        assertThat(sentAfter(sent)).singleElement().satisfies(order -> {
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(order.quantity()).isEqualTo(units(6));
        });
        final long first = sentAfter(sent).get(0).orderId();
        desk.fill(first, Desk.BID, 2, 2);
        harness.report(VenueMessages.report(first, ExecType.CANCELLED, 0, 0, units(2), 0));
        waitFor(REPEAT_NS);
        assertThat(sentAfter(sent + 1)).singleElement().satisfies(order -> assertThat(order.quantity())
                .isEqualTo(units(4)));
        desk.fill(sentAfter(sent + 1).get(0).orderId(), Desk.BID, 4, 4);
        waitFor(2 * REPEAT_NS);
        assertThat(statuses())
                .extracting(KillStatusDecoder::phase)
                .containsExactly(KillPhase.STARTED, KillPhase.CONFIRMED, KillPhase.FLAT);
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(desk.position()).isZero();
    }

    @Test
    void shouldCloseNothingFurtherOnceAPersonLetsItTradeAgain() {
        final long bought = desk.accepted(Side.BUY, 10);
        desk.fill(bought, Desk.BID, 10, 10);
        killAndFlatten(7);
        final int sent = harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
        final long closing = sentAfter(sent - 1).get(0).orderId();
        harness.report(VenueMessages.report(closing, ExecType.REJECTED));
        harness.admin(Commands.tradingState(dev.lockstep.codecs.sbe.TradingState.ACTIVE));
        waitFor(100 * REPEAT_NS);
        assertThat(sentAfter(sent)).isEmpty();
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldAskLessAndLessOftenWhereTheMarketTakesNothing() {
        final long bought = desk.accepted(Side.BUY, 10);
        desk.fill(bought, Desk.BID, 10, 10);
        killAndFlatten(7);
        final int sent = harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
        for (int i = 0; i < 31; i++) {
            final List<NewOrderDecoder> closing = sentAfter(0);
            harness.report(VenueMessages.report(closing.get(closing.size() - 1).orderId(), ExecType.REJECTED));
            waitFor(REPEAT_NS);
        }
        assertThat(sentAfter(sent)).as("after 1, 3, 7, 15 and 31 intervals").hasSize(5);
    }

    /** The command has come, and its pass through the orders waits in the ring behind a price that releases one of them. */
    @Test
    void shouldSendNothingThatWasKeptBetweenTheCommandAndItsPass() {
        final Desk plain = new Desk(limits(1, 100, 10_000, 1_000));
        plain.submit(c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(3)));
        assertThat(plain.update().orderEvent()).isEqualTo(OrderEvent.EMULATED);
        final CoreHarness ring = plain.harness();
        final int sent = ring.outputs(NewOrderDecoder.TEMPLATE_ID).size();
        ring.feed(SourceId.ADMIN, ring.timeNs(), Commands.kill(1, ANY, ANY, ANY, ANY));
        ring.feed(
                SourceId.MARKET_DATA,
                ring.timeNs(),
                MarketMessages.quote(0, Desk.BID - 3 * TICK, units(1), Desk.BID - 2 * TICK, units(1)));
        ring.drainLoopbacks();
        assertThat(ring.outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(sent);
        assertThat(plain.update().orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(plain.reservedSell()).isZero();
        assertThat(ring.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldShowNoFurtherSliceBetweenTheCommandAndItsPass() {
        final SliceRig rig = new SliceRig(limits(1, 100, 10_000, 1_000));
        final long id = rig.buy(10, 3);
        rig.accept(id);
        final CoreHarness ring = rig.harness;
        ring.feed(SourceId.ADMIN, ring.timeNs(), Commands.kill(1, ANY, ANY, ANY, ANY));
        ring.feed(SourceId.EXECUTION, ring.timeNs(), VenueMessages.fill(id, "A", Desk.BID, units(3), units(3)));
        ring.drainLoopbacks();
        assertThat(rig.sizes()).containsExactly(3L);
        rig.assertNothingOpen();
        assertThat(ring.outputs(KillStatusDecoder.TEMPLATE_ID)
                        .get(1)
                        .killStatus()
                        .phase())
                .isEqualTo(KillPhase.CONFIRMED);
    }
}
