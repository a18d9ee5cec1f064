package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;

import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import java.util.stream.Stream;

/** A desk for orders that hang on each other. */
abstract class FamilyRig {
    /** Long only: a bracket must not need room for a short position. */
    final Desk desk = new Desk(limits(1, 100, 100, 1_000));

    final CoreHarness harness = desk.harness();

    final long child(final long parent, final long price, final long wholeUnits) {
        return desk.submit(context -> context.order(0, Side.SELL)
                .limit(price)
                .quantity(units(wholeUnits))
                .after(parent));
    }

    final long linked(final long other, final LinkKind kind, final long price, final long wholeUnits) {
        return desk.submit(context -> context.order(0, Side.SELL)
                .limit(price)
                .quantity(units(wholeUnits))
                .linkedWith(other, kind));
    }

    final OrderUpdateDecoder last(final long id) {
        return harness.updates().stream()
                .filter(update -> update.orderId() == id)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    final Stream<NewOrderDecoder> sent(final long id) {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.newOrder())
                .filter(order -> order.orderId() == id);
    }

    final List<Long> cancels() {
        return harness.outputs(CancelOrderDecoder.TEMPLATE_ID).stream()
                .map(output -> output.cancelOrder().orderId())
                .toList();
    }

    final void accept(final long id) {
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
    }
}
