package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminReplyDecoder;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.KillPhase;
import dev.lockstep.codecs.sbe.KillStatusDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The kill by event: nothing new, every order cancelled, again and again until the venue says so. */
final class KillSwitchTest extends KillRig {
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

    /** Its cancels are repeated faster than the timeout: without an answer to any of them the venue is asked all the same. */
    @Test
    void shouldAskTheVenueAboutAnOrderOfWhichNoCancelIsAnswered() {
        final long working = desk.accepted(Side.BUY, 10);
        kill(7);
        waitFor(OrderSettings.of(1).answerTimeoutNs());
        assertThat(cancels()).hasSizeGreaterThan(20).allMatch(cancel -> cancel.orderId() == working);
        assertThat(harness.updates()).anyMatch(update -> update.orderEvent() == OrderEvent.FATE_UNKNOWN);
        assertThat(harness.outputs(VenueQueryDecoder.TEMPLATE_ID)).hasSize(1);
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(statuses().get(1).phase()).isEqualTo(KillPhase.CONFIRMED);
        assertThat(harness.core().execution().openOrders()).isZero();
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
}
