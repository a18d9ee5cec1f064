package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Commands.Scope;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account has lost, at the time at which something goes out that central risk let in before. */
final class LossLimitCheckTest {
    private final GateRig rig = new GateRig();
    private final LossLimitCheck check =
            new LossLimitCheck(rig.trading, new AccountReduction(rig.positions, rig.working));

    private Order sell(final long wholeUnits) {
        return rig.limit(Side.SELL, units(101), wholeUnits);
    }

    private void reach(final RiskAlertKind kind) {
        rig.trading.reach(0, kind, 100, 99, KEY);
    }

    @Test
    @Proves(DenialCode.DAILY_LOSS)
    void shouldLetOutWhatReducesBehindTheSoftLimit() {
        rig.positions.add(0, 0, 0, units(10), false);
        assertPassed(rig.look(check, sell(11)), 0, 0);
        reach(RiskAlertKind.DAILY_LOSS_SOFT);
        assertPassed(rig.look(check, sell(10)), 100, 99);
        assertDenied(rig.look(check, sell(11)), DenialCode.DAILY_LOSS, 100, 99, KEY);
        final Order ofOther = sell(11);
        ofOther.account = 1;
        assertPassed(rig.look(check, ofOther), 0, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = RiskAlertKind.class,
            names = {"DAILY_LOSS_HARD", "DRAWDOWN"})
    @Proves({DenialCode.DAILY_LOSS, DenialCode.DRAWDOWN})
    void shouldLetOutOnlyWhatFlattensOrTakesOffBehindAHardLimit(final RiskAlertKind kind) {
        rig.positions.add(0, 0, 0, units(10), false);
        final Order working = rig.accepted(sell(5));
        reach(kind);
        final DenialCode code = kind == RiskAlertKind.DRAWDOWN ? DenialCode.DRAWDOWN : DenialCode.DAILY_LOSS;
        assertDenied(rig.look(check, sell(1)), code, 100, 99, KEY);
        assertDenied(rig.replace(check, working, units(102), 5), code, 100, 99, KEY);
        assertPassed(rig.replace(check, working, units(101), 4), 100, 99);
        final Order closing = rig.market(Side.SELL, 5);
        closing.ofRisk = true;
        assertPassed(rig.look(check, closing), 100, 99);
    }

    private static Desk desk(final LimitKind kind) {
        final LimitValue[] values = {
            value(LimitKind.MAX_LONG, units(1_000)), value(LimitKind.COLLAR, 10_000), value(kind, 100_000_000)
        };
        return new Desk(new RiskSettings(
                List.of(Units.row("risk.limits[0]", RowKey.EVERY_ORDER, values)),
                List.of(),
                List.of(),
                SelfMatch.CANCEL_NEWEST,
                MoneyRounding.NONE,
                Map.of()));
    }

    /** Ten are held at the best bid and a stop is kept that opens; then the market falls by ten dollars, and that is a loss of 100. */
    private static Desk lost(final LimitKind kind) {
        final Desk desk = desk(kind);
        desk.fill(desk.accepted(Side.BUY, 10), Desk.BID, 10, 10);
        desk.submit(
                c -> c.order(0, Side.BUY).marketIfTouched(Desk.BID - units(11)).quantity(units(1)));
        desk.market(Desk.BID - units(10), Desk.BID - units(10) + TICK);
        return desk;
    }

    private static void touch(final Desk desk) {
        desk.market(Desk.BID - units(12), Desk.BID - units(12) + TICK);
    }

    @Test
    void shouldHoldBackAnOrderThatWaitsInTheCoreBehindTheSoftLimitAndAfterARestore() {
        final Desk restored = lost(LimitKind.DAILY_LOSS_SOFT).restored();
        touch(restored);
        assertThat(restored.output().denial().code()).isEqualTo(DenialCode.DAILY_LOSS);
        assertThat(restored.output().denial().deniedLimit()).isEqualTo(100_000_000);
    }

    @Test
    void shouldHoldBackAnOrderThatTheVeryEventReleasesThatBringsTheLoss() {
        final Desk desk = desk(LimitKind.DAILY_LOSS_SOFT);
        desk.fill(desk.accepted(Side.BUY, 10), Desk.BID, 10, 10);
        desk.submit(
                c -> c.order(0, Side.BUY).marketIfTouched(Desk.BID - units(11)).quantity(units(1)));
        touch(desk);
        assertThat(desk.harness().outputs(DenialDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> assertThat(output.denial().code()).isEqualTo(DenialCode.DAILY_LOSS));
    }

    @Test
    void shouldLetItOutOnTheNextDayOrOnceAPersonForgivesTheLoss() {
        final Desk nextDay = lost(LimitKind.DAILY_LOSS_SOFT);
        nextDay.harness().market(RunMessages.boundary(-1, BoundaryKind.DAY));
        touch(nextDay);
        assertThat(nextDay.output().isNewOrder()).isTrue();
        final Desk forgiven = lost(LimitKind.DAILY_LOSS_SOFT);
        forgiven.harness().admin(Commands.state(Scope.ACCOUNT, 0, TradingState.ACTIVE));
        touch(forgiven);
        assertThat(forgiven.harness().outputs(DenialDecoder.TEMPLATE_ID))
                .as("it is still there")
                .singleElement()
                .satisfies(output -> assertThat(output.denial().code()).isEqualTo(DenialCode.DAILY_LOSS));
    }
}
