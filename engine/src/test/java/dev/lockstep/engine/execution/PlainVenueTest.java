package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the core makes of orders at a venue that knows next to nothing, and what it can make nothing of. */
final class PlainVenueTest {
    @Test
    void shouldMakeOfAMarketOrderALimitThatIsCancelledAtOnceWhereTheVenueKnowsNothingElse() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        final long id = plain.submit(c -> c.order(0, Side.SELL).market().quantity(units(3)));
        final NewOrderDecoder sent = plain.output().newOrder();
        assertThat(sent.orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(sent.price()).isEqualTo(Desk.BID);
        assertThat(sent.timeInForce()).isEqualTo(TimeInForce.GTC);
        final CoreHarness afterRestart = plain.restored().harness();
        for (final CoreHarness here : List.of(plain.harness(), afterRestart)) {
            here.report(VenueMessages.fill(id, Desk.BID, units(1), units(1), 0));
            assertThat(here.outputs(CancelOrderDecoder.TEMPLATE_ID))
                    .singleElement()
                    .satisfies(
                            cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(id));
        }
    }

    @Test
    void shouldCancelAtOnceWhatMayNotRestAtAVenueWithoutSuchOrders() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        final long once = plain.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.IOC));
        assertThat(plain.output().newOrder().timeInForce()).isEqualTo(TimeInForce.GTC);
        plain.accepted(Side.BUY, 1);
        plain.harness().report(VenueMessages.report(once, ExecType.ACCEPTED));
        assertThat(plain.harness().outputs(CancelOrderDecoder.TEMPLATE_ID))
                .as("the one that may rest stays")
                .singleElement()
                .satisfies(cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(once));
    }

    @Test
    void shouldDenyWhatNothingCanBeMadeOf() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        plain.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.FOK));
        assertThat(plain.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(plain.update().denialCode()).isEqualTo(DenialCode.NOT_SUPPORTED);
        final Desk hasty = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.IOC));
        hasty.buy(3);
        assertThat(hasty.update().denialCode()).as("nothing rests there").isEqualTo(DenialCode.NOT_SUPPORTED);
        final Desk market = deskAt(List.of(OrderType.MARKET), List.of(TimeInForce.IOC));
        market.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.IOC));
        assertThat(market.update().denialCode()).isEqualTo(DenialCode.NOT_SUPPORTED);
    }

    /** The venue ends its own orders; the core those that have not gone there. */
    @Test
    void shouldLeaveOrdersForTheDayToAVenueThatHasThemButEndWhatStillWaits() {
        final Desk able = deskAt(List.of(OrderType.LIMIT, OrderType.MARKET), List.of(TimeInForce.GTC, TimeInForce.DAY));
        final long working = able.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(2)).timeInForce(TimeInForce.DAY));
        able.harness().report(VenueMessages.report(working, ExecType.ACCEPTED));
        final long kept = able.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - Units.TICK)
                .quantity(units(1))
                .timeInForce(TimeInForce.DAY));
        able.harness().market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertThat(able.update().orderId()).isEqualTo(kept);
        assertThat(able.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
        assertThat(able.harness().outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    /** The venue ends the slice that it has with the day; one that was filled before, of which the core hears later, is the last. */
    @Test
    void shouldShowNothingOfAnOrderForTheDayInTheNextOne() {
        final Desk able = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC, TimeInForce.DAY));
        final long id = able.submit(c -> c.order(0, Side.BUY)
                .limit(Desk.BID)
                .quantity(units(10))
                .display(units(3))
                .timeInForce(TimeInForce.DAY));
        able.harness().report(VenueMessages.report(id, ExecType.ACCEPTED));
        able.harness().market(RunMessages.boundary(-1, BoundaryKind.DAY));
        final CoreHarness afterRestart = able.restored().harness();
        for (final CoreHarness here : List.of(able.harness(), afterRestart)) {
            final int before = here.outputs(NewOrderDecoder.TEMPLATE_ID).size();
            here.report(VenueMessages.fill(id, Desk.BID, units(3), units(3), 0));
            assertThat(here.outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(before);
            assertThat(here.lastUpdate().orderEvent()).isEqualTo(OrderEvent.CANCELLED);
            assertThat(here.lastUpdate().cumQuantity()).isEqualTo(units(3));
            assertThat(here.core().execution().openOrders()).isZero();
            assertThat(here.core().risk().openReservations()).isZero();
        }
    }

    static Desk deskAt(final List<OrderType> types, final List<TimeInForce> times) {
        final VenueTerms venue = new VenueTerms("PLAIN", VenueCapabilities.of(types, times, List.of()));
        return new Desk(
                strategy -> new CoreSettings(
                        "TEST",
                        List.of(strategy),
                        List.of(Units.ACCOUNT),
                        List.of(venue),
                        limits(1, 100, 10_000, 1_000),
                        OrderSettings.of(100),
                        EngineRun.CHAIN_SEED),
                Units.terms("A"));
    }

    @Test
    void shouldCancelWhatMayNotRestOnceAListSaysThatTheVenueHasIt() {
        final Desk plain = deskAt(List.of(OrderType.LIMIT), List.of(TimeInForce.GTC));
        final long once = plain.submit(
                c -> c.order(0, Side.BUY).limit(Desk.ASK).quantity(units(3)).timeInForce(TimeInForce.IOC));
        plain.harness().report(VenueMessages.venueSession(0, SessionState.DOWN));
        plain.harness().report(VenueMessages.venueSession(0, SessionState.UP));
        plain.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        plain.harness().report(VenueMessages.venueOrder(once, 0, "V", Side.BUY, Desk.ASK, units(3), 0));
        assertThat(plain.output().cancelOrder().orderId()).isEqualTo(once);
    }
}
