package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import org.junit.jupiter.api.Test;

/** What orders do to each other, with fills in parts. */
final class OrderGroupsTest extends FamilyRig {
    @Test
    void shouldKeepAChildUntilItsParentFillsAndLetItGrowWithIt() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        assertThat(last(child).orderState()).isEqualTo(OrderState.EMULATED);
        assertThat(sent(child)).isEmpty();
        desk.fill(parent, Desk.BID, 4, 4);
        assertThat(sent(child).map(NewOrderDecoder::quantity)).containsExactly(units(4));
        accept(child);
        desk.fill(parent, Desk.BID, 6, 10);
        final ReplaceOrderDecoder grown = desk.output().replaceOrder();
        assertThat(grown.orderId()).isEqualTo(child);
        assertThat(grown.quantity()).isEqualTo(units(10));
        harness.report(
                VenueMessages.answer(child, ExecType.REPLACED, grown.requestId(), Desk.ASK, units(10), 0, units(10)));
        assertThat(desk.reservedSell()).isEqualTo(10);
        desk.fill(child, Desk.ASK, 10, 10);
        assertThat(desk.position()).isZero();
        assertThat(desk.reservedSell()).isZero();
    }

    @Test
    void shouldGrowAChildByWhatCameWhileItsReplaceWasOnItsWay() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        desk.fill(parent, Desk.BID, 2, 2);
        accept(child);
        desk.fill(parent, Desk.BID, 3, 5);
        final long request = desk.output().replaceOrder().requestId();
        desk.fill(parent, Desk.BID, 5, 10);
        assertThat(harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).hasSize(1);
        harness.report(VenueMessages.answer(child, ExecType.REPLACED, request, Desk.ASK, units(5), 0, units(5)));
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(10));
    }

    @Test
    void shouldCancelAChildWhoseParentEndsUnfilled() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        harness.report(VenueMessages.report(parent, ExecType.CANCELLED));
        assertThat(last(child).orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(harness.core().risk().openReservations()).isZero();
        child(parent, Desk.ASK, 10);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.PARENT_ENDED);
    }

    @Test
    void shouldKeepWhatAChildHasWhenItsParentEndsInPart() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        desk.fill(parent, Desk.BID, 4, 4);
        accept(child);
        harness.report(VenueMessages.report(parent, ExecType.CANCELLED));
        assertThat(last(child).reservationQuantity()).isEqualTo(units(4));
        assertThat(desk.reservedSell()).isEqualTo(4);
        desk.fill(child, Desk.ASK, 4, 4);
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(desk.position()).isZero();
    }

    @Test
    void shouldCancelTheOthersAtTheFirstFillOfOne() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OCO, Desk.ASK + TICK, 10);
        final long third = linked(second, LinkKind.OCO, Desk.ASK + 2 * TICK, 10);
        accept(second);
        accept(third);
        desk.fill(second, Desk.ASK + TICK, 1, 1);
        assertThat(cancels()).containsExactlyInAnyOrder(first, third);
        harness.report(VenueMessages.report(first, ExecType.CANCELLED));
        harness.report(VenueMessages.report(third, ExecType.CANCELLED));
        assertThat(desk.reservedSell()).isEqualTo(9);
        linked(second, LinkKind.OCO, Desk.ASK + 3 * TICK, 10);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.GROUP_ENDED);
    }

    @Test
    void shouldLeaveTheOthersAloneWhenOneEndsUnfilled() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OCO, Desk.ASK + TICK, 10);
        harness.report(VenueMessages.report(second, ExecType.REJECTED));
        assertThat(cancels()).isEmpty();
        assertThat(desk.reservedSell()).isEqualTo(10);
    }

    @Test
    void shouldTakeWhatOneFillsOffTheOthers() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OUO, Desk.ASK + TICK, 8);
        accept(second);
        desk.fill(first, Desk.ASK, 3, 3);
        final ReplaceOrderDecoder shrunk = desk.output().replaceOrder();
        assertThat(shrunk.orderId()).isEqualTo(second);
        assertThat(shrunk.quantity()).isEqualTo(units(5));
        harness.report(VenueMessages.answer(
                second, ExecType.REPLACED, shrunk.requestId(), Desk.ASK + TICK, units(5), 0, units(5)));
        assertThat(desk.reservedSell()).isEqualTo(7 + 5);
        desk.fill(first, Desk.ASK, 5, 8);
        assertThat(cancels()).containsExactly(second);
        harness.report(VenueMessages.report(second, ExecType.CANCELLED));
        assertThat(desk.reservedSell()).isEqualTo(2);
    }

    @Test
    void shouldLetABracketsTargetFillAndTakeItOffTheStop() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        final long stop = desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(10))
                .after(entry)
                .linkedWith(target, LinkKind.OUO));
        desk.fill(entry, Desk.BID, 10, 10);
        assertThat(sent(target)).hasSize(1);
        assertThat(sent(stop)).isEmpty();
        assertThat(desk.reservedSell()).as("the target stands for the stop").isEqualTo(10);
        accept(target);
        desk.fill(target, Desk.ASK, 4, 4);
        assertThat(last(stop).quantity()).isEqualTo(units(6));
        desk.fill(target, Desk.ASK, 6, 10);
        assertThat(last(stop).orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(desk.reservedSell()).isZero();
    }

    /** The stop's price comes while the target works: the target is cancelled first, and what its fills leave goes out once that is confirmed. */
    @Test
    void shouldSendTheStopOnlyWhenTheTargetIsGone() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        final long stop = desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(10))
                .after(entry)
                .linkedWith(target, LinkKind.OUO));
        desk.fill(entry, Desk.BID, 10, 10);
        accept(target);
        desk.market(Desk.BID - 5 * TICK, Desk.BID - 4 * TICK);
        assertThat(last(stop).orderState()).isEqualTo(OrderState.RELEASED);
        assertThat(sent(stop)).isEmpty();
        assertThat(cancels()).containsExactly(target);
        assertThat(desk.reservedSell()).as("they can't both be filled").isEqualTo(10);
        // The target fills a little more before its cancel arrives.
        desk.fill(target, Desk.ASK, 3, 3);
        harness.report(VenueMessages.report(target, ExecType.CANCELLED));
        assertThat(sent(stop).map(NewOrderDecoder::quantity)).containsExactly(units(7));
        assertThat(sent(stop).map(NewOrderDecoder::orderType)).containsExactly(OrderType.MARKET);
        assertThat(desk.reservedSell()).isEqualTo(7);
        desk.fill(stop, Desk.BID - 5 * TICK, 7, 7);
        assertThat(desk.position()).isZero();
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    @Test
    void shouldSayWhyAnOrderCantJoin() {
        child(4_711, Desk.ASK, 1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.BAD_GROUP);
        linked(4_711, LinkKind.OCO, Desk.ASK, 1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.BAD_GROUP);
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 1);
        child(child, Desk.ASK, 1);
        assertThat(desk.output().denial().code()).as("a child of a child").isEqualTo(DenialCode.BAD_GROUP);
        for (int i = 1; i < Limits.FAMILY_ORDERS; i++) {
            child(parent, Desk.ASK, 1);
            assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EMULATED);
        }
        child(parent, Desk.ASK, 1);
        assertThat(desk.output().denial().code()).as("one too many").isEqualTo(DenialCode.BAD_GROUP);
        final long other = desk.accepted(Side.SELL, 1);
        linked(other, LinkKind.OCO, Desk.ASK + TICK, 1);
        linked(other, LinkKind.OUO, Desk.ASK + TICK, 1);
        assertThat(desk.output().denial().code()).as("two kinds in one group").isEqualTo(DenialCode.BAD_GROUP);
    }

    @Test
    void shouldShrinkAChildWhoseParentsFillIsTakenBack() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        harness.report(VenueMessages.fill(parent, "A", Desk.BID, units(6), units(6)));
        accept(child);
        harness.report(VenueMessages.fill(parent, "B", Desk.BID, units(2), units(8)));
        final long request = desk.output().replaceOrder().requestId();
        harness.report(VenueMessages.answer(child, ExecType.REPLACED, request, Desk.ASK, units(8), 0, units(8)));
        harness.report(VenueMessages.takenBack(parent, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(2));
    }

    /** A fill whose price was corrected is still one fill: it is taken off the others once. */
    @Test
    void shouldTakeACorrectedFillOffLinkedOrdersOnce() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        final long stop = desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(10))
                .after(entry)
                .linkedWith(target, LinkKind.OUO));
        desk.fill(entry, Desk.BID, 10, 10);
        accept(target);
        harness.report(VenueMessages.fill(target, "A", Desk.ASK, units(3), units(3)));
        assertThat(last(stop).quantity()).isEqualTo(units(7));
        harness.report(VenueMessages.takenBack(
                target, ExecType.FILL_CORRECTED, "A", "A2", Desk.ASK + TICK, units(3), units(3)));
        assertThat(last(stop).quantity()).isEqualTo(units(7));
        harness.report(VenueMessages.takenBack(target, ExecType.FILL_BUSTED, "A2", "", 0, 0, 0));
        assertThat(last(stop).quantity()).isEqualTo(units(10));
        assertThat(desk.position()).isEqualTo(10);
        assertThat(desk.reservedSell()).as("the target stands for the stop").isEqualTo(10);
    }

    /** Linked orders that both work: what one no longer has is given back to the other. */
    @Test
    void shouldGiveBackToALinkedOrderWhatWasTakenBack() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OUO, Desk.ASK + TICK, 8);
        accept(second);
        harness.report(VenueMessages.fill(first, "A", Desk.ASK, units(3), units(3)));
        final long shrunk = desk.output().replaceOrder().requestId();
        harness.report(VenueMessages.answer(second, ExecType.REPLACED, shrunk, Desk.ASK + TICK, units(5), 0, units(5)));
        harness.report(VenueMessages.takenBack(first, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
        final ReplaceOrderDecoder grown = desk.output().replaceOrder();
        assertThat(grown.orderId()).isEqualTo(second);
        assertThat(grown.quantity()).isEqualTo(units(8));
        assertThat(desk.reservedSell()).as("what may be filled at worst").isEqualTo(10 + 8);
        harness.report(VenueMessages.answer(
                second, ExecType.REPLACED, grown.requestId(), Desk.ASK + TICK, units(8), 0, units(8)));
        assertThat(desk.reservedSell()).isEqualTo(10 + 8);
    }

    /** An entry for 10 with a target and a stop, of which 4 are filled and the target lives. */
    private long[] bracket() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long target = child(entry, Desk.ASK, 10);
        final long stop = desk.submit(context -> context.order(0, Side.SELL)
                .stopMarket(Desk.BID - TICK)
                .quantity(units(10))
                .after(entry)
                .linkedWith(target, LinkKind.OUO));
        desk.fill(entry, Desk.BID, 4, 4);
        accept(target);
        return new long[] {entry, target, stop};
    }

    @Test
    void shouldCancelWhatRemainsOfAnEntryThatWasLeftAndTheStopWithIt() {
        final long[] ids = bracket();
        desk.fill(ids[1], Desk.ASK, 4, 4);
        assertThat(cancels()).containsExactly(ids[0]);
        assertThat(last(ids[2]).orderState()).isEqualTo(OrderState.EMULATED);
        assertThat(last(ids[2]).quantity()).isZero();
        desk.market(Desk.BID - TICK, Desk.BID);
        assertThat(sent(ids[2])).as("there is nothing to stop").isEmpty();
        harness.report(VenueMessages.report(ids[0], ExecType.CANCELLED));
        assertThat(last(ids[2]).orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(harness.core().risk().openReservations()).isZero();
        assertThat(desk.position()).isZero();
    }

    @Test
    void shouldStopWhatAnEntryFillsBehindItsTarget() {
        final long[] ids = bracket();
        desk.fill(ids[1], Desk.ASK, 4, 4);
        desk.fill(ids[0], Desk.BID, 6, 10);
        assertThat(last(ids[2]).quantity()).isEqualTo(units(6));
        assertThat(desk.reservedSell()).isEqualTo(6);
        desk.market(Desk.BID - TICK, Desk.BID);
        assertThat(sent(ids[2]).map(NewOrderDecoder::quantity)).containsExactly(units(6));
        desk.fill(ids[2], Desk.BID - TICK, 6, 6);
        assertThat(desk.position()).isZero();
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(harness.core().risk().openReservations()).isZero();
    }

    /** A market order might meet the entry that it stops: that goes, not the stop. */
    @Test
    void shouldEnterNoMoreOnceTheStopGoesOut() {
        final long[] ids = bracket();
        desk.market(Desk.BID - TICK, Desk.BID);
        assertThat(cancels()).containsExactly(ids[1]);
        harness.report(VenueMessages.report(ids[1], ExecType.CANCELLED));
        assertThat(cancels()).containsExactly(ids[1], ids[0]);
        assertThat(sent(ids[2]).map(NewOrderDecoder::quantity)).containsExactly(units(4));
        desk.fill(ids[2], Desk.BID - TICK, 4, 4);
        harness.report(VenueMessages.report(ids[0], ExecType.CANCELLED));
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(desk.position()).isZero();
    }

    @Test
    void shouldNotEndAnEntryForAChildThatHasDoneAllThatItWasTo() {
        final long entry = desk.accepted(Side.BUY, 10);
        final long half = child(entry, Desk.ASK, 4);
        desk.fill(entry, Desk.BID, 4, 4);
        accept(half);
        desk.fill(half, Desk.ASK, 4, 4);
        assertThat(cancels()).isEmpty();
    }
}
