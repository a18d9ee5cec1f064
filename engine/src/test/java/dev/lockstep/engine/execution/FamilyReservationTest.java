package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
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
                dev.lockstep.engine.ring.SourceId.EXECUTION,
                harness.timeNs(),
                VenueMessages.fill(parent, Desk.BID, units(10), units(10), 0));
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
}
