package dev.lockstep.engine.risk;

import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Commands.Scope;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Positions that a person has closed. */
final class FlattenerTest {
    private final Desk desk = new Desk(Units.limits(1, 10, 1_000, 10_000));

    private void hold(final Side side, final long wholeUnits) {
        final long order = desk.accepted(side, Math.min(10, wholeUnits));
        desk.fill(order, Desk.BID, Math.min(10, wholeUnits), Math.min(10, wholeUnits));
        if (wholeUnits > 10) {
            hold(side, wholeUnits - 10);
        }
    }

    private List<Output> sentAfter(final int outputs) {
        return desk
                .harness()
                .outputs()
                .subList(outputs, desk.harness().outputs().size())
                .stream()
                .filter(output -> output.templateId() == NewOrderDecoder.TEMPLATE_ID)
                .toList();
    }

    private List<Output> flatten(final Scope scope, final int index) {
        final int before = desk.harness().outputs().size();
        desk.harness().admin(Commands.flatten(scope, index));
        return sentAfter(before);
    }

    private static void assertCloses(final Output output, final Side side, final int strategy, final long wholeUnits) {
        final NewOrderDecoder order = output.newOrder();
        assertThat(order.side()).isEqualTo(side);
        assertThat(order.strategy()).isEqualTo((short) strategy);
        assertThat(order.orderType()).isEqualTo(OrderType.MARKET);
        assertThat(order.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(order.quantity()).isEqualTo(units(wholeUnits));
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void shouldCloseWhatAScopeHoldsAndNothingElse(final Scope scope) {
        hold(Side.SELL, 7);
        assertThat(scope == Scope.ENGINE ? List.of() : flatten(scope, 3)).isEmpty();
        desk.harness().admin(Commands.state(Scope.ENGINE, 0, TradingState.ACTIVE));
        assertThat(flatten(scope, 0)).singleElement().satisfies(output -> assertCloses(output, Side.BUY, 0, 7));
        desk.buy(1);
        assertThat(desk.output().denial().code()).as("it may only reduce now").isEqualTo(DenialCode.TRADING_REDUCING);
        assertThat(flatten(scope, 0)).as("its orders are on their way").isEmpty();
    }

    @Test
    void shouldCloseInPartsWhatIsLargerThanOneOrderMayBe() {
        hold(Side.BUY, 225);
        final List<Output> sent = flatten(Scope.ENGINE, 0);
        assertThat(sent).as("16 fit an event, the others follow").hasSize(23);
        sent.subList(0, 22).forEach(output -> assertCloses(output, Side.SELL, 0, 10));
        assertCloses(sent.get(22), Side.SELL, 0, 5);
        assertThat(desk.reservedSell()).isEqualTo(225);
        assertThat(sent).extracting(output -> output.newOrder().orderId()).doesNotHaveDuplicates();
    }

    @Test
    void shouldCloseInEqualPartsThoughDuplicatesAreDenied() {
        desk.harness()
                .admin(Commands.limitChange(
                        1,
                        new dev.lockstep.engine.limit.LimitKey(-1, -1, -1, -1, -1),
                        LimitKind.DUPLICATE_WINDOW,
                        Units.SECOND,
                        false,
                        "ALICE"));
        final long first = desk.accepted(Side.BUY, 10);
        desk.fill(first, Desk.BID, 10, 10);
        desk.fill(desk.accepted(Side.BUY, 9), Desk.BID, 9, 9);
        desk.fill(desk.accepted(Side.BUY, 1), Desk.BID, 1, 1);
        assertThat(flatten(Scope.ENGINE, 0)).hasSize(2);
    }

    @Test
    void shouldEndThoughTheGateDeniesEverything() {
        hold(Side.BUY, 20);
        desk.harness().market(MarketMessages.instrumentStatus(0, dev.lockstep.codecs.sbe.InstrumentState.HALTED));
        assertThat(flatten(Scope.ENGINE, 0)).isEmpty();
        assertThat(desk.harness().outputs(DenialDecoder.TEMPLATE_ID))
                .hasSize(2)
                .allSatisfy(output -> assertThat(output.denial().code()).isEqualTo(DenialCode.INSTRUMENT_NOT_TRADING));
        assertThat(desk.reservedSell()).isZero();
    }

    @Test
    void shouldCloseWhatIsNobodys() {
        desk.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        desk.harness().report(VenueMessages.venuePosition(0, units(6), units(100)));
        desk.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(desk.position()).isEqualTo(6);
        assertThat(flatten(Scope.ACCOUNT, 0))
                .singleElement()
                .satisfies(output -> assertCloses(output, Side.SELL, -1, 6));
    }

    @Test
    void shouldCloseOnlyWhatIsLeftOfTheAccountWhereItsStrategiesAreOnBothSides() {
        hold(Side.BUY, 9);
        desk.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        desk.harness().report(VenueMessages.venuePosition(0, units(4), units(100)));
        desk.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(desk.position()).as("nobody is short of five").isEqualTo(4);
        assertThat(flatten(Scope.ENGINE, 0)).singleElement().satisfies(output -> assertCloses(output, Side.SELL, 0, 4));
    }

    @Test
    void shouldCancelFirstAndThenClose() {
        hold(Side.BUY, 8);
        final long resting = desk.accepted(Side.SELL, 8);
        final int before = desk.harness().outputs().size();
        desk.harness().admin(Commands.killAndFlatten(Scope.ENGINE, 0));
        assertThat(sentAfter(before)).isEmpty();
        desk.harness().report(VenueMessages.report(resting, ExecType.CANCELLED));
        assertThat(sentAfter(before)).singleElement().satisfies(output -> assertCloses(output, Side.SELL, 0, 8));
    }

    @Test
    void shouldCloseWhatAnAccountHoldsBehindItsHardLimitOfLosses() {
        final Desk losing = new Desk(Units.risk(
                new dev.lockstep.engine.sizing.FixedQuantity(Units.ONE),
                value(LimitKind.DAILY_LOSS_HARD, RiskRig.dollars(100)),
                value(LimitKind.COLLAR, 10_000)));
        losing.fill(losing.accepted(Side.BUY, 10), Desk.BID, 10, 10);
        losing.market(units(80), units(80) + Units.TICK);
        losing.sell(10);
        assertThat(losing.output().denial().code()).isEqualTo(DenialCode.DAILY_LOSS);
        losing.harness().admin(Commands.flatten(Scope.ACCOUNT, 0));
        assertThat(losing.output().newOrder().quantity()).isEqualTo(units(10));
    }

    @Test
    void shouldGoOnWhereItWasAfterARestore() {
        hold(Side.BUY, 225);
        desk.harness()
                .feed(
                        dev.lockstep.engine.ring.SourceId.ADMIN,
                        desk.harness().timeNs(),
                        Commands.flatten(Scope.ENGINE, 0));
        desk.harness().stepLoopback();
        final Desk restored = desk.restored();
        restored.harness().drainLoopbacks();
        desk.harness().drainLoopbacks();
        assertThat(restored.reservedSell()).isEqualTo(225);
        assertThat(restored.harness().core().execution().outputChain())
                .isEqualTo(desk.harness().core().execution().outputChain());
    }
}
