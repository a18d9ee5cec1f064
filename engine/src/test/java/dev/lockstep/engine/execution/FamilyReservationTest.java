package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held for orders that hang on each other: neither nothing nor the same twice. */
final class FamilyReservationTest extends FamilyRig {
    @Test
    void shouldReserveNothingForAChildThatItsParentCovers() {
        final Desk longOnly = new Desk(limits(1, 100, 10, 1_000));
        final long parent = longOnly.accepted(Side.BUY, 10);
        final long target = longOnly.submit(context ->
                context.order(0, Side.SELL).limit(Desk.ASK).quantity(units(10)).after(parent));
        longOnly.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - units(1))
                .quantity(units(10))
                .after(parent)
                .linkedWith(target, LinkKind.OUO));
        assertThat(longOnly.update().orderEvent()).isEqualTo(OrderEvent.EMULATED);
        assertThat(longOnly.reservedSell()).isZero();
        // A child of more than its parent is not covered by it.
        longOnly.submit(context ->
                context.order(0, Side.SELL).limit(Desk.ASK).quantity(units(11)).after(parent));
        assertThat(longOnly.output().denial().code()).isEqualTo(DenialCode.MAX_POSITION_SHORT);
    }

    /** Nothing may be approved between a parent's fill and the word on its child as if there were room. */
    @Test
    void shouldReserveForAChildAtOnceWhenItsParentFills() {
        final long parent = desk.accepted(Side.BUY, 10);
        child(parent, Desk.ASK, 10);
        harness.feed(
                SourceId.EXECUTION, harness.timeNs(), VenueMessages.fill(parent, Desk.BID, units(10), units(10), 0));
        assertThat(desk.reservedSell()).isZero();
        harness.stepLoopback();
        assertThat(desk.position()).isEqualTo(10);
        assertThat(desk.reservedSell()).isEqualTo(10);
        harness.drainLoopbacks();
        assertThat(desk.reservedSell()).isEqualTo(10);
    }

    /** The stop waits for its price, but what it would sell is held as soon as there is something to sell. */
    @Test
    void shouldHoldAStopFromItsParentsFillOn() {
        final long parent = desk.accepted(Side.BUY, 10);
        desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(10))
                .after(parent));
        assertThat(desk.reservedSell()).isZero();
        desk.fill(parent, Desk.BID, 4, 4);
        assertThat(desk.reservedSell()).isEqualTo(4);
        desk.fill(parent, Desk.BID, 6, 10);
        assertThat(desk.reservedSell()).isEqualTo(10);
    }

    @Test
    void shouldHoldAStopWhenTheTargetThatStoodForItEnds() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(10))
                .after(entry)
                .linkedWith(target, LinkKind.OUO));
        desk.fill(entry, Desk.BID, 4, 4);
        assertThat(desk.reservedSell()).as("the target stands for the stop").isEqualTo(4);
        harness.report(VenueMessages.report(target, ExecType.REJECTED));
        assertThat(desk.reservedSell()).isEqualTo(4);
        desk.fill(entry, Desk.BID, 6, 10);
        assertThat(desk.reservedSell()).isEqualTo(10);
    }

    private long stop(final long entry, final long target, final long wholeUnits) {
        return desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(wholeUnits))
                .after(entry)
                .linkedWith(target, LinkKind.OUO));
    }

    /** An entry of 10 that has been filled, a target and a stop. */
    private long[] bracket() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        final long stop = stop(entry, target, 10);
        desk.fill(entry, Desk.BID, 10, 10);
        accept(target);
        return new long[] {target, stop};
    }

    @Test
    void shouldHoldWhatAStopGoesBeyondItsTargetWhenThatIsMadeSmaller() {
        final long target = bracket()[0];
        desk.act(context -> context.replace(target, Desk.ASK, units(4)));
        assertThat(desk.reservedSell()).isEqualTo(10);
        harness.report(VenueMessages.answer(
                target, ExecType.REPLACED, desk.output().replaceOrder().requestId(), Desk.ASK, units(4), 0, units(4)));
        assertThat(last(target).reservationQuantity()).isEqualTo(units(4));
        assertThat(desk.reservedSell())
                .as("4 of the target, 6 of the stop beyond it")
                .isEqualTo(10);
        desk.fill(target, Desk.ASK, 3, 3);
        assertThat(desk.reservedSell()).as("7 of the stop, 1 of them common").isEqualTo(7);
    }

    /** The end of the target and what the stop is held with come in one event: nothing can be approved in between. */
    @Test
    void shouldHandOverInTheEventThatTellsOfTheTargetsEnd() {
        final long target = bracket()[0];
        harness.deliver(VenueMessages.report(target, ExecType.CANCELLED));
        assertThat(desk.reservedSell()).isEqualTo(10);
        harness.stepLoopback();
        assertThat(last(target).orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.reservedSell()).isEqualTo(10);
        harness.drainLoopbacks();
        assertThat(desk.reservedSell()).isEqualTo(10);
    }

    /** The target is filled whole, and the stop's price comes before its update has: it must not go out with what has been filled. */
    @Test
    void shouldSendNoStopBeforeTheTargetsFillsHaveBeenTakenOff() {
        final long[] orders = bracket();
        harness.deliver(VenueMessages.fill(orders[0], Desk.ASK, units(10), units(10), 0));
        harness.feed(
                SourceId.MARKET_DATA,
                harness.timeNs(),
                MarketMessages.quote(0, Desk.BID - 5 * TICK, units(1), Desk.BID - 4 * TICK, units(1)));
        harness.drainLoopbacks();
        assertThat(sent(orders[1])).isEmpty();
        assertThat(last(orders[1]).orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.position()).isZero();
        assertThat(desk.reservedSell()).isZero();
    }

    /** Both replaced in one event: what they come to is neither the sum nor the first of them. */
    @Test
    void shouldHoldTheLargerOfTwoThatAreReplacedInOneEvent() {
        final long entry = desk.accepted(Side.BUY, 10);
        desk.fill(entry, Desk.BID, 4, 4);
        final long target = desk.submit(
                c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 7 * TICK).quantity(units(3)));
        final long stop = desk.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(3))
                .linkedWith(target, LinkKind.OUO));
        assertThat(desk.reservedSell()).isEqualTo(3);
        desk.actWithoutLoopbacks(context -> {
            context.replace(target, 0, units(2));
            context.replace(stop, 0, units(4));
        });
        assertThat(desk.reservedSell()).as("3 or 2, and 3 or 4").isEqualTo(4);
        harness.drainLoopbacks();
        assertThat(desk.reservedSell()).isEqualTo(4);
        desk.act(context -> {
            context.replace(target, 0, units(3));
            context.replace(stop, 0, units(1));
        });
        assertThat(desk.reservedSell()).isEqualTo(3);
    }

    /** With a fill of 4, two children of 4 and 6 would live with 4 each. */
    @Test
    void shouldNotLetOneParentStandForTwoThatCanBothBeFilled() {
        final long entry = desk.accepted(Side.BUY, 10);
        child(entry, Desk.ASK, 4);
        assertThat(desk.reservedSell()).isZero();
        child(entry, Desk.ASK + TICK, 6);
        assertThat(desk.reservedSell()).isEqualTo(6);
        desk.fill(entry, Desk.BID, 4, 4);
        assertThat(desk.reservedSell()).isEqualTo(4 + 6);
    }

    @Test
    void shouldHoldAStopFromItsParentsFillOnWhoseTargetIsGone() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        stop(entry, target, 10);
        desk.act(context -> context.cancel(target));
        assertThat(desk.reservedSell()).isZero();
        harness.deliver(VenueMessages.fill(entry, Desk.BID, units(10), units(10), 0));
        harness.stepLoopback();
        assertThat(desk.position()).isEqualTo(10);
        assertThat(desk.reservedSell()).isEqualTo(10);
    }

    /** A child lives with what its parent has filled, whatever total its strategy wants. */
    @Test
    void shouldAskForNoMoreOfAChildThanItsParentHasFilled() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        desk.fill(entry, Desk.BID, 4, 4);
        accept(target);
        desk.act(context -> context.replace(target, Desk.ASK + TICK, units(9)));
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(4));
        assertThat(desk.reservedSell()).isEqualTo(4);
        harness.report(VenueMessages.answer(
                target,
                ExecType.REPLACED,
                desk.output().replaceOrder().requestId(),
                Desk.ASK + TICK,
                units(4),
                0,
                units(4)));
        desk.fill(entry, Desk.BID, 6, 10);
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(9));
        harness.report(VenueMessages.answer(
                target,
                ExecType.REPLACED,
                desk.output().replaceOrder().requestId(),
                Desk.ASK + TICK,
                units(9),
                0,
                units(9)));
        assertThat(desk.reservedSell()).isEqualTo(9);
    }

    /** What a linked order fills while a replace is on its way is taken off what that asks for, too. */
    @Test
    void shouldTakeOffWhatIsFilledWhileAReplaceIsOnItsWay() {
        final Desk both = new Desk(limits(1, 100, 100, 1_000));
        final long first = both.accepted(Side.SELL, 10);
        final long second = both.submit(c ->
                c.order(0, Side.SELL).limit(Desk.ASK + TICK).quantity(units(10)).linkedWith(first, LinkKind.OUO));
        both.harness().report(VenueMessages.report(second, ExecType.ACCEPTED));
        both.act(context -> context.replace(second, Desk.ASK + 2 * TICK, units(10)));
        final long request = both.output().replaceOrder().requestId();
        both.fill(first, Desk.ASK, 4, 4);
        both.harness()
                .report(VenueMessages.answer(
                        second, ExecType.REPLACED, request, Desk.ASK + 2 * TICK, units(10), 0, units(10)));
        assertThat(both.output().replaceOrder().quantity()).isEqualTo(units(6));
    }

    /** The target's fill makes the stop smaller, and its strategy makes it larger, in one event: the word on the first is no answer to the second. */
    @Test
    void shouldHoldAReplaceThatIsApprovedInTheEventInWhichTheFamilyActs() {
        final long[] stop = new long[1];
        final Desk reacting = new Desk(
                strategy -> Units.settings(List.of(strategy), limits(1, 100, 100, 1_000), 100),
                (context, update) -> {
                    if (update.orderEvent() == OrderEvent.FILLED) {
                        context.replace(stop[0], 0, units(20));
                    }
                },
                Units.terms("A"));
        final long target = reacting.accepted(Side.SELL, 10);
        stop[0] = reacting.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(10))
                .linkedWith(target, LinkKind.OUO));
        reacting.harness().deliver(VenueMessages.fill(target, Desk.ASK, units(4), units(4), 0));
        for (int loopbacks = 0; reacting.harness().stepLoopback(); loopbacks++) {
            assertThat(reacting.reservedSell()).as("after %d more", loopbacks).isEqualTo(20);
        }
        assertThat(reacting.update().quantity()).isEqualTo(units(20));
    }
}
