package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Commands.Scope;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Active, reducing and halted: of the engine, and of each strategy, instrument, account and venue. */
final class TradingStateCheckTest {
    private static final int OTHER = 7;

    private final TradingStateCheck check = new TradingStateCheck();
    private final RiskRig rig = new RiskRig();
    private final Desk desk = new Desk(Units.wideLimits());

    private void assertDenied(final DenialCode code, final long value, final long limit) {
        assertThat(desk.output().denial().code()).isEqualTo(code);
        assertThat(desk.output().denial().deniedValue()).isEqualTo(value);
        assertThat(desk.output().denial().deniedLimit()).isEqualTo(limit);
        assertThat(desk.output().denial().deniedKey()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    @Proves(DenialCode.TRADING_HALTED)
    void shouldLetNothingOutOfAHaltedScopeButCancels(final Scope scope) {
        final long working = desk.accepted(Side.BUY, 5);
        desk.harness().admin(Commands.state(scope, scope == Scope.ENGINE ? 0 : OTHER, TradingState.ACTIVE));
        desk.harness().admin(Commands.state(scope, 0, TradingState.HALTED));
        desk.buy(1);
        assertDenied(DenialCode.TRADING_HALTED, TradingState.HALTED.value(), TradingState.ACTIVE.value());
        assertThat(desk.reservedBuy()).isEqualTo(5);
        desk.act(context -> context.replace(working, Desk.BID, units(1)));
        assertDenied(DenialCode.TRADING_HALTED, TradingState.HALTED.value(), TradingState.ACTIVE.value());
        desk.act(context -> context.cancel(working));
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(working);
        desk.harness().admin(Commands.state(scope, 0, TradingState.ACTIVE));
        desk.buy(1);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    @Proves(DenialCode.TRADING_REDUCING)
    void shouldOnlyReduceInAReducingScope(final Scope scope) {
        desk.fill(desk.accepted(Side.BUY, 10), Desk.BID, 10, 10);
        desk.harness().admin(Commands.state(scope, 0, TradingState.REDUCING));
        desk.buy(1);
        assertDenied(DenialCode.TRADING_REDUCING, ONE, 0);
        desk.sell(6);
        assertThat(desk.output().isNewOrder()).isTrue();
        desk.sell(5);
        assertDenied(DenialCode.TRADING_REDUCING, units(5), units(4));
        desk.sell(4);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"STRATEGY", "ACCOUNT", "VENUE", "INSTRUMENT"})
    void shouldLeaveOtherScopesAlone(final Scope scope) {
        desk.harness().admin(Commands.state(scope, OTHER, TradingState.HALTED));
        desk.buy(1);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void shouldStayAsItIsAfterARestore(final Scope scope) {
        desk.harness().admin(Commands.state(scope, 0, TradingState.HALTED));
        final Desk restored = desk.restored();
        restored.buy(1);
        assertThat(restored.output().denial().code()).isEqualTo(DenialCode.TRADING_HALTED);
    }

    @Test
    void shouldGoByTheMostSevereOfAllScopes() {
        desk.harness().admin(Commands.state(Scope.ACCOUNT, 0, TradingState.HALTED));
        desk.harness().admin(Commands.state(Scope.ENGINE, 0, TradingState.REDUCING));
        desk.buy(1);
        assertDenied(DenialCode.TRADING_HALTED, TradingState.HALTED.value(), TradingState.ACTIVE.value());
        desk.harness().admin(Commands.state(Scope.ACCOUNT, 0, TradingState.ACTIVE));
        desk.buy(1);
        assertDenied(DenialCode.TRADING_REDUCING, ONE, 0);
    }

    @Test
    void shouldCountThePositionOfTheAccountAndNotOfOneStrategy() {
        rig.context.tradingState = TradingState.REDUCING;
        rig.hold(0, 0, A, 10).hold(0, 1, A, -4);
        assertPassed(rig.sell(check, A, units(100), 6), units(6), units(6));
        RiskRig.assertDenied(rig.sell(check, A, units(100), 7), DenialCode.TRADING_REDUCING, units(7), units(6), 0);
    }

    @Test
    void shouldTakeOnlyWhatMayOnlyReduceForClosingWhereLongAndShortAreKeptApart() {
        rig.context.tradingState = TradingState.REDUCING;
        rig.account = RiskRig.HEDGED;
        rig.hold(RiskRig.HEDGED, 0, A, 10);
        RiskRig.assertDenied(rig.sell(check, A, units(100), 1), DenialCode.TRADING_REDUCING, ONE, 0, 0);
        assertPassed(rig.reducing().sell(check, A, units(100), 10), units(10), units(10));
    }
}
