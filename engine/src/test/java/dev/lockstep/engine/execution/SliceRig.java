package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.agrona.DirectBuffer;

/** A desk at a venue that shows all of an order, and what one has to say there of slices, in whole units. */
final class SliceRig {
    final Desk desk;
    final CoreHarness harness;

    SliceRig(final RiskSettings limits) {
        desk = new Desk(limits);
        harness = desk.harness();
    }

    /** Bids whole units at the best bid, of which the book is to show some. */
    long buy(final long wholeUnits, final long shown) {
        return desk.submit(c ->
                c.order(0, Side.BUY).limit(Desk.BID).quantity(units(wholeUnits)).display(units(shown)));
    }

    /** All slices that went out. */
    List<NewOrderDecoder> slices() {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                .map(Output::newOrder)
                .toList();
    }

    /** Id of the slice that went out last. */
    long slice() {
        final List<NewOrderDecoder> all = slices();
        return all.get(all.size() - 1).orderId();
    }

    /** Sizes of all slices in whole units. */
    List<Long> sizes() {
        return slices().stream().map(slice -> slice.quantity() / units(1)).toList();
    }

    void report(final DirectBuffer message) {
        harness.report(message);
    }

    void accept(final long slice) {
        report(VenueMessages.report(slice, ExecType.ACCEPTED));
    }

    /** A fill of whole units; {@code cum} counts those of the slice. */
    void fill(final long slice, final String fillId, final long wholeUnits, final long cum) {
        report(VenueMessages.fill(slice, fillId, Desk.BID, units(wholeUnits), units(cum)));
    }

    /** The last slice is accepted and filled whole at once. */
    void take(final long wholeUnits) {
        final long slice = slice();
        accept(slice);
        fill(slice, "F" + slice, wholeUnits, wholeUnits);
    }

    void list(final Runnable content) {
        report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        content.run();
        report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
    }

    void listed(final long slice, final long wholeUnits, final long filled) {
        report(VenueMessages.venueOrder(slice, 0, "V", Side.BUY, Desk.BID, units(wholeUnits), units(filled)));
    }

    OrderUpdateDecoder update() {
        return harness.lastUpdate();
    }

    /** What was told last, and that risk holds as much reserved. */
    void assertLast(final OrderEvent event, final OrderState state, final long filled, final long reserved) {
        assertThat(update().orderEvent()).isEqualTo(event);
        assertThat(update().orderState()).isEqualTo(state);
        assertThat(update().cumQuantity()).isEqualTo(units(filled));
        assertThat(update().reservationQuantity()).isEqualTo(units(reserved));
        assertThat(desk.reservedBuy()).isEqualTo(reserved);
    }

    void assertAnomaly(final Anomaly reason) {
        assertThat(update().orderEvent()).isEqualTo(OrderEvent.ANOMALY);
        assertThat(update().anomaly()).isEqualTo(reason);
    }

    void assertNothingOpen() {
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(harness.core().risk().openReservations()).isZero();
        assertThat(desk.reservedBuy()).isZero();
    }
}
