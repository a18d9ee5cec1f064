package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Families whose requests were lost, refused, or could not be made while a venue was away. */
final class FamilyRecoveryTest {
    private final SliceRig rig = new SliceRig(limits(1, 2_000, 10_000, 1_000));
    private final Desk desk = rig.desk;
    private final CoreHarness harness = rig.harness;

    private long child(final long parent, final long price, final long wholeUnits) {
        return desk.submit(context -> context.order(0, Side.SELL)
                .limit(price)
                .quantity(units(wholeUnits))
                .after(parent));
    }

    private long linked(final long other, final LinkKind kind, final long price, final long wholeUnits) {
        return desk.submit(context -> context.order(0, Side.SELL)
                .limit(price)
                .quantity(units(wholeUnits))
                .linkedWith(other, kind));
    }

    private OrderUpdateDecoder last(final long id) {
        return harness.updates().stream()
                .filter(update -> update.orderId() == id)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private Stream<NewOrderDecoder> sent(final long id) {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.newOrder())
                .filter(order -> order.orderId() == id);
    }

    private List<Long> cancels() {
        return harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.cancelOrder().orderId())
                .toList();
    }

    private void downUp() {
        rig.report(VenueMessages.venueSession(0, SessionState.DOWN));
        rig.report(VenueMessages.venueSession(0, SessionState.UP));
    }

    private void listedSell(final long id, final long price, final long q, final long cum) {
        rig.report(VenueMessages.venueOrder(id, 0, "V", Side.SELL, price, units(q), units(cum)));
    }

    @Test
    void shouldSendTheStopWhenTheTargetEndsWithTheRefusalOfItsReplace() {
        final long target = desk.accepted(Side.SELL, 10);
        final long stop = desk.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 5 * TICK)
                .quantity(units(15))
                .linkedWith(target, LinkKind.OUO));
        desk.act(c -> c.replace(target, Desk.ASK, units(15)));
        final long request = desk.output().replaceOrder().requestId();
        desk.market(Desk.BID - 5 * TICK, Desk.BID - 4 * TICK);
        assertThat(last(stop).orderState()).isEqualTo(OrderState.RELEASED);
        desk.fill(target, Desk.ASK, 10, 10);
        rig.report(VenueMessages.answer(target, ExecType.REPLACE_REJECTED, request, 0, 0, units(10), 0));
        assertThat(last(target).orderState()).isEqualTo(OrderState.FILLED);
        assertThat(sent(stop).map(NewOrderDecoder::quantity)).containsExactly(units(5));
    }

    @Test
    void shouldGrowAChildByWhatItsParentFilledWhileItsFateWasUnknown() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        desk.fill(parent, Desk.BID, 4, 4);
        rig.accept(child);
        downUp();
        rig.list(() -> {
            desk.fill(parent, Desk.BID, 6, 10);
            listedSell(child, Desk.ASK, 4, 0);
        });
        assertThat(harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).hasSize(1);
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(10));
    }

    /** It had been reported as cancelled, and the group went on: what the other one filled meanwhile was not taken off it. */
    @ParameterizedTest
    @EnumSource(
            value = LinkKind.class,
            names = {"OCO", "OUO"})
    void shouldCancelALinkedOrderThatIsListedAfterItsEnd(final LinkKind kind) {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, kind, Desk.ASK + TICK, 10);
        rig.accept(second);
        rig.report(VenueMessages.report(second, ExecType.CANCELLED));
        desk.fill(first, Desk.ASK, 10, 10);
        rig.list(() -> listedSell(second, Desk.ASK + TICK, 10, 0));
        assertThat(last(second).orderState()).isEqualTo(OrderState.UNKNOWN);
        assertThat(cancels()).as("the list may be older").isEmpty();
        rig.list(() -> listedSell(second, Desk.ASK + TICK, 10, 0));
        assertThat(last(second).orderState()).isEqualTo(OrderState.ACCEPTED);
        assertThat(cancels()).containsExactly(second);
    }

    /** It is no child of anybody any more, so it only catches up. */
    @Test
    void shouldLetAChildThatIsListedAfterItsEndHaveWhatItsParentHasFilledByThen() {
        final long parent = desk.accepted(Side.BUY, 10);
        final long child = child(parent, Desk.ASK, 10);
        desk.fill(parent, Desk.BID, 4, 4);
        rig.accept(child);
        rig.report(VenueMessages.report(child, ExecType.CANCELLED));
        desk.fill(parent, Desk.BID, 3, 7);
        for (int i = 0; i < 2; i++) {
            rig.list(() -> {
                rig.report(VenueMessages.venueOrder(parent, 0, "P", Side.BUY, Desk.BID, units(10), units(7)));
                listedSell(child, Desk.ASK, 4, 0);
            });
        }
        assertThat(last(child).orderState()).isEqualTo(OrderState.ACCEPTED);
        assertThat(cancels()).isEmpty();
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(7));
        desk.fill(parent, Desk.BID, 3, 10);
        assertThat(harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).hasSize(1);
    }

    @Test
    void shouldShrinkALinkedOrderAgainWhoseReplaceWasLost() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OUO, Desk.ASK + TICK, 10);
        rig.accept(second);
        desk.fill(first, Desk.ASK, 4, 4);
        assertThat(harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).hasSize(1);
        downUp();
        rig.list(() -> {
            listedSell(first, Desk.ASK, 10, 4);
            listedSell(second, Desk.ASK + TICK, 10, 0);
        });
        assertThat(harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).hasSize(2);
        assertThat(desk.output().replaceOrder().orderId()).isEqualTo(second);
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(6));
    }

    @Test
    void shouldCancelALinkedOrderAgainWhoseCancelWasLost() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OCO, Desk.ASK + TICK, 10);
        rig.accept(second);
        desk.fill(first, Desk.ASK, 4, 4);
        assertThat(cancels()).containsExactly(second);
        downUp();
        rig.list(() -> {
            listedSell(first, Desk.ASK, 10, 4);
            listedSell(second, Desk.ASK + TICK, 10, 0);
        });
        assertThat(cancels()).containsExactly(second, second);
    }

    @Test
    void shouldShrinkALinkedOrderOnceAStrategysReplaceIsRefusedAndCancelItIfThatIsRefusedToo() {
        final long first = desk.accepted(Side.SELL, 10);
        final long second = linked(first, LinkKind.OUO, Desk.ASK + TICK, 10);
        rig.accept(second);
        desk.act(c -> c.replace(second, Desk.ASK + 2 * TICK, units(10)));
        final long request = desk.output().replaceOrder().requestId();
        desk.fill(first, Desk.ASK, 4, 4);
        rig.report(VenueMessages.answer(second, ExecType.REPLACE_REJECTED, request, 0, 0, 0, units(10)));
        assertThat(harness.outputs(ReplaceOrderDecoder.TEMPLATE_ID)).hasSize(2);
        assertThat(desk.output().replaceOrder().quantity()).isEqualTo(units(6));
        final long again = desk.output().replaceOrder().requestId();
        rig.report(VenueMessages.answer(second, ExecType.REPLACE_REJECTED, again, 0, 0, 0, units(10)));
        assertThat(cancels()).containsExactly(second);
    }
}
