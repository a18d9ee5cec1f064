package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An order of 10 of which 3 are shown, at a venue that shows all of an order. */
final class SlicesTest {
    private final SliceRig rig = new SliceRig(Units.limits(1, 2_000, 10_000, 1_000));
    private final long id = rig.buy(10, 3);

    private long later() {
        rig.take(3);
        return rig.slice();
    }

    @Test
    void shouldShowOneSliceAfterTheOtherAndStayOneOrder() {
        rig.take(3);
        rig.take(3);
        rig.take(3);
        rig.take(1);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L, 1L);
        assertThat(rig.slices()).allSatisfy(slice -> {
            assertThat(slice.wholeOrderId()).isEqualTo(id);
            assertThat(slice.price()).isEqualTo(Desk.BID);
            assertThat(slice.displayQuantity()).isZero();
            assertThat(slice.clientOrderId()).isNotBlank();
        });
        assertThat(rig.slices().stream().map(NewOrderDecoder::orderId).distinct())
                .hasSize(4)
                .startsWith(id);
        assertThat(rig.slices().stream().map(NewOrderDecoder::clientOrderId).distinct())
                .hasSize(4);
        assertThat(rig.harness.updates()).allSatisfy(update -> {
            assertThat(update.orderId()).isEqualTo(id);
            assertThat(update.quantity()).isEqualTo(units(10));
        });
        assertThat(rig.harness.updates().stream().map(OrderUpdateDecoder::orderEvent))
                .as("one acknowledgement, four fills")
                .containsExactly(
                        OrderEvent.ACCEPTED,
                        OrderEvent.FILLED,
                        OrderEvent.FILLED,
                        OrderEvent.FILLED,
                        OrderEvent.FILLED);
        assertThat(rig.harness.updates().stream()
                        .map(update -> update.reservationQuantity() / Units.ONE)
                        .toList())
                .containsExactly(10L, 7L, 4L, 1L, 0L);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        assertThat(rig.desk.position()).isEqualTo(10);
        rig.assertNothingOpen();
    }

    @Test
    void shouldSendTheNextSliceWithTheLastFillOfTheOneBeforeAndNotSooner() {
        rig.accept(id);
        rig.fill(id, "A", 2, 2);
        assertThat(rig.sizes()).containsExactly(3L);
        rig.assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 2, 8);
        final int before = rig.harness.outputs().size();
        final long sequence = rig.harness.sequence() + 1;
        rig.fill(id, "B", 1, 3);
        rig.assertLast(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 3, 7);
        assertThat(rig.harness.outputs().get(before).cause()).isEqualTo(sequence);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    @Test
    void shouldShowNoMoreThanIsLeftAndAllOfWhatIsNoMoreThanIsShown() {
        final long small = rig.buy(3, 3);
        assertThat(rig.slices().get(1).quantity()).isEqualTo(units(3));
        rig.accept(small);
        rig.fill(small, "S", 3, 3);
        assertThat(rig.update().orderState()).isEqualTo(OrderState.FILLED);
        assertThat(rig.desk.reservedBuy()).as("of the other order").isEqualTo(10);
        assertThat(rig.sizes()).containsExactly(3L, 3L);
    }

    @Test
    void shouldReplaceTheSliceThatWorksAndShowTheOthersAtTheNewPrice() {
        final long second = later();
        rig.accept(second);
        rig.fill(second, "X", 1, 1);
        rig.desk.act(context -> context.replace(id, Desk.BID - TICK, units(10)));
        final ReplaceOrderDecoder asked = rig.desk.output().replaceOrder();
        assertThat(asked.orderId()).isEqualTo(second);
        assertThat(asked.price()).isEqualTo(Desk.BID - TICK);
        assertThat(asked.quantity()).isEqualTo(units(3));
        rig.report(VenueMessages.answer(
                second, ExecType.REPLACED, asked.requestId(), Desk.BID - TICK, units(3), units(1), units(2)));
        rig.assertLast(OrderEvent.REPLACED, OrderState.PARTIALLY_FILLED, 4, 6);
        assertThat(rig.update().price()).isEqualTo(Desk.BID - TICK);
        assertThat(rig.update().quantity()).isEqualTo(units(10));
        rig.fill(second, "Y", 2, 3);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 3L);
        assertThat(rig.slices().get(2).price()).isEqualTo(Desk.BID - TICK);
    }

    @Test
    void shouldReplaceHereWhatTheVenueDoesNotSee() {
        final long second = later();
        rig.desk.act(context -> context.replace(id, Desk.BID, units(12)));
        assertThat(rig.harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).isEmpty();
        rig.assertLast(OrderEvent.REPLACED, OrderState.PARTIALLY_FILLED, 3, 9);
        rig.desk.act(context -> context.replace(id, Desk.BID, units(5)));
        final ReplaceOrderDecoder asked = rig.desk.output().replaceOrder();
        assertThat(asked.quantity()).as("less than the slice is left").isEqualTo(units(2));
        rig.report(VenueMessages.answer(second, ExecType.REPLACED, asked.requestId(), Desk.BID, units(2), 0, units(2)));
        rig.assertLast(OrderEvent.REPLACED, OrderState.PARTIALLY_FILLED, 3, 2);
        rig.fill(second, "Z", 2, 2);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 5, 0);
        rig.assertNothingOpen();
    }

    @Test
    void shouldStillKnowThatASliceIsUnansweredWhoseOrderWasReplacedHere() {
        rig.desk.act(context -> context.replace(id, Desk.BID, units(12)));
        rig.assertLast(OrderEvent.REPLACED, OrderState.SUBMITTED, 0, 12);
        rig.report(VenueMessages.report(id, ExecType.REJECTED));
        rig.assertLast(OrderEvent.REJECTED, OrderState.REJECTED, 0, 0);
    }

    @Test
    void shouldShowTheNextSliceAtOnceAsAskedForIfTheOneToBeReplacedIsGone() {
        rig.accept(id);
        rig.desk.act(context -> context.replace(id, Desk.BID - TICK, units(8)));
        final ReplaceOrderDecoder asked = rig.desk.output().replaceOrder();
        rig.fill(id, "A", 3, 3);
        rig.assertLast(OrderEvent.REPLACED, OrderState.PARTIALLY_FILLED, 3, 5);
        assertThat(rig.slices().get(1).price()).isEqualTo(Desk.BID - TICK);
        final int told = rig.harness.updates().size();
        rig.report(VenueMessages.answer(id, ExecType.REPLACE_REJECTED, asked.requestId(), 0, 0, units(3), 0));
        assertThat(rig.harness.updates()).as("a refusal is no surprise").hasSize(told);
        rig.report(VenueMessages.answer(id, ExecType.REPLACE_REJECTED, asked.requestId(), 0, 0, units(3), 0));
        rig.assertAnomaly(Anomaly.UNASKED_REFUSAL);
        rig.take(3);
        rig.take(2);
        assertThat(rig.sizes()).containsExactly(3L, 3L, 2L);
        rig.assertLast(OrderEvent.FILLED, OrderState.FILLED, 8, 0);
    }

    @Test
    void shouldRefuseATotalThatHasBeenFilled() {
        later();
        rig.desk.act(context -> context.replace(id, Desk.BID - TICK, units(3)));
        assertThat(rig.update().denialCode()).isEqualTo(DenialCode.BAD_QUANTITY);
        rig.assertLast(OrderEvent.REPLACE_REFUSED, OrderState.PARTIALLY_FILLED, 3, 7);
        assertThat(rig.harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    @Test
    void shouldSendWholeWhatNeverRests() {
        rig.desk.submit(c -> c.order(0, Side.BUY)
                .limit(Desk.ASK)
                .quantity(units(5))
                .display(units(2))
                .timeInForce(TimeInForce.IOC));
        assertThat(rig.sizes()).containsExactly(3L, 5L);
        assertThat(rig.slices().get(1).displayQuantity()).isZero();
    }

    @Test
    void shouldShowWhatIsLeftOfAMarketToLimitOrderAtItsLimit() {
        rig.desk.submit(
                c -> c.order(0, Side.BUY).marketToLimit().quantity(units(5)).display(units(2)));
        assertThat(rig.slices().get(1).orderType()).isEqualTo(OrderType.LIMIT);
        rig.take(2);
        rig.take(2);
        assertThat(rig.sizes()).containsExactly(3L, 2L, 2L, 1L);
        assertThat(rig.slices().get(3).price()).isEqualTo(Desk.ASK);
    }

    /** A bracket's target, shown 2 at a time, follows its parent and then its own fills. */
    @Test
    void shouldShowAChildAsFarAsItsParentIsFilled() {
        final long parent = rig.desk.accepted(Side.BUY, 6);
        rig.desk.submit(c -> c.order(0, Side.SELL)
                .limit(Desk.ASK)
                .quantity(units(6))
                .display(units(2))
                .after(parent));
        rig.desk.fill(parent, Desk.BID, 3, 3);
        rig.take(2);
        assertThat(rig.sizes()).as("3 of the other order").containsExactly(3L, 6L, 2L, 1L);
        rig.desk.fill(parent, Desk.BID, 3, 6);
        assertThat(rig.update().orderEvent()).isEqualTo(OrderEvent.REPLACED);
        rig.take(1);
        rig.take(2);
        rig.take(1);
        assertThat(rig.sizes()).containsExactly(3L, 6L, 2L, 1L, 2L, 1L);
        assertThat(rig.update().orderState()).isEqualTo(OrderState.FILLED);
        assertThat(rig.desk.position()).isZero();
        assertThat(rig.desk.reservedSell()).isZero();
    }

    /** Of 4 held, 4 are to be sold 3 at a time; when another order has sold 2, the slice shrinks. */
    @Test
    void shouldShrinkTheSliceOfAReduceOnlyOrderWithThePosition() {
        final long held = rig.desk.accepted(Side.BUY, 4);
        rig.desk.fill(held, Desk.BID, 4, 4);
        rig.desk.submit(c -> c.order(0, Side.SELL)
                .limit(Desk.ASK)
                .quantity(units(4))
                .display(units(3))
                .reduceOnly());
        final long closing = rig.slice();
        rig.accept(closing);
        final long other = rig.desk.accepted(Side.SELL, 2);
        rig.desk.fill(other, Desk.ASK, 2, 2);
        assertThat(rig.desk.output().replaceOrder().orderId()).isEqualTo(closing);
        assertThat(rig.desk.output().replaceOrder().quantity()).isEqualTo(units(2));
        final long request = rig.desk.output().replaceOrder().requestId();
        rig.report(VenueMessages.answer(closing, ExecType.REPLACED, request, Desk.ASK, units(2), 0, units(2)));
        rig.fill(closing, "C", 2, 2);
        assertThat(rig.update().orderState()).isEqualTo(OrderState.FILLED);
        assertThat(rig.desk.position()).isZero();
    }

    @Test
    void shouldLeaveNothingThatIsTooLittleForTheVenue() {
        assertThat(LongStream.rangeClosed(1, 9)
                        .map(rest -> Slice.size(rest, 4, 2))
                        .boxed())
                .as("4 are shown, 2 is the least: of 5, 3 and 2")
                .containsExactly(1L, 2L, 3L, 4L, 3L, 4L, 4L, 4L, 4L);
        assertThat(Slice.size(5, 4, 3)).as("5 is not two times 3").isEqualTo(5);
        assertThat(Slice.size(6, 4, 3)).isEqualTo(3);
    }
}
