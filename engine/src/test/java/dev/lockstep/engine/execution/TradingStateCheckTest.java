package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Commands.Scope;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The trading state at the time at which something goes out, be it long after central risk has let it in. */
final class TradingStateCheckTest {
    private static final long ACTIVE = TradingState.ACTIVE.value();
    private static final long REDUCING = TradingState.REDUCING.value();
    private static final long HALTED = TradingState.HALTED.value();

    private final GateRig rig = new GateRig();
    private final TradingStateCheck check = check(rig);

    private static TradingStateCheck check(final GateRig of) {
        return new TradingStateCheck(of.trading, new AccountReduction(of.positions, of.working));
    }

    private Order buy(final long wholeUnits) {
        return rig.limit(Side.BUY, units(99), wholeUnits);
    }

    private Order sell(final long wholeUnits) {
        return rig.limit(Side.SELL, units(101), wholeUnits);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    @Proves(DenialCode.TRADING_HALTED)
    void shouldLetNothingOutOfAHaltedScopeButWhatTakesOff(final Scope scope) {
        rig.positions.add(0, 0, 0, units(10), false);
        final Order working = rig.accepted(buy(5));
        rig.set(scope, 0, TradingState.HALTED);
        assertDenied(rig.look(check, sell(10)), DenialCode.TRADING_HALTED, HALTED, ACTIVE, 0);
        assertDenied(rig.replace(check, working, units(98), 5), DenialCode.TRADING_HALTED, HALTED, ACTIVE, 0);
        assertDenied(rig.replace(check, working, units(99), 6), DenialCode.TRADING_HALTED, HALTED, ACTIVE, 0);
        assertPassed(rig.replace(check, working, units(99), 4), HALTED, ACTIVE);
        rig.set(scope, 0, TradingState.ACTIVE);
        assertPassed(rig.look(check, sell(10)), ACTIVE, ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"STRATEGY", "INSTRUMENT", "ACCOUNT"})
    void shouldLeaveOtherScopesAlone(final Scope scope) {
        rig.set(scope, 1, TradingState.HALTED);
        assertPassed(rig.look(check, buy(1)), ACTIVE, ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    @Proves(DenialCode.TRADING_REDUCING)
    void shouldLetOutWhatReducesTheAccountsPositionBesideItsOtherLiveOrders(final Scope scope) {
        rig.positions.add(0, 0, 0, units(12), false);
        rig.positions.add(0, 1, 0, units(-2), false);
        rig.set(scope, 0, TradingState.REDUCING);
        assertDenied(rig.look(check, buy(1)), DenialCode.TRADING_REDUCING, units(1), 0, 0);
        assertPassed(rig.look(check, sell(10)), units(10), units(10));
        assertDenied(rig.look(check, sell(11)), DenialCode.TRADING_REDUCING, units(11), units(10), 0);
        final Order working = rig.accepted(sell(7));
        assertPassed(rig.look(check, sell(3)), units(3), units(3));
        assertDenied(rig.look(check, sell(4)), DenialCode.TRADING_REDUCING, units(4), units(3), 0);
        assertPassed(rig.replace(check, working, units(102), 10), units(10), units(10));
        assertDenied(rig.replace(check, working, units(101), 11), DenialCode.TRADING_REDUCING, units(11), units(10), 0);
    }

    @Test
    void shouldLetAnOrderThatOpensBeMovedAsLongAsItAddsNothing() {
        final Order working = rig.accepted(buy(5));
        rig.set(Scope.ENGINE, 0, TradingState.REDUCING);
        assertPassed(rig.replace(check, working, units(98), 5), units(5), units(5));
        assertDenied(rig.replace(check, working, units(98), 6), DenialCode.TRADING_REDUCING, units(6), units(5), 0);
    }

    @Test
    void shouldTakeOnlyWhatMayOnlyReduceForClosingWhereLongAndShortAreKeptApart() {
        rig.positions.add(GateRig.HEDGED, 0, 0, units(10), false);
        rig.set(Scope.ENGINE, 0, TradingState.REDUCING);
        final Order sell = sell(10);
        sell.account = GateRig.HEDGED;
        assertDenied(rig.look(check, sell), DenialCode.TRADING_REDUCING, units(10), 0, 0);
        sell.spec.reduceOnly = true;
        assertPassed(rig.look(check, sell), units(10), units(10));
    }

    @Test
    void shouldLeaveTheSizeOfReduceOnlyOrdersToAVenueThatLooksAfterThem() {
        final GateRig knowing = new GateRig(VenueCapabilities.ALL);
        knowing.positions.add(0, 0, 0, units(5), false);
        knowing.set(Scope.ENGINE, 0, TradingState.REDUCING);
        final Order stop = knowing.limit(Side.SELL, units(99), 10);
        final TradingStateCheck there = check(knowing);
        assertDenied(knowing.look(there, stop), DenialCode.TRADING_REDUCING, units(10), units(5), 0);
        stop.spec.reduceOnly = true;
        assertPassed(knowing.look(there, stop), units(10), units(10));
    }

    @Test
    void shouldLetCentralRiskFlattenWhileReducingButNotWhileHalted() {
        final Order closing = rig.market(Side.SELL, 10);
        closing.ofRisk = true;
        rig.set(Scope.ENGINE, 0, TradingState.REDUCING);
        assertPassed(rig.look(check, closing), units(10), units(10));
        rig.set(Scope.ENGINE, 0, TradingState.HALTED);
        assertThat(rig.look(check, closing).denial).isEqualTo(DenialCode.TRADING_HALTED);
    }

    @Test
    void shouldKnowTheStatesAfterARestore() {
        rig.set(Scope.INSTRUMENT, 1, TradingState.HALTED);
        rig.set(Scope.STRATEGY, 2, TradingState.REDUCING);
        final TradingStates fresh = restore(
                new TradingStates(new LimitScope(List.of(6, 6), GateRig.STRATEGIES, 1, List.of())), rig.trading);
        assertThat(fresh.of(0, 0, 1, 0)).isEqualTo(TradingState.HALTED);
        assertThat(fresh.of(2, 0, 0, 0)).isEqualTo(TradingState.REDUCING);
        assertThat(fresh.of(Order.NOBODY, 0, 0, 0)).isEqualTo(TradingState.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void shouldHoldBackAStopThatWaitsInTheCoreOfAHaltedScope(final Scope scope) {
        final EmulatorRig kept = new EmulatorRig();
        final Desk desk = kept.desk;
        kept.submit(c -> c.order(0, Side.BUY).stopMarket(Desk.ASK + TICK).quantity(units(3)));
        desk.harness().admin(Commands.state(scope, 0, TradingState.HALTED));
        final Desk restored = desk.restored();
        restored.market(Desk.ASK, Desk.ASK + TICK);
        assertThat(restored.output().denial().code()).isEqualTo(DenialCode.TRADING_HALTED);
        assertThat(restored.update().orderState()).isEqualTo(OrderState.DENIED);
        assertThat(restored.reservedBuy()).isZero();
    }

    @Test
    void shouldLetAStopThatClosesGoOutWhileReducing() {
        final EmulatorRig kept = new EmulatorRig();
        final Desk desk = kept.desk;
        desk.fill(desk.accepted(Side.BUY, 5), Desk.BID, 5, 5);
        desk.submit(c -> c.order(0, Side.SELL).stopMarket(Desk.BID - TICK).quantity(units(5)));
        desk.submit(c -> c.order(0, Side.SELL).stopMarket(Desk.BID - 2 * TICK).quantity(units(1)));
        desk.harness().admin(Commands.tradingState(TradingState.REDUCING));
        desk.market(Desk.BID - TICK, Desk.BID);
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(5));
        desk.market(Desk.BID - 2 * TICK, Desk.BID);
        assertThat(desk.output().denial().code()).as("nothing is left to close").isEqualTo(DenialCode.TRADING_REDUCING);
    }

    @Test
    void shouldShowNoOtherSliceOfAnOrderWhoseScopeIsHalted() {
        final SliceRig rested = new SliceRig(Units.limits(1, 2_000, 10_000, 1_000));
        rested.buy(10, 3);
        rested.harness.admin(Commands.tradingState(TradingState.HALTED));
        rested.take(3);
        assertThat(rested.sizes()).containsExactly(3L);
        rested.assertLast(OrderEvent.DENIED, OrderState.CANCELLED, 3, 0);
        assertThat(rested.update().denialCode()).isEqualTo(DenialCode.TRADING_HALTED);
    }

    @Test
    void shouldShowNoOtherSliceOfAnOrderThatOpensWhileReducing() {
        final SliceRig rested = new SliceRig(Units.limits(1, 2_000, 10_000, 1_000));
        rested.buy(10, 3);
        rested.harness.admin(Commands.tradingState(TradingState.REDUCING));
        rested.take(3);
        rested.assertLast(OrderEvent.DENIED, OrderState.CANCELLED, 3, 0);
        assertThat(rested.update().denialCode()).isEqualTo(DenialCode.TRADING_REDUCING);
    }
}
