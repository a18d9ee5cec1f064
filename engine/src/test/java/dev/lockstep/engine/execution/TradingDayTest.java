package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that are kept for a session, and those that end at a date or with the day. The venue knows market and limit orders only. */
final class TradingDayTest {
    private final EmulatorRig rig = new EmulatorRig();
    private final Desk desk = rig.desk;
    private final CoreHarness harness = rig.harness;

    @Test
    void shouldEndWhatIsKeptAtItsDate() {
        final long endNs = harness.timeNs() + 10 * SECOND;
        rig.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 2 * TICK)
                .quantity(units(3))
                .goodTill(endNs));
        harness.tickUntil(endNs - 1);
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
        harness.tickUntil(endNs);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
        assertThat(desk.reservedSell()).isZero();
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldCancelAtItsDateWhatTheVenueWouldKeep() {
        final long endNs = harness.timeNs() + 10 * SECOND;
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(endNs));
        assertThat(desk.output().newOrder().timeInForce()).isEqualTo(TimeInForce.GTC);
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        harness.tickUntil(endNs);
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(id);
    }

    @Test
    void shouldForgetTheDateOfAnOrderThatHasEnded() {
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(harness.timeNs() + 10 * SECOND));
        harness.report(VenueMessages.report(id, ExecType.REJECTED));
        assertThat(harness.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION_CLOSE", "DAY"})
    void shouldEndOrdersForTheDayWithTheirSessionOrTheDay(final BoundaryKind end) {
        final long kept = rig.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 2 * TICK)
                .quantity(units(3))
                .timeInForce(TimeInForce.DAY));
        final long working = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(2)).timeInForce(TimeInForce.DAY));
        final long longer = desk.accepted(Side.BUY, 1);
        harness.report(VenueMessages.report(working, ExecType.ACCEPTED));
        harness.market(RunMessages.boundary(-1, end));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> assertThat(output.cancelOrder().orderId()).isEqualTo(working));
        assertThat(harness.updates())
                .anyMatch(update -> update.orderId() == kept && update.orderEvent() == OrderEvent.EXPIRED);
        assertThat(harness.updates())
                .noneMatch(update -> update.orderId() == longer && update.orderEvent() != OrderEvent.ACCEPTED);
    }

    /** So many end that it takes several events, and the strategy puts an order for the new day in the place of the first that it hears of. */
    @ParameterizedTest
    @EnumSource(names = {"SESSION_CLOSE", "DAY"})
    void shouldLeaveAnOrderThatCameAfterTheBoundary(final BoundaryKind end) {
        final int count = Limits.ORDERS_PER_STEP + 1;
        final List<Long> later = new ArrayList<>();
        final Desk busy = new Desk(
                slot -> Units.settings(List.of(slot), limits(1, 100, 10_000, 1_000), count),
                (context, update) -> {
                    if (update.orderEvent() == OrderEvent.EXPIRED && later.isEmpty()) {
                        later.add(context.submit(stop(context)));
                    }
                },
                Units.terms("A"));
        for (int i = 0; i < count; i++) {
            busy.submit(TradingDayTest::stop);
        }
        busy.harness().market(RunMessages.boundary(-1, end));
        assertThat(busy.harness().updates().stream()
                        .filter(update -> update.orderEvent() == OrderEvent.EXPIRED)
                        .map(OrderUpdateDecoder::orderId))
                .hasSize(count)
                .doesNotContainAnyElementsOf(later);
        assertThat(busy.harness().updates())
                .filteredOn(update -> update.orderId() == later.get(0))
                .singleElement()
                .satisfies(update -> assertThat(update.orderEvent()).isEqualTo(OrderEvent.EMULATED));
    }

    private static OrderSpec stop(final StrategyContext context) {
        return context.order(0, Side.SELL)
                .stopMarket(Desk.BID - 2 * TICK)
                .quantity(units(1))
                .timeInForce(TimeInForce.DAY);
    }

    /** As it happens live: a quote is in the ring behind the boundary, before what goes on with the orders that it ends. */
    @Test
    void shouldNotSendAnOrderOfADayThatIsOverBeforeItsTurnToEnd() {
        final Desk busy = new Desk(limits(1, 1_000, 10_000, 100_000));
        for (int i = 0; i < Limits.ORDERS_PER_STEP + 8; i++) {
            busy.submit(TradingDayTest::stop);
        }
        busy.harness().feed(SourceId.CALENDAR, busy.harness().timeNs(), RunMessages.boundary(-1, BoundaryKind.DAY));
        for (final CoreHarness here : List.of(busy.restored().harness(), busy.harness())) {
            here.feed(
                    SourceId.MARKET_DATA,
                    here.timeNs(),
                    MarketMessages.quote(0, Desk.BID - 3 * TICK, units(1), Desk.ASK, units(1)));
            here.drainLoopbacks();
            assertThat(here.outputs(NewOrderDecoder.TEMPLATE_ID)).isEmpty();
            assertThat(here.core().execution().openOrders()).isZero();
            assertThat(here.core().risk().openReservations()).isZero();
        }
    }

    /** As it happens live: the open is in the ring behind a quote that brings the prices of many stops. Each order at the open begins to watch its price then, too. */
    @Test
    void shouldNotReleaseAllThatIsDueWhenASessionOpensBehindAQuote() {
        final int due = 128;
        final Desk busy = new Desk(limits(1, 1_000, 10_000, 100_000));
        for (int i = 0; i < due; i++) {
            busy.submit(
                    c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(1)));
        }
        for (int i = 0; i < Limits.ORDERS_PER_STEP; i++) {
            busy.submit(c -> c.order(0, Side.SELL)
                    .stopMarket(Desk.BID - 50 * TICK)
                    .quantity(units(1))
                    .timeInForce(TimeInForce.AT_THE_OPEN));
        }
        final CoreHarness core = busy.harness();
        final int[] most = new int[1];
        core.afterEvent(() ->
                most[0] = Math.max(most[0], core.core().execution().outputs().count()));
        core.feed(
                SourceId.MARKET_DATA,
                core.timeNs(),
                MarketMessages.quote(0, Desk.BID - 2 * TICK, units(1), Desk.ASK, units(1)));
        core.feed(SourceId.CALENDAR, core.timeNs(), RunMessages.boundary(0, BoundaryKind.SESSION_OPEN));
        core.drainLoopbacks();
        assertThat(core.outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(due);
        assertThat(most[0]).as("outputs of one event").isEqualTo(Limits.RELEASES_PER_EVENT);
        assertThat(core.core().execution().openOrders()).isEqualTo(due + Limits.ORDERS_PER_STEP);
    }

    @Test
    void shouldExpireAnOrderAtTheOpenWhosePriceDoesNotComeInItsSession() {
        final long id = rig.submit(c -> c.order(0, Side.SELL)
                .stopMarket(Desk.BID - 2 * TICK)
                .quantity(units(1))
                .timeInForce(TimeInForce.AT_THE_OPEN));
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_CLOSE));
        harness.market(RunMessages.boundary(-1, BoundaryKind.DAY));
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_OPEN));
        harness.market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertThat(harness.updates()).noneMatch(update -> update.orderEvent() == OrderEvent.EXPIRED);
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_CLOSE));
        assertThat(desk.update().orderId()).isEqualTo(id);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
    }

    @Test
    void shouldKeepAnOrderForTheOpenAndSendItThen() {
        rig.submit(c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).timeInForce(TimeInForce.AT_THE_OPEN));
        harness.market(RunMessages.boundary(0, BoundaryKind.CLOSING));
        rig.assertNotSent();
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_OPEN));
        assertThat(rig.sent().timeInForce()).as("for one moment").isEqualTo(TimeInForce.IOC);
    }

    @Test
    void shouldKeepAnOrderForTheCloseAndExpireItIfItDidNotGoOut() {
        rig.submit(c -> c.order(0, Side.BUY).market().quantity(units(3)).timeInForce(TimeInForce.AT_THE_CLOSE));
        harness.market(RunMessages.boundary(0, BoundaryKind.CLOSING));
        assertThat(rig.sent().orderType()).isEqualTo(OrderType.MARKET);
        final long late = desk.submit(
                c -> c.order(0, Side.BUY).market().quantity(units(1)).timeInForce(TimeInForce.AT_THE_CLOSE));
        harness.market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertThat(desk.update().orderEvent())
                .as("a day ends orders for it only")
                .isNotEqualTo(OrderEvent.EXPIRED);
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_CLOSE));
        assertThat(desk.update().orderId()).isEqualTo(late);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.EXPIRED);
    }

    /** The cancel is on its way when the state is written, and nobody knows what became of it: another core does not send it again. */
    @Test
    void shouldNotEndAnOrderTwiceAfterARestore() {
        final long endNs = harness.timeNs() + 10 * SECOND;
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(endNs));
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        harness.tickUntil(endNs + 6 * SECOND);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.FATE_UNKNOWN);
        final CoreHarness other = desk.restored().harness();
        assertThat(other.nextDeadlineNs()).isEqualTo(harness.nextDeadlineNs());
        final int sent = harness.outputs().size();
        harness.tickUntil(endNs + 20 * SECOND);
        other.tickUntil(endNs + 20 * SECOND);
        assertThat(other.outputs())
                .isEqualTo(harness.outputs().subList(sent, harness.outputs().size()));
        assertThat(EngineRun.hashes(other.core())).isEqualTo(EngineRun.hashes(harness.core()));
    }

    /** The cancel got lost with the session, and the venue knows nothing of the date. */
    @Test
    void shouldEndAnOrderThatIsFoundAfterItsDate() {
        final long endNs = harness.timeNs() + 10 * SECOND;
        final long id = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(3)).goodTill(endNs));
        harness.report(VenueMessages.report(id, ExecType.ACCEPTED));
        harness.report(VenueMessages.venueSession(0, SessionState.DOWN));
        harness.tickUntil(endNs);
        final long lost = desk.output().cancelOrder().requestId();
        harness.report(VenueMessages.notSent(id, OrderAction.CANCEL, lost));
        harness.report(VenueMessages.venueSession(0, SessionState.UP));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        harness.report(VenueMessages.venueOrder(id, 0, "V", Side.BUY, Desk.BID, units(3), 0));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(id);
        assertThat(desk.output().cancelOrder().requestId()).isNotEqualTo(lost);
    }

    /** As one that a recording brings along: it has not heard the boundary that closed all. */
    @Test
    void shouldHoldTheSessionOfAllForAnInstrumentThatIsDefinedLater() {
        harness.market(RunMessages.boundary(-1, BoundaryKind.SESSION_CLOSE));
        harness.market(RunMessages.boundary(-1, BoundaryKind.DAY));
        final Desk restored = desk.restored();
        for (final Desk here : List.of(desk, restored)) {
            final int sent = here.harness().outputs(NewOrderDecoder.TEMPLATE_ID).size();
            buyNew(here, 1);
            assertThat(here.harness().outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(sent);
            assertThat(here.update().denialCode()).isEqualTo(DenialCode.SESSION_CLOSED);
            here.harness().market(RunMessages.boundary(-1, BoundaryKind.SESSION_OPEN));
            here.harness().market(RunMessages.boundary(1, BoundaryKind.SESSION_CLOSE));
            buyNew(here, 2);
            assertThat(here.harness().outputs(NewOrderDecoder.TEMPLATE_ID))
                    .as("the session of one is not that of others")
                    .hasSize(sent + 1);
        }
    }

    private static void buyNew(final Desk at, final int instrument) {
        at.harness().market(RunMessages.definition(instrument, Units.terms("NEW" + instrument)));
        at.harness().market(MarketMessages.quote(instrument, Desk.BID, units(1), Desk.ASK, units(1)));
        at.submit(c -> c.order(instrument, Side.BUY).limit(Desk.BID).quantity(units(1)));
    }

    /** A stop that is good beyond the session is kept, but it can't go out while nothing may. */
    @Test
    void shouldDenyAStopWhosePriceComesOutsideItsSession() {
        final long id = rig.submit(
                c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(1)));
        harness.market(RunMessages.boundary(0, BoundaryKind.SESSION_CLOSE));
        desk.market(Desk.BID - 3 * TICK, Desk.BID - 2 * TICK);
        rig.assertNotSent();
        assertThat(desk.update().orderId()).isEqualTo(id);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.SESSION_CLOSED);
        assertThat(desk.reservedSell()).isZero();
    }
}
