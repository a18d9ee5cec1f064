package dev.lockstep.engine.risk;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.risk;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.EquityFraction;
import dev.lockstep.engine.sizing.FixedNotional;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.sizing.SizingFault;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.sizing.VolatilityTarget;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose size a strategy leaves to central risk; the market is 99.99 to 100.01. */
final class OrderSizerTest {
    private static void submit(final Desk desk, final OrderType type, final long price) {
        final TimeInForce inForce = type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
        desk.act(context -> context.submit(0, Side.BUY, type, inForce, price, StrategyContext.UNSIZED));
    }

    private static void assertNotSized(final Desk desk, final long value, final long limit, final int key) {
        assertThat(desk.output().denial().code()).isEqualTo(DenialCode.NOT_SIZED);
        assertThat(desk.output().denial().deniedValue()).isEqualTo(value);
        assertThat(desk.output().denial().deniedLimit()).isEqualTo(limit);
        assertThat(desk.output().denial().deniedKey()).isEqualTo((short) key);
        assertThat(desk.reservedBuy()).isZero();
    }

    @Test
    void shouldValueAUnitAtTheLimitElseAtTheMiddleOfTheMarket() {
        final Desk desk = new Desk(risk(new FixedNotional(800_000_000)));
        submit(desk, OrderType.LIMIT, units(99));
        // 800 / 99 = 8.08, whole lots of one
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(8));
        final Desk market = new Desk(risk(new FixedNotional(799_990_000)));
        submit(market, OrderType.MARKET, 0);
        // 799.99 / 100 = 7.9999
        assertThat(market.output().newOrder().quantity()).isEqualTo(units(7));
    }

    @Test
    void shouldNotSendLessThanTheLeastOrder() {
        final InstrumentTerms atLeastFour = InstrumentTerms.spot(
                "A", "USD", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, 4 * ONE, ONE);
        final Desk desk = new Desk(limits(3, 10, 25, 100), 10, atLeastFour);
        submit(desk, OrderType.LIMIT, Desk.BID);
        assertNotSized(desk, units(3), units(4), 0);
        final Desk enough = new Desk(limits(4, 10, 25, 100), 10, atLeastFour);
        submit(enough, OrderType.LIMIT, Desk.BID);
        assertThat(enough.output().newOrder().quantity()).isEqualTo(units(4));
    }

    @Test
    @Proves(DenialCode.NOT_SIZED)
    void shouldNotSendWhatCannotBeSized() {
        final RiskSettings ofStrategy = new RiskSettings(
                List.of(),
                List.of(),
                List.of(
                        new SizingRow(RowKey.EVERY_ORDER, new FixedQuantity(ONE), "risk.sizing[0]"),
                        new SizingRow(RowKey.EVERY_ORDER.strategy(0), new VolatilityTarget(100), "risk.sizing[1]")),
                SelfMatch.CANCEL_NEWEST,
                MoneyRounding.NONE,
                Map.of());
        final Desk desk = new Desk(ofStrategy);
        submit(desk, OrderType.LIMIT, Desk.BID);
        assertNotSized(desk, SizingFault.NO_VOLATILITY.code(), 0, LimitKey.STRATEGY);
    }

    @Test
    void shouldLeaveAloneWhatTheStrategySized() {
        final Desk desk = new Desk(risk(new EquityFraction(100)));
        desk.buy(2);
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(2));
    }

    @Test
    void shouldSayThatThereIsNoConversion() {
        final InstrumentTerms inEuro =
                InstrumentTerms.spot("A", "EUR", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, ONE, ONE);
        final Desk desk = new Desk(risk(new FixedNotional(800_000_000)), 10, inEuro);
        submit(desk, OrderType.LIMIT, Desk.BID);
        assertNotSized(desk, SizingFault.NO_CONVERSION.code(), 0, 0);
    }

    @Test
    void shouldConvertByTheRatesOfThePortfolio() {
        final InstrumentTerms inEuro =
                InstrumentTerms.spot("A", "EUR", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, ONE, ONE);
        final InstrumentTerms dollars = Units.terms("EURUSD");
        final InstrumentTerms pair = new InstrumentTerms(
                "EURUSD",
                dollars.kind(),
                "USD",
                "EUR",
                "USD",
                6,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                TICK,
                ONE,
                ONE,
                ONE);
        final Desk desk = new Desk(
                strategy -> Units.settings(
                        List.of(strategy),
                        risk(new FixedNotional(1_000_000_000), value(LimitKind.MAX_LONG, units(100))),
                        10),
                inEuro,
                pair);
        desk.harness().market(MarketMessages.quote(1, ONE + ONE / 4 - TICK, ONE, ONE + ONE / 4 + TICK, ONE));
        submit(desk, OrderType.LIMIT, units(100));
        // 1,000 dollars are 800 euros at 1.25, and eight units of a hundred.
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(8));
        desk.harness().market(MarketMessages.quote(1, ONE + ONE / 4, ONE, ONE + ONE / 4 + 2 * TICK, ONE));
        submit(desk, OrderType.LIMIT, units(100));
        assertThat(desk.output().newOrder().quantity()).as("793 euros").isEqualTo(units(7));
    }

    @Test
    void shouldSizeByTheEquityOfTheStrategysAccount() {
        final AccountSettings small = new AccountSettings(
                "SMALL",
                "USD",
                6,
                AccountKind.CASH,
                PositionMode.NETTING,
                List.of(new StartCash("USD", 6, 50_000_000_000L)));
        final Desk desk = new Desk(
                strategy -> new CoreSettings(
                        "TEST",
                        List.of(new StrategySlot(strategy.name(), strategy.strategy(), strategy.instruments(), 1)),
                        List.of(Units.ACCOUNT, small),
                        Units.VENUES,
                        risk(new EquityFraction(100)),
                        OrderSettings.of(10),
                        1),
                Units.terms("A"));
        submit(desk, OrderType.LIMIT, units(100));
        // One per cent of 50,000 is 500: five at a hundred.
        assertThat(desk.output().newOrder().quantity()).isEqualTo(units(5));
        assertThat(desk.output().newOrder().account()).isEqualTo((short) 1);
    }
}
