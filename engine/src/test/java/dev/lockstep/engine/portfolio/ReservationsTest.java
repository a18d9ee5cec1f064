package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** Reserved quantities and the worst case that they make, and what that ties up. */
final class ReservationsTest {
    private final PortfolioDesk desk = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
    private final int a = desk.define(PortfolioDesk.linear("A", "USD", "1"));

    @Test
    void shouldAssumeTheWorstOfBothSides() {
        desk.quote(a, "99", "101");
        desk.buy(a, "10", "100");
        desk.reserve(a, Side.BUY, "5", "98");
        desk.reserve(a, Side.SELL, "40", "102");
        assertThat(desk.holding(a).worstLong()).isEqualTo(d("15"));
        assertThat(desk.holding(a).worstShort()).isEqualTo(d("30"));
        assertThat(desk.holding(a).notional()).isEqualTo(money("3000"));
        assertThat(desk.account().grossExposure().value()).isEqualTo(money("3000"));
        assertThat(desk.account().netExposure().value()).isEqualTo(money("3000"));
        desk.release(a, Side.SELL, "40", "102");
        assertThat(desk.holding(a).worstShort()).isEqualTo(d("-10"));
        assertThat(desk.account().netExposure().value()).isEqualTo(money("1500"));
        desk.portfolio().reserve(0, 0, a, Side.BUY, false, d("98"), d("5"), d("97"), d("2"));
        assertThat(desk.holding(a).worstLong()).isEqualTo(d("12"));
        assertThat(desk.line(a).reservedBuy()).isEqualTo(d("2"));
        assertThat(desk.line(a).reservedSell()).isZero();
    }

    @Test
    void shouldNetExposureOverInstruments() {
        final int b = desk.define(PortfolioDesk.linear("B", "USD", "1"));
        desk.quote(a, "99", "101");
        desk.quote(b, "49", "51");
        desk.buy(a, "10", "100");
        desk.sell(b, "30", "50");
        // 1000 long, 1500 short.
        assertThat(desk.account().grossExposure().value()).isEqualTo(money("2500"));
        assertThat(desk.account().netExposure().value()).isEqualTo(money("500"));
        assertThat(desk.account().groupGrossExposure(0).value()).isEqualTo(money("2500"));
        assertThat(desk.account().groupNetExposure(0).value()).isEqualTo(money("500"));
        assertThat(desk.account().netLongExposureIn(0).value()).isEqualTo(money("-500"));
        assertThat(desk.account().netShortExposureIn(0).value()).isEqualTo(money("500"));
        desk.reserve(a, Side.BUY, "20", "100");
        assertThat(desk.portfolio().report().netExposure().value()).isEqualTo(money("1500"));
        assertThat(desk.portfolio().report().grossExposure().value()).isEqualTo(money("4500"));
        assertThat(desk.portfolio().report().strategyNetExposure(0, 0).value()).isEqualTo(money("1500"));
        assertThat(desk.portfolio().report().strategyGrossExposure(0, 0).value())
                .isEqualTo(money("4500"));
        assertThat(desk.portfolio().report().strategyGrossExposure(1, 0).value())
                .isZero();
    }

    @Test
    void shouldNetStrategiesForTheAccountOnly() {
        desk.quote(a, "99", "101");
        desk.fill(0, 0, a, Side.BUY, "10", "100", "0", false);
        desk.fill(0, 1, a, Side.SELL, "10", "100", "0", false);
        assertThat(desk.account().grossExposure().value()).isZero();
        assertThat(desk.portfolio().report().strategyGrossExposure(0, 0).value())
                .isEqualTo(money("1000"));
        assertThat(desk.portfolio().report().strategyGrossExposure(1, 0).value())
                .isEqualTo(money("1000"));
        assertThat(desk.account().equity().value()).isEqualTo(money("1000000"));
    }

    @Test
    void shouldRoundExposureUp() {
        final int f = desk.define(PortfolioDesk.spot("F", "USD"));
        desk.quote(f, "0.33333333", "0.33333333");
        desk.buy(f, "1", "0.3");
        assertThat(desk.holding(f).notional()).isEqualTo(333_334);
        assertThat(desk.holding(f).worth()).isEqualTo(333_333);
    }

    @Test
    void shouldReckonEachSideByItselfWhenHedging() {
        final PortfolioDesk hedging = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.HEDGING);
        hedging.define(PortfolioDesk.linear("A", "USD", "1"));
        hedging.quote(a, "99", "101");
        hedging.buy(a, "10", "100");
        hedging.sell(a, "8", "100");
        hedging.reserve(a, Side.BUY, "5", "98");
        hedging.portfolio().reserve(0, 0, a, Side.SELL, true, 0, 0, d("102"), d("9"));
        hedging.portfolio().reserve(0, 0, a, Side.BUY, true, 0, 0, d("97"), d("3"));
        // The sell closes long ones only: it makes the account no shorter, but its net position.
        assertThat(hedging.holding(a).worstLong()).isEqualTo(d("15"));
        assertThat(hedging.holding(a).worstShort()).isEqualTo(d("8"));
        assertThat(hedging.holding(a).notional()).isEqualTo(money("1500"));
        assertThat(hedging.account().netLongExposureIn(0).value()).isEqualTo(money("1000"));
        assertThat(hedging.account().netShortExposureIn(0).value()).isEqualTo(money("700"));
        assertThat(hedging.line(a).reservedSell()).isEqualTo(d("9"));
        assertThat(hedging.line(a).reservedBuy()).isEqualTo(d("8"));
    }

    @Test
    void shouldTieUpMarginAtTheHighestRateOfTheHolding() {
        desk.quote(a, "99", "101");
        desk.buy(a, "10", "100");
        assertThat(desk.account().tiedUp().value())
                .as("all of it before a rate is told")
                .isEqualTo(money("1000"));
        desk.portfolio().marginRate(0, 0, a, 1_000);
        assertThat(desk.account().tiedUp().value()).isEqualTo(money("100"));
        desk.portfolio().marginRate(0, 1, a, 2_500);
        assertThat(desk.account().tiedUp().value()).isEqualTo(money("250"));
        desk.reserve(a, Side.SELL, "30", "100");
        assertThat(desk.account().tiedUp().value()).isEqualTo(money("500"));
        desk.quote(a, "49", "51");
        assertThat(desk.account().tiedUp().value()).isEqualTo(money("250"));
        desk.portfolio().marginRate(0, 1, a, 500);
        assertThat(desk.account().tiedUpIn(0).value()).isEqualTo(money("100"));
    }

    @Test
    void shouldTieUpCashForBuysAtTheirLimitsOrTheMarkPrice() {
        final PortfolioDesk cash = PortfolioDesk.plain(AccountKind.CASH, PositionMode.NETTING);
        final int spot = cash.define(PortfolioDesk.spot("A", "USD"));
        cash.quote(spot, "99", "101");
        cash.reserve(spot, Side.BUY, "5", "90");
        assertThat(cash.account().tiedUp().value()).isEqualTo(money("450"));
        cash.reserve(spot, Side.BUY, "2", "0");
        assertThat(cash.account().tiedUp().value()).isEqualTo(money("650"));
        cash.quote(spot, "199", "201");
        assertThat(cash.account().tiedUp().value()).isEqualTo(money("850"));
        cash.reserve(spot, Side.SELL, "50", "250");
        assertThat(cash.account().tiedUp().value()).as("sells cost nothing").isEqualTo(money("850"));
        cash.portfolio().reserve(0, 0, spot, Side.BUY, false, d("90"), d("5"), d("80"), d("4"));
        assertThat(cash.account().tiedUp().value()).isEqualTo(money("720"));
        cash.release(spot, Side.BUY, "2", "0");
        cash.release(spot, Side.BUY, "4", "80");
        assertThat(cash.account().tiedUp().value()).isZero();
    }

    @Test
    void shouldBackContractsInFullInACashAccount() {
        final PortfolioDesk cash = PortfolioDesk.plain(AccountKind.CASH, PositionMode.NETTING);
        cash.define(PortfolioDesk.linear("A", "USD", "10"));
        cash.quote(a, "99", "101");
        cash.sell(a, "3", "100");
        assertThat(cash.account().tiedUp().value()).isEqualTo(money("3000"));
        cash.reserve(a, Side.BUY, "8", "90");
        assertThat(cash.account().tiedUp().value()).isEqualTo(money("5000"));
    }

    @Test
    void shouldLeaveNothingTiedUpWhenTheMultiplierChangedInBetween() {
        final PortfolioDesk cash = PortfolioDesk.plain(AccountKind.CASH, PositionMode.NETTING);
        final int spot = cash.define(PortfolioDesk.spot("A", "USD"));
        cash.reserve(spot, Side.BUY, "5", "90");
        cash.redefine(spot, PortfolioDesk.terms("A", InstrumentKind.SPOT, "USD", "", "USD", 6, "2", "1"));
        cash.release(spot, Side.BUY, "5", "90");
        assertThat(cash.account().tiedUp().value()).isZero();
    }

    @Test
    void shouldCountOrdersAndInstruments() {
        final PortfolioReport report = desk.portfolio().report();
        desk.portfolio().onOrderOpened(0, 0, a);
        desk.portfolio().onOrderOpened(0, 0, a);
        desk.portfolio().onOrderOpened(0, 1, a);
        assertThat(report.openOrders(0)).isEqualTo(2);
        assertThat(report.openOrders(1)).isEqualTo(1);
        assertThat(report.activeInstruments(0)).isEqualTo(1);
        desk.portfolio().onOrderEnded(0, 0, a);
        desk.portfolio().onOrderEnded(0, 0, a);
        assertThat(report.openOrders(0)).isZero();
        assertThat(report.activeInstruments(0)).isZero();
        desk.reserve(a, Side.BUY, "1", "1");
        assertThat(report.activeInstruments(0)).isEqualTo(1);
        desk.buy(a, "1", "1");
        desk.release(a, Side.BUY, "1", "1");
        assertThat(report.activeInstruments(0)).isEqualTo(1);
        desk.sell(a, "1", "1");
        assertThat(report.activeInstruments(0)).isZero();
        assertThat(report.activeInstruments(1)).isEqualTo(1);
    }

    @Test
    void shouldNotKnowExposureWithoutAMarkPrice() {
        desk.reserve(a, Side.BUY, "5", "98");
        assertThat(desk.holding(a).notionalKnowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(desk.account().grossExposure().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(desk.account().tiedUp().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(desk.account().equity().isKnown()).as("nothing is held").isTrue();
        desk.trade(a, "100");
        assertThat(desk.account().grossExposure().isKnown()).isTrue();
        assertThat(desk.account().grossExposure().value()).isEqualTo(money("500"));
    }
}
