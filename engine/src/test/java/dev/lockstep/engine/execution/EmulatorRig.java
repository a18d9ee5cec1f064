package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.limits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import java.util.function.Function;

/** A desk at a venue that knows market and limit orders only, and what has gone there of orders that were kept. */
final class EmulatorRig {
    final Desk desk = new Desk(limits(1, 100, 10_000, 1_000));
    final CoreHarness harness = desk.harness();
    /** Number of orders sent before the test began. */
    final int before = sentCount();

    int sentCount() {
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).size();
    }

    /** Submits an order that is to stay in the core for now. */
    long submit(final Function<StrategyContext, OrderSpec> order) {
        final long id = desk.submit(order);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EMULATED);
        assertThat(desk.update().orderState()).isEqualTo(OrderState.EMULATED);
        assertNotSent();
        return id;
    }

    /** The only order that was sent, which has just been told. */
    NewOrderDecoder sent() {
        assertThat(sentCount()).isEqualTo(before + 1);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.RELEASED);
        return harness.outputs(NewOrderDecoder.TEMPLATE_ID).get(before).newOrder();
    }

    void assertNotSent() {
        assertThat(sentCount()).isEqualTo(before);
    }
}
