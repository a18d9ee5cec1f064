package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;

/** What the gate says of slices, and what of the whole order. 3 of 10 are shown at a time. */
final class SliceGateTest {
    private final SliceRig rig = new SliceRig(Units.limits(1, 2_000, 10_000, 1_000));
    private final long id = rig.buy(10, 3);

    @Test
    void shouldEndWithWhatItHasIfTheGateDeniesTheNextSlice() {
        rig.accept(id);
        rig.desk.market(units(50), units(50) + TICK);
        rig.fill(id, "A", 3, 3);
        assertThat(rig.sizes()).containsExactly(3L);
        rig.assertLast(OrderEvent.DENIED, OrderState.CANCELLED, 3, 0);
        assertThat(rig.update().denialCode()).isEqualTo(DenialCode.PRICE_COLLAR);
        assertThat(rig.update().deniedLimit()).isNotZero();
        assertThat(rig.update().deniedValue()).isGreaterThan(rig.update().deniedLimit());
        assertThat(rig.desk.output().denial().orderId()).isEqualTo(id);
        assertThat(rig.desk.output().denial().action()).isEqualTo(OrderAction.NEW);
        rig.assertNothingOpen();
    }

    @Test
    void shouldTakeTheNextSliceForNoDuplicateButAnotherOrderLikeThisForOne() {
        final SliceRig watched = new SliceRig(Units.risk(
                new FixedQuantity(Units.ONE),
                value(LimitKind.MAX_NEW_RATE, 1_000),
                value(LimitKind.MAX_LONG, units(100)),
                value(LimitKind.DUPLICATE_WINDOW, 10 * SECOND)));
        watched.buy(9, 3);
        watched.take(3);
        watched.take(3);
        assertThat(watched.sizes()).containsExactly(3L, 3L, 3L);
        watched.buy(9, 3);
        assertThat(watched.update().denialCode()).isEqualTo(DenialCode.DUPLICATE_ORDER);
    }

    @Test
    void shouldCountEverySliceAsAMessageAndTheWholeAsItsQuantity() {
        final SliceRig limited = new SliceRig(Units.risk(
                new FixedQuantity(Units.ONE),
                value(LimitKind.MAX_ORDER_QUANTITY, units(9)),
                value(LimitKind.MAX_LONG, units(100)),
                value(LimitKind.MAX_NEW_RATE, 2)));
        limited.buy(10, 3);
        assertThat(limited.update().denialCode()).isEqualTo(DenialCode.MAX_ORDER_QUANTITY);
        limited.buy(9, 3);
        limited.take(3);
        limited.take(3);
        limited.assertLast(OrderEvent.DENIED, OrderState.CANCELLED, 6, 0);
        assertThat(limited.update().denialCode()).isEqualTo(DenialCode.NEW_RATE);
        assertThat(limited.update().deniedValue()).isEqualTo(3);
        assertThat(limited.update().deniedLimit()).isEqualTo(2);
    }

    @Test
    void shouldDenyMoreSlicesThanItRemembers() {
        rig.buy(1_025, 1);
        assertThat(rig.update().denialCode()).isEqualTo(DenialCode.NOT_SUPPORTED);
        assertThat(rig.update().deniedValue()).isEqualTo(1_025);
        assertThat(rig.update().deniedLimit()).isEqualTo(1_024);
        rig.buy(1_024, 1);
        assertThat(rig.sizes()).containsExactly(3L, 1L);
    }
}
