package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.dollars;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.RiskAlertDecoder;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.portfolio.Knowledge;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Commands.Scope;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MoneyMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten are held at 99.99, so that every dollar by which the bid falls is a loss of ten. */
final class LossLimitCheckTest {
    private static final LimitValue WIDE = value(LimitKind.MAX_LONG, units(1_000));

    private static RiskSettings risk(final LimitValue... limits) {
        return new RiskSettings(
                List.of(
                        Units.row("risk.limits[0]", RowKey.EVERY_ORDER, WIDE, value(LimitKind.COLLAR, 10_000)),
                        Units.row("risk.limits[1]", RowKey.EVERY_ORDER.account(0), limits)),
                List.of(),
                List.of(),
                SelfMatch.CANCEL_NEWEST,
                MoneyRounding.NONE,
                Map.of());
    }

    private static Desk desk(final LimitValue... limits) {
        final Desk desk = new Desk(risk(limits));
        return desk.fill(desk.accepted(Side.BUY, 10), Desk.BID, 10, 10);
    }

    /** The market falls until ten units have lost so much. */
    private static void lose(final Desk desk, final long wholeDollars) {
        final long bid = Desk.BID - units(wholeDollars) / 10;
        desk.market(bid, bid + 2 * TICK);
    }

    private static void assertDenied(final Desk desk, final DenialCode code, final long loss, final long limit) {
        desk.buy(1);
        assertThat(desk.output().denial().code()).isEqualTo(code);
        assertThat(desk.output().denial().deniedValue()).isEqualTo(dollars(loss));
        assertThat(desk.output().denial().deniedLimit()).isEqualTo(dollars(limit));
        assertThat(desk.output().denial().deniedKey()).isEqualTo((short) LimitKey.ACCOUNT);
    }

    private static void assertBuys(final Desk desk) {
        desk.buy(1);
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    private static List<Output> alerts(final Desk desk) {
        return desk.harness().outputs(RiskAlertDecoder.TEMPLATE_ID);
    }

    private static void assertAlert(final Desk desk, final RiskAlertKind kind, final long loss, final long limit) {
        assertThat(alerts(desk)).singleElement().satisfies(output -> {
            assertThat(output.riskAlert().kind()).isEqualTo(kind);
            assertThat(output.riskAlert().account()).isZero();
            assertThat(output.riskAlert().seenMoney()).isEqualTo(dollars(loss));
            assertThat(output.riskAlert().limitMoney()).isEqualTo(dollars(limit));
        });
    }

    @Test
    @Proves(DenialCode.DAILY_LOSS)
    void shouldOnlyReduceFromTheSoftLimitOnUntilTheNextDay() {
        final Desk desk = desk(value(LimitKind.DAILY_LOSS_SOFT, dollars(100)));
        lose(desk, 99);
        assertBuys(desk);
        assertThat(alerts(desk)).isEmpty();
        lose(desk, 100);
        assertAlert(desk, RiskAlertKind.DAILY_LOSS_SOFT, 100, 100);
        assertDenied(desk, DenialCode.DAILY_LOSS, 100, 100);
        desk.sell(10);
        assertThat(desk.output().isNewOrder()).as("it closes what is held").isTrue();
        assertThat(alerts(desk)).as("told once").hasSize(1);
        desk.harness().market(RunMessages.boundary(0, BoundaryKind.DAY));
        assertDenied(desk, DenialCode.DAILY_LOSS, 100, 100);
        desk.harness().market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertBuys(desk);
    }

    @Test
    void shouldTellAnAuditorHowNearTheFirstLimitIs() {
        final Desk daily =
                desk(value(LimitKind.DAILY_LOSS_HARD, dollars(200)), value(LimitKind.MAX_DRAWDOWN, dollars(150)));
        lose(daily, 99);
        assertThat(told(daily)).isEqualTo(List.of(dollars(99), dollars(200), (long) LimitKey.ACCOUNT));
        final Desk ofThePeak = desk(value(LimitKind.MAX_DRAWDOWN, dollars(150)));
        lose(ofThePeak, -50);
        lose(ofThePeak, 20);
        assertThat(told(ofThePeak)).isEqualTo(List.of(dollars(70), dollars(150), (long) LimitKey.ACCOUNT));
    }

    /** What the control says of an order: value, limit and key. */
    private static List<Long> told(final Desk desk) {
        final List<List<Long>> words = new ArrayList<>();
        desk.harness()
                .core()
                .trace(
                        (control, action, id, verdict, value, limit, key) -> {
                            if (control.control() == LossLimitCheck.class) {
                                words.add(List.of(value, limit, (long) key));
                            }
                        },
                        null);
        desk.actOnDefinition(context -> context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, TICK, units(1)));
        assertThat(words).hasSize(1);
        return words.get(0);
    }

    @Test
    @Proves(DenialCode.DAILY_LOSS)
    void shouldStopAndCancelAtTheHardLimitUntilAPersonLetsItGoOn() {
        final Desk desk = desk(value(LimitKind.DAILY_LOSS_HARD, dollars(100)));
        final long working = desk.accepted(Side.BUY, 1);
        lose(desk, 99);
        assertThat(alerts(desk)).isEmpty();
        lose(desk, 101);
        assertAlert(desk, RiskAlertKind.DAILY_LOSS_HARD, 101, 100);
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(working);
        assertDenied(desk, DenialCode.DAILY_LOSS, 101, 100);
        desk.sell(10);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.DAILY_LOSS);
        desk.harness().market(RunMessages.boundary(-1, BoundaryKind.DAY));
        assertDenied(desk, DenialCode.DAILY_LOSS, 101, 100);
        desk.harness().admin(Commands.state(Scope.STRATEGY, 0, TradingState.ACTIVE));
        assertDenied(desk, DenialCode.DAILY_LOSS, 101, 100);
        desk.harness().admin(Commands.state(Scope.ACCOUNT, 0, TradingState.ACTIVE));
        assertBuys(desk);
    }

    /** Central risk has approved it before it looks at the loss, and no gate is asked about what is kept. */
    @Test
    void shouldCancelAtTheHardLimitWhatTheSameEventBrings() {
        final Desk desk = new Desk(
                slot -> Units.settings(List.of(slot), risk(value(LimitKind.DAILY_LOSS_HARD, dollars(100))), 10),
                Desk::stopOnFill,
                Units.terms("A"));
        desk.fill(desk.accepted(Side.BUY, 10), Desk.BID + units(11), 10, 10);
        assertAlert(desk, RiskAlertKind.DAILY_LOSS_HARD, 110, 100);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.CANCELLED);
        assertThat(desk.harness().core().execution().openOrders()).isZero();
    }

    @Test
    @Proves(DenialCode.DRAWDOWN)
    void shouldStopAndCancelAtTheLargestDrawdownFromThePeak() {
        final Desk desk = desk(value(LimitKind.MAX_DRAWDOWN, dollars(100)));
        lose(desk, -50);
        lose(desk, 49);
        assertBuys(desk);
        lose(desk, 50);
        assertAlert(desk, RiskAlertKind.DRAWDOWN, 100, 100);
        assertDenied(desk, DenialCode.DRAWDOWN, 100, 100);
        lose(desk, 300);
        assertThat(alerts(desk)).hasSize(1);
    }

    @Test
    void shouldReachTheHardLimitAfterTheSoftOneAndAgainIfTheLossIsStillThere() {
        final Desk desk =
                desk(value(LimitKind.DAILY_LOSS_SOFT, dollars(100)), value(LimitKind.DAILY_LOSS_HARD, dollars(200)));
        lose(desk, 150);
        lose(desk, 200);
        assertThat(alerts(desk))
                .extracting(output -> output.riskAlert().kind())
                .containsExactly(RiskAlertKind.DAILY_LOSS_SOFT, RiskAlertKind.DAILY_LOSS_HARD);
        desk.harness().admin(Commands.state(Scope.ACCOUNT, 0, TradingState.ACTIVE));
        lose(desk, 201);
        assertThat(alerts(desk)).hasSize(3);
        assertDenied(desk, DenialCode.DAILY_LOSS, 201, 200);
    }

    @Test
    void shouldStayAsItIsAfterARestoreAndFollowAChangedLimit() {
        final Desk desk = desk(value(LimitKind.DAILY_LOSS_SOFT, dollars(100)));
        lose(desk, 100);
        final Desk restored = desk.restored();
        assertDenied(restored, DenialCode.DAILY_LOSS, 100, 100);
        restored.harness()
                .admin(Commands.limitChange(
                        1, new LimitKey(0, -1, -1, -1, -1), LimitKind.DAILY_LOSS_HARD, dollars(120), false, "ALICE"));
        lose(restored, 119);
        assertThat(alerts(restored)).isEmpty();
        lose(restored, 120);
        assertAlert(restored, RiskAlertKind.DAILY_LOSS_HARD, 120, 120);
    }

    @Test
    void shouldNotTakeAWithdrawalForALoss() {
        final Desk desk = desk(value(LimitKind.DAILY_LOSS_HARD, dollars(100)));
        desk.harness().admin(MoneyMessages.cash(0, "USD", CashKind.WITHDRAWAL, -dollars(5_000)));
        assertBuys(desk);
        desk.harness().admin(MoneyMessages.cash(0, "USD", CashKind.FEE, -dollars(100)));
        assertAlert(desk, RiskAlertKind.DAILY_LOSS_HARD, 100, 100);
    }

    @ParameterizedTest
    @CsvSource({"NO_MARK_PRICE", "NO_CONVERSION", "OVERFLOW"})
    @Proves({DenialCode.NO_MARK_PRICE, DenialCode.NO_CONVERSION, DenialCode.MONEY_OVERFLOW})
    void shouldOnlyReduceWhileNobodyKnowsWhatIsLost(final Knowledge knowledge) {
        final RiskRig rig = new RiskRig().hold(0, 0, A, 5);
        final LossLimitCheck check = new LossLimitCheck();
        rig.context.equity = knowledge;
        rig.context.isLossUnknown = true;
        RiskRig.assertDenied(rig.buy(check, A, units(100), 1), Amounts.code(knowledge), 0, 0, 0);
        RiskRig.assertNothingSeen(rig.sell(check, A, units(100), 5));
        rig.context.isLossUnknown = false;
        RiskRig.assertNothingSeen(rig.buy(check, A, units(100), 1));
    }

    @Test
    void shouldNotKnowALossInACurrencyWithoutARate() {
        final Desk desk = desk(value(LimitKind.DAILY_LOSS_SOFT, dollars(100)));
        desk.harness().admin(MoneyMessages.cash(0, "EUR", CashKind.DEPOSIT, dollars(1)));
        desk.buy(1);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.NO_CONVERSION);
        desk.sell(10);
        assertThat(desk.output().isNewOrder()).isTrue();
    }
}
