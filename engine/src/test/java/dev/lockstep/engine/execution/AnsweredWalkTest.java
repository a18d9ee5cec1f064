package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** So many orders end, or are released, at once that it takes more steps than the longest chain of answers may have, and the strategy answers each: that is no chain of its own. */
final class AnsweredWalkTest {
    private static final int ORDERS = (Limits.LOOPBACK_GENERATIONS + 1) * Limits.ORDERS_PER_STEP;

    private CoreHarness harness;

    /** A desk with as many kept stops, whose strategy reacts to updates. */
    private void keep(final TimeInForce timeInForce, final BiConsumer<StrategyContext, OrderUpdateDecoder> reaction) {
        final Desk desk = new Desk(
                slot -> Units.settings(List.of(slot), limits(1, 100, 1_000_000, 1_000), 2 * ORDERS),
                reaction,
                Units.terms("A"));
        harness = desk.harness();
        for (int i = 0; i < ORDERS; i++) {
            desk.submit(context -> stop(context).timeInForce(timeInForce));
        }
    }

    private static OrderSpec stop(final StrategyContext context) {
        return context.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(1));
    }

    private static OrderSpec limit(final StrategyContext context) {
        return context.order(0, Side.SELL).limit(Desk.ASK + TICK).quantity(units(1));
    }

    private Stream<OrderUpdateDecoder> told(final OrderEvent event) {
        return harness.updates().stream().filter(update -> update.orderEvent() == event);
    }

    private void assertNobodyDisabled() {
        assertThat(harness.outputs(StrategyFaultDecoder.TEMPLATE_ID)).isEmpty();
    }

    @Test
    void shouldAllowAnOrderForEachThatEndsWithTheDay() {
        keep(TimeInForce.DAY, (context, update) -> {
            if (update.orderEvent() == OrderEvent.EXPIRED) {
                context.submit(stop(context));
            }
        });
        harness.market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertNobodyDisabled();
        assertThat(told(OrderEvent.EXPIRED)).hasSize(ORDERS);
        assertThat(harness.core().execution().openOrders()).isEqualTo(ORDERS);
    }

    @Test
    void shouldAllowAnOrderForEachThatAQuoteReleases() {
        keep(TimeInForce.GTC, (context, update) -> {
            if (update.orderEvent() == OrderEvent.RELEASED) {
                context.submit(limit(context));
            }
        });
        harness.market(MarketMessages.quote(0, Desk.BID - 2 * TICK, units(1), Desk.ASK, units(1)));
        assertNobodyDisabled();
        assertThat(told(OrderEvent.RELEASED)).hasSize(ORDERS);
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(2 * ORDERS);
    }

    /** Without an end in sight otherwise: what is cancelled here is told of at once, and put in again. */
    @Test
    void shouldCancelNoOrdersThatComeWhileItCancels() {
        keep(TimeInForce.GTC, (context, update) -> {
            if (update.orderEvent() == OrderEvent.CANCELLED) {
                context.submit(stop(context));
            }
        });
        harness.admin(Commands.admin(1, AdminKind.CANCEL_ALL, TradingState.ACTIVE, -1, -1));
        assertNobodyDisabled();
        assertThat(told(OrderEvent.CANCELLED)).hasSize(ORDERS);
        assertThat(harness.core().execution().openOrders()).isEqualTo(ORDERS);
    }

    /** The session is back before the walk has come to the end, so that answers go out. */
    @Test
    void shouldLoseNoOrdersThatGoOutOnceTheVenueIsBack() {
        final Desk desk = new Desk(
                slot -> Units.settings(List.of(slot), limits(1, 100, 1_000_000, 1_000), 2 * ORDERS),
                (context, update) -> {
                    if (update.orderEvent() == OrderEvent.FATE_UNKNOWN) {
                        context.submit(limit(context));
                    }
                },
                Units.terms("A"));
        harness = desk.harness();
        for (int i = 0; i < ORDERS; i++) {
            desk.submit(AnsweredWalkTest::limit);
        }
        harness.deliver(VenueMessages.venueSession(0, SessionState.DOWN));
        harness.deliver(VenueMessages.venueSession(0, SessionState.UP));
        harness.drainLoopbacks();
        assertNobodyDisabled();
        assertThat(told(OrderEvent.FATE_UNKNOWN)).hasSize(ORDERS);
    }
}
