package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminReplyDecoder;
import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Order truth: what requests and reports, in order or not, make of an order. */
final class OrderFlowTest {
    private final Desk desk = new Desk(wideLimits());
    private final CoreHarness harness = desk.harness();

    private void assertUpdate(final OrderEvent event, final OrderState state, final long cum, final long reserved) {
        assertThat(desk.update().orderEvent()).isEqualTo(event);
        assertThat(desk.update().orderState()).isEqualTo(state);
        assertThat(desk.update().cumQuantity()).isEqualTo(units(cum));
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(reserved));
    }

    private void assertAnomalies(final long count) {
        assertThat(harness.core().execution().anomalies()).isEqualTo(count);
    }

    private void report(final long id, final ExecType type) {
        harness.report(VenueMessages.report(id, type));
    }

    @Test
    void shouldSendAnOrderUnderItsIdAndFillItInParts() {
        final long id = desk.buy(10);
        final NewOrderDecoder sent = desk.output().newOrder();
        assertThat(sent.orderId()).isEqualTo(id);
        assertThat(OrderIds.epoch(id)).isEqualTo(1);
        assertThat(OrderIds.sequence(id)).isEqualTo(desk.output().cause());
        assertThat(sent.clientOrderId()).startsWith("TEST").hasSize(17);
        report(id, ExecType.ACCEPTED);
        assertUpdate(OrderEvent.ACCEPTED, OrderState.ACCEPTED, 0, 10);
        desk.fill(id, Desk.BID, 4, 4);
        assertUpdate(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 4, 6);
        assertThat(desk.update().lastPrice()).isEqualTo(Desk.BID);
        assertThat(desk.update().lastQuantity()).isEqualTo(units(4));
        desk.fill(id, Desk.BID, 6, 10);
        assertUpdate(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        assertThat(desk.position()).isEqualTo(10);
        assertThat(harness.core().execution().openOrders()).isZero();
        assertAnomalies(0);
    }

    @Test
    void shouldTakeAFillThatComesBeforeItsAcceptance() {
        final long id = desk.buy(10);
        desk.fill(id, Desk.BID, 4, 4);
        assertUpdate(OrderEvent.FILLED, OrderState.PARTIALLY_FILLED, 4, 6);
        assertThat(desk.position()).isEqualTo(4);
    }

    @Test
    void shouldFillWhileACancelIsPending() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        desk.fill(id, Desk.BID, 4, 4);
        assertUpdate(OrderEvent.FILLED, OrderState.PENDING_CANCEL, 4, 6);
        report(id, ExecType.CANCELLED);
        assertUpdate(OrderEvent.CANCELLED, OrderState.CANCELLED, 4, 0);
        assertAnomalies(0);
    }

    @Test
    void shouldEndAnOrderThatFillsWholeBeforeItsCancelArrives() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        desk.fill(id, Desk.BID, 10, 10);
        assertUpdate(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        report(id, ExecType.CANCEL_REJECTED);
        assertUpdate(OrderEvent.FILLED, OrderState.FILLED, 10, 0);
        assertAnomalies(0);
    }

    @Test
    void shouldKeepWhatFilledWhileAReplaceWasPending() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID - TICK, units(6)));
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(6));
        desk.fill(id, Desk.BID, 6, 6);
        assertUpdate(OrderEvent.FILLED, OrderState.PENDING_REPLACE, 6, 4);
        harness.report(VenueMessages.report(id, ExecType.REPLACED, Desk.BID - TICK, units(6), units(6), 0));
        assertUpdate(OrderEvent.REPLACED, OrderState.FILLED, 6, 0);
        assertThat(desk.update().price()).isEqualTo(Desk.BID - TICK);
        assertAnomalies(0);
    }

    @Test
    void shouldGoOnUnchangedWhenAReplaceIsRefused() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID - TICK, units(20)));
        report(id, ExecType.REPLACE_REJECTED);
        assertUpdate(OrderEvent.REPLACE_REFUSED, OrderState.ACCEPTED, 0, 10);
        assertThat(desk.update().price()).isEqualTo(Desk.BID);
        assertThat(desk.update().quantity()).isEqualTo(units(10));
    }

    @Test
    void shouldCountAFillAfterTheEndBecauseItIsMoney() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        report(id, ExecType.CANCELLED);
        desk.fill(id, Desk.BID, 3, 3);
        assertUpdate(OrderEvent.FILLED, OrderState.CANCELLED, 3, 0);
        assertThat(desk.position()).isEqualTo(3);
        assertThat(desk.reservedBuy()).isZero();
        assertAnomalies(1);
    }

    @Test
    void shouldNotCountAFillTwice() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 4, 4).fill(id, Desk.BID, 4, 4);
        assertUpdate(OrderEvent.ANOMALY, OrderState.PARTIALLY_FILLED, 4, 6);
        assertThat(desk.position()).isEqualTo(4);
        assertAnomalies(1);
    }

    @Test
    void shouldCountAnOverfillAndReserveNothingForIt() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 12, 12);
        assertUpdate(OrderEvent.FILLED, OrderState.FILLED, 12, 0);
        assertThat(desk.position()).isEqualTo(12);
        assertThat(desk.reservedBuy()).isZero();
        assertAnomalies(1);
    }

    @Test
    void shouldCountAndTellOfReportsOfUnknownOrdersAndDoNothingElse() {
        final int outputs = harness.outputs().size();
        report(99, ExecType.ACCEPTED);
        harness.report(VenueMessages.fill(99, Desk.BID, units(1), units(1), 0));
        harness.report(VenueMessages.notSent(99, OrderAction.CANCEL));
        assertAnomalies(3);
        assertThat(harness.outputs()).hasSize(outputs);
        assertThat(harness.updates()).hasSize(3).allMatch(update -> update.orderEvent() == OrderEvent.ANOMALY);
        assertThat(harness.updates().get(0).anomaly()).isEqualTo(Anomaly.UNKNOWN_ORDER);
        assertThat(harness.updates().get(1).anomaly())
                .as("a fill without a side")
                .isEqualTo(Anomaly.BAD_FILL);
        assertThat(desk.position()).isZero();
    }

    @Test
    void shouldTakeBackWhatWasNotSent() {
        final long unsent = desk.buy(10);
        harness.report(VenueMessages.notSent(unsent, OrderAction.NEW));
        assertUpdate(OrderEvent.NOT_SENT, OrderState.DENIED, 0, 0);
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID, units(12)));
        harness.report(VenueMessages.notSent(id, OrderAction.REPLACE));
        assertUpdate(OrderEvent.REPLACE_REFUSED, OrderState.ACCEPTED, 0, 10);
        desk.act(context -> context.cancel(id));
        harness.report(VenueMessages.notSent(id, OrderAction.CANCEL));
        assertUpdate(OrderEvent.CANCEL_REFUSED, OrderState.ACCEPTED, 0, 10);
        desk.act(context -> context.cancel(id));
        assertThat(desk.output().cancelOrder().orderId())
                .as("a cancel may be repeated")
                .isEqualTo(id);
    }

    @Test
    void shouldDenyOneOrderMoreThanMayBeOpen() {
        final Desk small = new Desk(wideLimits(), 2);
        small.buy(1);
        final long second = small.buy(1);
        small.buy(1);
        assertThat(small.output().denial().code()).isEqualTo(DenialCode.TOO_MANY_OPEN_ORDERS);
        assertThat(small.output().denial().deniedValue()).isEqualTo(3);
        assertThat(small.output().denial().deniedLimit()).isEqualTo(2);
        assertThat(small.reservedBuy()).isEqualTo(2);
        small.harness().report(VenueMessages.report(second, ExecType.REJECTED));
        small.buy(1);
        assertThat(small.output().isNewOrder()).isTrue();
    }

    @Test
    void shouldRefuseChangesOfOrdersThatEndedAndSayWhy() {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(id));
        desk.act(context -> context.cancel(id));
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.CHANGE_PENDING);
        // The venue's word is in, but has not come back along the ring when the strategy asks again.
        harness.feed(dev.lockstep.engine.ring.SourceId.EXECUTION, 0, VenueMessages.report(id, ExecType.CANCELLED));
        desk.actWithoutLoopbacks(context -> context.replace(id, Desk.BID, units(3)));
        harness.drainLoopbacks();
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.ORDER_NOT_OPEN);
        assertThat(desk.reservedBuy()).isZero();
        assertThat(harness.core().risk().openReservations()).isZero();
    }

    @Test
    void shouldCancelTenThousandOrdersInBoundedSteps() {
        final int orders = 10_000;
        for (int i = 0; i < orders / Limits.SIGNALS_PER_EVENT; i++) {
            desk.act(context -> {
                for (int k = 0; k < Limits.SIGNALS_PER_EVENT; k++) {
                    context.submit(
                            0,
                            Side.BUY,
                            dev.lockstep.codecs.sbe.OrderType.LIMIT,
                            dev.lockstep.codecs.sbe.TimeInForce.GTC,
                            Desk.BID,
                            units(1));
                }
            });
        }
        final List<Long> open = harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.newOrder().orderId())
                .toList();
        assertThat(open).hasSize(orders);
        final int[] most = new int[1];
        harness.afterEvent(() ->
                most[0] = Math.max(most[0], harness.core().execution().outputs().count()));
        harness.admin(Commands.admin(3, AdminKind.CANCEL_ALL, TradingState.ACTIVE, -1, -1));
        assertThat(most[0]).isEqualTo(Limits.ORDERS_PER_STEP);
        assertThat(harness.outputs(AdminReplyDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> assertThat(output.adminReply().affected()).isEqualTo(orders));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                        .map(output -> output.cancelOrder().orderId())
                        .toList())
                .as("each once, in the order of ids")
                .isEqualTo(open);
    }

    @Test
    void shouldCancelOnlyWhatIsInTheScope() {
        final long id = desk.accepted(Side.BUY, 10);
        harness.admin(Commands.admin(3, AdminKind.CANCEL_ALL, TradingState.ACTIVE, 1, -1));
        harness.admin(Commands.admin(4, AdminKind.CANCEL_ALL, TradingState.ACTIVE, -1, 1));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
        harness.admin(Commands.admin(5, AdminKind.CANCEL_ALL, TradingState.ACTIVE, 0, 0));
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(id);
    }

    @Test
    void shouldForgetEndedOrdersBehindAThousand() {
        final int remembered = 1_024;
        final long first = desk.buy(1);
        report(first, ExecType.REJECTED);
        final long second = desk.buy(1);
        report(second, ExecType.REJECTED);
        for (int i = 0; i < remembered - 1; i++) {
            report(desk.buy(1), ExecType.REJECTED);
        }
        desk.fill(first, Desk.BID, 1, 1);
        assertThat(desk.update().orderEvent()).as("the first is forgotten").isEqualTo(OrderEvent.ANOMALY);
        assertThat(desk.position()).isZero();
        desk.fill(second, Desk.BID, 1, 1);
        assertThat(desk.position()).as("the second is not").isEqualTo(1);
        assertAnomalies(2);
    }
}
