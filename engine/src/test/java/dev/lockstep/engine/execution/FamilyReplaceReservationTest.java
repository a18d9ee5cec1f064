package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held for orders that hang on each other while they are changed: what may come of it until the venue, or the core, has said. */
final class FamilyReplaceReservationTest extends FamilyRig {
    /** Central risk can't tell that a replace has made a child smaller for good, so it holds what the parent has filled until it is told. */
    @Test
    void shouldHoldNoMoreForAChildThatWasMadeSmallerWhenItsParentFills() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long target = child(parent, Desk.ASK, 10);
        desk.fill(parent, Desk.BID, 5, 5);
        accept(target);
        desk.act(context -> context.replace(target, Desk.ASK, units(4)));
        final long request = desk.output().replaceOrder().requestId();
        harness.report(VenueMessages.answer(target, ExecType.REPLACED, request, Desk.ASK, units(4), 0, units(4)));
        assertThat(desk.reservedSell()).isEqualTo(4);
        desk.fill(parent, Desk.BID, 5, 10);
        assertThat(desk.reservedSell()).isEqualTo(4);
        assertThat(last(target).quantity()).isEqualTo(units(4));
        assertThat(sent(target)).hasSize(1);
    }

    /** It can't be asked to grow while it is being cancelled, so that no answer of the venue would tell. */
    @Test
    void shouldHoldNoMoreForAChildThatIsBeingCancelledWhenItsParentFills() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long target = child(parent, Desk.ASK, 10);
        desk.fill(parent, Desk.BID, 4, 4);
        accept(target);
        desk.act(context -> context.replace(target, Desk.ASK + TICK, units(6)));
        final long request = desk.output().replaceOrder().requestId();
        harness.report(
                VenueMessages.answer(target, ExecType.REPLACED, request, Desk.ASK + TICK, units(4), 0, units(4)));
        desk.act(context -> context.cancel(target));
        assertThat(desk.reservedSell()).isEqualTo(4);
        desk.fill(parent, Desk.BID, 6, 10);
        assertThat(desk.reservedSell())
                .as("what it grows to if the venue refuses the cancel")
                .isEqualTo(6);
    }

    /** Its parent's fill brings it to life, and what tells of that is no answer to the replace of the same event, which is at the venue. */
    @Test
    void shouldHoldAReplaceOfAChildInTheEventInWhichItsParentFills() {
        final long[] child = new long[1];
        final Desk busy = new Desk(
                slot -> Units.settings(List.of(slot), limits(1, 100, 1_000, 1_000), 100),
                (context, update) -> {
                    if (update.orderEvent() == OrderEvent.FILLED && update.cumQuantity() == units(5)) {
                        context.replace(child[0], Desk.ASK, units(3));
                    }
                },
                Units.terms("A"));
        final long parent = busy.accepted(Side.BUY, 8);
        busy.submit(context ->
                context.order(0, Side.SELL).limit(Desk.ASK).quantity(units(5)).after(parent));
        child[0] = busy.submit(context -> context.order(0, Side.SELL)
                .limit(Desk.ASK + TICK)
                .quantity(units(2))
                .after(parent));
        assertThat(busy.reservedSell())
                .as("two children are more than one parent covers")
                .isEqualTo(2);
        final CoreHarness at = busy.harness();
        at.feed(SourceId.EXECUTION, at.timeNs(), VenueMessages.fill(parent, Desk.BID, units(5), units(5), units(3)));
        at.feed(SourceId.EXECUTION, at.timeNs(), VenueMessages.fill(parent, Desk.BID, units(3), units(8), 0));
        while (at.stepLoopback()) {
            assertThat(busy.reservedSell()).isEqualTo(5 + 3);
        }
        assertThat(at.outputs(ReplaceOrderDecoder.TEMPLATE_ID))
                .anyMatch(output -> output.replaceOrder().quantity() == units(3));
    }

    /** The venue was asked for no more than what lived then, but with its answer more may. */
    @Test
    void shouldHoldWhatAChildMayGrowToWithAReplaceThatIsOnItsWayWhenItsParentFills() {
        final long parent = desk.accepted(Side.BUY, 5);
        final long target = child(parent, Desk.ASK, 2);
        desk.fill(parent, Desk.BID, 3, 3);
        accept(target);
        desk.act(context -> context.replace(target, Desk.ASK, units(4)));
        final long request = desk.output().replaceOrder().requestId();
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(3));
        desk.fill(parent, Desk.BID, 2, 5);
        assertThat(desk.reservedSell()).isEqualTo(4);
        harness.report(VenueMessages.answer(target, ExecType.REPLACED, request, Desk.ASK, units(3), 0, units(3)));
        assertThat(desk.reservedSell()).isEqualTo(4);
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(4));
    }

    /** What is told of the order as it was asked for at first, and of the first change, knows nothing of the second one. */
    @Test
    void shouldHoldTheLastOfSeveralReplacesInTheCoreOfOneEvent() {
        final long[] order = new long[1];
        desk.actWithoutLoopbacks(context -> {
            order[0] = context.submit(
                    context.order(0, Side.SELL).stopMarket(Desk.BID - 5 * TICK).quantity(units(10)));
            context.replace(order[0], 0, units(4));
            context.replace(order[0], 0, units(6));
        });
        while (harness.stepLoopback()) {
            assertThat(desk.reservedSell()).isBetween(6L, 10L);
        }
        assertThat(desk.reservedSell()).isEqualTo(6);
    }
}
