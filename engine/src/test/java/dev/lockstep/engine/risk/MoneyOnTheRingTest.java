package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.dollars;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MoneyMessages;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events about money, fed to the whole core: portfolio, what strategies are told, and what the gate counts go the same way, and a restored core goes on alike. */
final class MoneyOnTheRingTest {
    private static final int NEXT = 1;

    private static Desk desk(final PositionMode mode) {
        final AccountSettings account = new AccountSettings(
                "MAIN", "USD", 6, AccountKind.MARGIN, mode, List.of(new StartCash("USD", 6, dollars(1_000_000))));
        return new Desk(
                strategy -> new dev.lockstep.engine.CoreSettings(
                        "TEST",
                        List.of(strategy),
                        List.of(account),
                        Units.VENUES,
                        Units.wideLimits(),
                        dev.lockstep.engine.execution.OrderSettings.of(100),
                        1),
                Units.terms("A"),
                Units.terms("NEXT"));
    }

    /** Bought eleven, and three more sold: net 8, or where sides are kept apart 11 and 3. */
    private static Desk trading(final PositionMode mode) {
        final Desk desk = desk(mode);
        desk.fill(desk.accepted(Side.BUY, 11), units(100), 11, 11);
        return desk.fill(desk.accepted(Side.SELL, 3), units(100), 3, 3);
    }

    private static long told(final Desk desk, final int instrument) {
        final long[] position = new long[1];
        desk.act(context -> position[0] = context.position(instrument));
        return position[0];
    }

    private static long held(final Desk desk, final int instrument) {
        return dev.lockstep.engine.testkit.Holdings.position(desk.harness().core(), instrument);
    }

    /** The portfolio, what the strategy is told, and another core with the same state. */
    private static void assertHolds(final Desk desk, final int instrument, final long quantity) {
        assertThat(held(desk, instrument)).as("portfolio").isEqualTo(quantity);
        assertThat(told(desk, instrument)).as("told to the strategy").isEqualTo(quantity);
        final Desk restored = desk.restored();
        assertThat(told(restored, instrument)).as("restored").isEqualTo(quantity);
    }

    private static long cash(final Desk desk) {
        return desk.harness().core().risk().portfolio().account(0).balance(0).cash();
    }

    /** What the gate lets an order that may only reduce sell. */
    private static void assertGateCounts(final Desk desk, final long wholeUnits) {
        final long id = desk.submit(context -> sell(context, wholeUnits));
        assertThat(desk.output().newOrder().orderId()).isEqualTo(id);
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(wholeUnits));
    }

    private static OrderSpec sell(final StrategyContext context, final long wholeUnits) {
        return context.order(0, Side.SELL)
                .limit(Desk.ASK)
                .quantity(units(wholeUnits))
                .reduceOnly();
    }

    @ParameterizedTest
    @EnumSource(PositionMode.class)
    void shouldFollowASplitInEveryStage(final PositionMode mode) {
        final Desk desk = trading(mode);
        final long before = cash(desk);
        desk.harness().market(MoneyMessages.split(0, 1, 2, units(200)));
        // Net 8 become 4; but 11 and 3, each by itself, become 5 and 1, with half a unit of each paid out.
        assertHolds(desk, 0, units(4));
        assertThat(cash(desk)).as("long and short halves pay for each other").isEqualTo(before);
        assertGateCounts(desk, mode == PositionMode.NETTING ? 4 : 5);
    }

    @ParameterizedTest
    @EnumSource(PositionMode.class)
    void shouldCloseAllPositionsOnSettlement(final PositionMode mode) {
        final Desk desk = trading(mode);
        desk.harness().market(MoneyMessages.settlement(0, units(110)));
        assertHolds(desk, 0, 0);
        assertThat(cash(desk)).as("eight made ten each").isEqualTo(dollars(1_000_080));
        desk.submit(context -> sell(context, 1));
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.REDUCE_ONLY);
    }

    @ParameterizedTest
    @EnumSource(PositionMode.class)
    void shouldMovePositionsToTheNextInstrumentOnARoll(final PositionMode mode) {
        final Desk desk = trading(mode);
        desk.harness().market(MoneyMessages.roll(0, NEXT, units(101), units(102)));
        assertHolds(desk, 0, 0);
        assertHolds(desk, NEXT, units(8));
        assertThat(cash(desk)).isEqualTo(dollars(1_000_000 - 800 + 808 - 816));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void shouldIgnoreWhatCannotBeBooked(final int other) {
        final Desk desk = trading(PositionMode.NETTING);
        desk.harness().market(MoneyMessages.split(0, 0, 1, units(100)));
        desk.harness().market(MoneyMessages.split(2, 1, 2, units(100)));
        desk.harness().market(MoneyMessages.settlement(2, units(100)));
        desk.harness().market(MoneyMessages.roll(0, other, units(100), units(100)));
        assertHolds(desk, 0, units(8));
        assertThat(desk.harness().core().risk().portfolio().refused()).isEqualTo(4);
    }

    /** More than 200 units of which each becomes 2^31 are more than can be held; and so much money as the others are about can't be added up. */
    @ParameterizedTest
    @EnumSource
    void shouldRefuseInEveryStageWhatCannotBeAddedUp(final PositionMode mode) {
        final Desk desk = trading(mode);
        desk.fill(desk.accepted(Side.BUY, 200), units(100), 200, 200);
        final long cash = cash(desk);
        for (final UnsafeBuffer refused : List.of(
                MoneyMessages.split(0, Integer.MAX_VALUE, 1, units(1)),
                MoneyMessages.split(0, 2, 1, Long.MAX_VALUE),
                MoneyMessages.settlement(0, Long.MAX_VALUE),
                MoneyMessages.settlement(0, Bounds.MAX_PRICE),
                MoneyMessages.roll(0, NEXT, Long.MIN_VALUE, units(1)),
                MoneyMessages.roll(0, NEXT, units(1), Bounds.MAX_PRICE),
                MoneyMessages.dividend(0, Long.MIN_VALUE),
                MoneyMessages.cash(0, "USD", CashKind.DEPOSIT, Long.MIN_VALUE))) {
            desk.harness().market(refused);
        }
        assertHolds(desk, 0, units(208));
        assertHolds(desk, NEXT, 0);
        assertThat(cash(desk)).isEqualTo(cash);
    }

    @Test
    void shouldPayDividendsToWhoeverHolds() {
        final Desk desk = trading(PositionMode.NETTING);
        final long before = cash(desk);
        desk.harness().market(MoneyMessages.dividend(0, ONE / 2));
        assertThat(cash(desk) - before).isEqualTo(dollars(4));
        assertHolds(desk, 0, units(8));
    }

    @Test
    void shouldBookCashOfEachCurrency() {
        final Desk desk = desk(PositionMode.NETTING);
        desk.harness().admin(MoneyMessages.cash(0, "USD", CashKind.DEPOSIT, dollars(5)));
        assertThat(cash(desk)).isEqualTo(dollars(1_000_005));
        desk.harness().admin(MoneyMessages.cash(0, "EUR", CashKind.INTEREST, dollars(3)));
        assertThat(desk.harness().core().risk().portfolio().account(0).currenciesWithoutRate())
                .containsExactly("EUR");
        desk.harness().admin(MoneyMessages.cash(9, "USD", CashKind.DEPOSIT, dollars(5)));
        assertThat(desk.harness().core().risk().portfolio().refused()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(PositionMode.class)
    void shouldTakeABustBackInEveryStage(final PositionMode mode) {
        final Desk desk = trading(mode);
        final long before = cash(desk);
        final long order = desk.accepted(Side.BUY, 5);
        desk.harness().report(VenueMessages.fill(order, "F1", units(100), units(5), units(5)));
        assertHolds(desk, 0, units(13));
        desk.harness().report(VenueMessages.takenBack(order, ExecType.FILL_BUSTED, "F1", "", 0, 0, 0));
        assertHolds(desk, 0, units(8));
        assertThat(cash(desk)).isEqualTo(before);
        assertGateCounts(desk, mode == PositionMode.NETTING ? 8 : 11);
    }

    @Test
    void shouldCountASettledPositionNoMoreAgainstItsLimit() {
        final Desk desk = trading(PositionMode.NETTING);
        desk.harness()
                .admin(Commands.limitChange(
                        1, new LimitKey(-1, -1, -1, -1, -1), LimitKind.MAX_LONG, units(10), false, "ALICE"));
        desk.buy(3);
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.MAX_POSITION_LONG);
        desk.harness().market(MoneyMessages.settlement(0, units(100)));
        desk.buy(3);
        assertThat(desk.output().isNewOrder()).isTrue();
    }
}
