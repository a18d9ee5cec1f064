package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminReplyDecoder;
import dev.lockstep.codecs.sbe.AdminResult;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate as a whole, from the strategy's order to the update that comes back. */
final class GateTest {
    /** Wide limits, but for these. */
    private static RiskSettings limits(final SelfMatch selfMatch, final LimitValue... values) {
        final RiskSettings wide = wideLimits();
        final List<LimitRow> rows = new ArrayList<>(wide.limits());
        rows.add(Units.row("risk.limits[1]", RowKey.EVERY_ORDER.account(0), values));
        return new RiskSettings(rows, wide.groups(), wide.sizing(), selfMatch, wide.rounding(), wide.precisions());
    }

    private static RiskSettings limits(final LimitValue... values) {
        return limits(SelfMatch.CANCEL_NEWEST, values);
    }

    private static List<Output> since(final CoreHarness harness, final int from) {
        return harness.outputs().subList(from, harness.outputs().size());
    }

    @Test
    void shouldHaveATestAndADescriptionOfEveryControl() throws ClassNotFoundException {
        final GateRig rig = new GateRig();
        final Gate gate = new Gate(
                rig.instruments,
                rig.trading,
                rig.states,
                rig.venues,
                rig.positions,
                rig.working,
                SelfMatch.CANCEL_NEWEST,
                GateRig.STRATEGIES);
        assertThat(gate.checks()).hasSize(22);
        for (final GateCheck check : gate.checks()) {
            assertThat(Class.forName(check.getClass().getName() + "Test")).isNotNull();
            assertThat(check.info().purpose()).endsWith(".");
            assertThat(check.info().codes()).isNotEmpty();
        }
        assertThat(gate.controls().stream().flatMap(control -> control.codes().stream()))
                .as("every code of the gate has its control")
                .containsAll(java.util.Arrays.stream(DenialCode.values())
                        .filter(code -> code.value() >= 200 && code.value() < 300)
                        .toList());
        assertThat(gate.controls()).extracting(ControlInfo::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellOfADenialByAnUpdateAndReleaseWhatWasReserved() {
        final Desk desk = new Desk(limits(value(LimitKind.MAX_ORDER_VALUE, 1_000_000_000)));
        desk.buy(11);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.DENIED);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.MAX_ORDER_VALUE);
        assertThat(desk.update().deniedValue()).isEqualTo(1_099_890_000);
        assertThat(desk.update().deniedLimit()).isEqualTo(1_000_000_000);
        assertThat(desk.update().deniedKey()).isEqualTo((short) 4);
        assertThat(desk.update().orderState()).isEqualTo(OrderState.DENIED);
        assertThat(desk.reservedBuy()).isZero();
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.MAX_ORDER_VALUE);
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID, units(11)));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.REPLACE_REFUSED);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.MAX_ORDER_VALUE);
        assertThat(desk.update().orderState()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.reservedBuy()).isEqualTo(10);
    }

    @Test
    void shouldLetCancelsPassThroughEverythingAndCountThem() {
        final Desk desk = new Desk(limits(
                value(LimitKind.MAX_NEW_RATE, 2),
                value(LimitKind.MAX_REPLACE_RATE, 0),
                value(LimitKind.MAX_ORDER_TO_TRADE, 1)));
        final CoreHarness harness = desk.harness();
        final long first = desk.accepted(Side.BUY, 1);
        final long second = desk.accepted(Side.BUY, 1);
        desk.buy(1);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.NEW_RATE);
        desk.act(context -> context.replace(first, Desk.BID - TICK, units(1)));
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.REPLACE_RATE);
        harness.market(RunMessages.boundary(-1, BoundaryKind.SESSION_CLOSE));
        harness.market(MarketMessages.instrumentStatus(0, dev.lockstep.codecs.sbe.InstrumentState.HALTED));
        harness.report(VenueMessages.venueSession(0, SessionState.DOWN));
        desk.act(context -> context.cancel(first));
        desk.act(context -> context.cancel(second));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(2);
        final ExecutionStage stage = harness.core().execution();
        assertThat(stage.messages(OrderAction.NEW, 0)).isEqualTo(2);
        assertThat(stage.messages(OrderAction.REPLACE, 0)).isZero();
        assertThat(stage.messages(OrderAction.CANCEL, 0)).isEqualTo(2);
        harness.market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertThat(stage.messages(OrderAction.CANCEL, 0)).isZero();
    }

    @Test
    void shouldStopAStrategyThatExecutesAgainAndAgainUntilAPersonEnablesIt() {
        final Desk desk = new Desk(limits(value(LimitKind.MAX_EXECUTIONS, 3)));
        final CoreHarness harness = desk.harness();
        final long working = desk.accepted(Side.SELL, 5);
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 1, 1).fill(id, Desk.BID, 1, 2);
        assertThat(harness.outputs(StrategyFaultDecoder.TEMPLATE_ID)).isEmpty();
        desk.fill(id, Desk.BID, 1, 3);
        assertThat(harness.outputs(StrategyFaultDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(fault -> assertThat(fault.strategyFault().kind()).isEqualTo(FaultKind.REPEATED_EXECUTION));
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID))
                .extracting(cancel -> cancel.cancelOrder().orderId())
                .as("what it has working is cancelled")
                .containsExactly(working, id);
        desk.fill(id, Desk.BID, 1, 4);
        assertThat(harness.outputs(StrategyFaultDecoder.TEMPLATE_ID))
                .as("told once")
                .hasSize(1);
        desk.buy(1);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.REPEATED_EXECUTION);
        assertThat(desk.update().deniedValue()).isEqualTo(3);
        for (final String nobody : new String[] {"", "   "}) {
            harness.admin(Commands.enable(0, nobody));
            assertThat(lastReply(harness)).isEqualTo(AdminResult.REFUSED);
        }
        desk.buy(1);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.REPEATED_EXECUTION);
        harness.admin(Commands.enable(0, "ada"));
        assertThat(lastReply(harness)).isEqualTo(AdminResult.DONE);
        desk.buy(1);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    private static AdminResult lastReply(final CoreHarness harness) {
        final List<Output> replies = harness.outputs(AdminReplyDecoder.TEMPLATE_ID);
        return replies.get(replies.size() - 1).adminReply().result();
    }

    @Test
    void shouldCancelTheRestingOrderBeforeTheNewOneGoesOut() {
        final Desk desk = new Desk(limits(SelfMatch.CANCEL_OLDEST));
        final CoreHarness harness = desk.harness();
        final long offer = desk.accepted(Side.SELL, 5);
        final int before = harness.outputs().size();
        final long bid = desk.submit(Side.BUY, Desk.ASK, 3);
        final List<Output> sent = since(harness, before);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).cancelOrder().orderId()).isEqualTo(offer);
        assertThat(sent.get(1).newOrder().orderId()).isEqualTo(bid);
        // A second one does not cancel again what is being cancelled.
        desk.submit(Side.BUY, Desk.ASK, 3);
        assertThat(harness.outputs(CancelOrderDecoder.TEMPLATE_ID)).hasSize(1);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    @Test
    void shouldCancelTheRestingOrderAndDenyTheNewOneWhereBothMustGo() {
        final Desk desk = new Desk(limits(SelfMatch.CANCEL_BOTH));
        final long offer = desk.accepted(Side.SELL, 5);
        desk.submit(Side.BUY, Desk.ASK, 3);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.SELF_MATCH);
        assertThat(desk.harness().outputs(CancelOrderDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(cancel -> assertThat(cancel.cancelOrder().orderId()).isEqualTo(offer));
        assertThat(desk.harness().outputs(NewOrderDecoder.TEMPLATE_ID)).hasSize(1);
    }

    @Test
    void shouldNotCancelAnythingForAnOrderThatIsDeniedForAnotherReason() {
        final Desk desk = new Desk(limits(SelfMatch.CANCEL_BOTH, value(LimitKind.MAX_ORDER_QUANTITY, units(5))));
        desk.accepted(Side.SELL, 5);
        desk.submit(Side.BUY, Desk.ASK, 6);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.MAX_ORDER_QUANTITY);
        assertThat(desk.harness().outputs(CancelOrderDecoder.TEMPLATE_ID)).isEmpty();
    }

    @Test
    void shouldNotTellAVenueOfFlagsThatItLacks() {
        final Desk desk = new Desk(wideLimits());
        desk.submit(context ->
                context.order(0, Side.BUY).limit(Desk.BID).quantity(ONE).postOnly());
        assertThat(desk.output().newOrder().postOnly()).isZero();
        desk.submit(context ->
                context.order(0, Side.BUY).limit(Desk.ASK).quantity(ONE).postOnly());
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.POST_ONLY);
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 10, 10);
        desk.submit(context ->
                context.order(0, Side.SELL).limit(Desk.ASK).quantity(units(10)).reduceOnly());
        assertThat(desk.output().newOrder().reduceOnly()).isZero();
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(10));
    }

    @Test
    void shouldListEveryControlToAnAuditorUpToTheDenial() {
        final Desk desk = new Desk(limits(value(LimitKind.MAX_ORDER_QUANTITY, units(5))));
        final List<String> heard = new ArrayList<>();
        final ExecutionStage stage = desk.harness().core().execution();
        stage.trace((control, action, orderId, verdict, seen, limit, key) ->
                heard.add(control.name() + " " + verdict + " " + seen + " " + limit + " " + key));
        desk.buy(5);
        assertThat(heard).hasSize(stage.controls().size());
        assertThat(heard.get(10)).isEqualTo("Maximum order volume NONE 500000000 500000000 4");
        assertThat(heard.get(11)).isEqualTo("Price collar NONE 1000000 10000000000 0");
        heard.clear();
        desk.buy(6);
        assertThat(heard).hasSize(11);
        assertThat(heard.get(10)).isEqualTo("Maximum order volume MAX_ORDER_QUANTITY 600000000 500000000 4");
        stage.trace(null);
        heard.clear();
        desk.buy(5);
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldKeepTheWayBackOpenToOrdersOfCentralRiskThough() {
        final Desk desk = new Desk(limits(value(LimitKind.MAX_EXECUTIONS, 1)));
        final long id = desk.accepted(Side.BUY, 10);
        desk.fill(id, Desk.BID, 10, 10);
        desk.sell(10);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.REPEATED_EXECUTION);
        desk.harness().admin(Commands.admin(5, AdminKind.FLATTEN, TradingState.REDUCING, -1, -1));
        final NewOrderDecoder closing = desk.output().newOrder();
        assertThat(closing.side()).isEqualTo(Side.SELL);
        assertThat(closing.quantity()).isEqualTo(units(10));
        assertThat(closing.timeInForce()).isEqualTo(TimeInForce.IOC);
    }

    @Test
    void shouldDenyByMarketDataThatIsTooOldThoughTradesComeIn() {
        final Desk desk = new Desk(limits(value(LimitKind.MAX_QUOTE_AGE, SECOND)));
        final CoreHarness harness = desk.harness();
        final long quoted = harness.timeNs();
        harness.market(quoted + 2 * SECOND, MarketMessages.trade(0, Desk.BID, ONE));
        desk.actOnDefinition(context ->
                context.submit(context.order(0, Side.BUY).limit(Desk.BID).quantity(ONE)));
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.STALE_MARKET_DATA);
        assertThat(desk.update().deniedValue()).isEqualTo(2 * SECOND);
        desk.quote();
        desk.actOnDefinition(context ->
                context.submit(context.order(0, Side.BUY).limit(Desk.BID).quantity(ONE)));
        assertThat(desk.output().isNewOrder())
                .as("the same quote again is news enough")
                .isTrue();
    }

    @Test
    void shouldFollowALimitThatIsChangedWhileTheCoreRuns() {
        final Desk desk = new Desk(limits());
        assertThat(desk.buy(6)).isEqualTo(desk.output().newOrder().orderId());
        final LimitKey everyOrder = RowKey.EVERY_ORDER.at(LimitKey.ANY);
        desk.harness().admin(Commands.setLimit(everyOrder, LimitKind.MAX_ORDER_QUANTITY, units(5)));
        desk.buy(6);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.MAX_ORDER_QUANTITY);
    }
}
