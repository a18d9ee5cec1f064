package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.KillPhase;
import dev.lockstep.codecs.sbe.KillStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A kill and what goes on around it: positions that it closes, and what the core keeps. */
final class KillAndFlattenTest extends KillRig {
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
