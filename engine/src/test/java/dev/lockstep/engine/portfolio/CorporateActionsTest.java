package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static dev.lockstep.engine.portfolio.PortfolioDesk.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.Bounds;
import org.junit.jupiter.api.Test;

/** Splits, dividends, settlements and rolls, worked by hand. */
final class CorporateActionsTest {
    private final PortfolioDesk desk = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
    private final Portfolio portfolio = desk.portfolio();

    private void assertLine(final int instrument, final String quantity, final String cost, final String realised) {
        assertThat(desk.line(instrument).quantity()).isEqualTo(d(quantity));
        assertThat(desk.line(instrument).cost()).isEqualTo(money(cost));
        assertThat(desk.line(instrument).realised()).isEqualTo(money(realised));
        desk.assertConserved();
    }

    private void assertCash(final String cash) {
        assertThat(desk.balance("USD").cash()).isEqualTo(money(cash));
    }

    private void assertEquity(final String equity) {
        assertThat(desk.account().equity().value()).isEqualTo(money(equity));
    }

    @Test
    void shouldSplitAndKeepTheCost() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.buy(a, "10", "300");
        desk.quote(a, "298", "302");
        assertEquity("999980");
        assertThat(portfolio.onSplit(a, 3, 1, 0)).isTrue();
        assertLine(a, "30", "3000", "0");
        assertCash("997000");
        // Prices follow at once; thirty at a third of 298, 99.33333333, are 2980 to the millionth.
        assertThat(portfolio.report().markPrice(a)).isEqualTo(d("100"));
        assertThat(desk.account().equity().value()).isEqualTo(money("999980"));
        assertThat(desk.account().drawdown().value()).isEqualTo(money("20"));
    }

    @Test
    void shouldPayOutWhatDoesNotFillALot() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.buy(a, "11", "30");
        assertThat(portfolio.onSplit(a, 1, 4, d("122"))).isTrue();
        // 2.75 units, of which 0.75 are sold at 122 = 91.50; they take 330 x 0.75 / 2.75 = 90 of the cost along.
        assertLine(a, "2", "240", "1.5");
        assertCash("999761.5");
    }

    @Test
    void shouldChargeAShortPositionForWhatDoesNotFillALot() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.sell(a, "11", "30");
        assertThat(portfolio.onSplit(a, 3, 2, d("21"))).isTrue();
        // -16.5 units; half a unit is bought back at 21 = 10.50 and had brought 10.
        assertLine(a, "-16", "-320", "-0.5");
        assertCash("1000319.5");
    }

    @Test
    void shouldSellWhatIsLessThanALot() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.buy(a, "2", "30");
        assertThat(portfolio.onSplit(a, 1, 3, d("90"))).isTrue();
        // Two thirds of a unit, cut to 0.66666666, at 90.
        assertLine(a, "0", "0", "-0.000001");
        assertCash("999999.999999");
    }

    @Test
    void shouldMoveOnlyTheProfitWhenAContractSplits() {
        final int f = desk.define(PortfolioDesk.linear("F", "USD", "10"));
        desk.buy(f, "5", "100");
        assertThat(portfolio.onSplit(f, 1, 2, d("210"))).isTrue();
        // Half a contract for 10 x 210 / 2 = 1050, which cost 5000 / 5.
        assertLine(f, "2", "4000", "50");
        assertCash("1000050");
    }

    @Test
    void shouldSplitBothSidesOfAHedge() {
        final PortfolioDesk hedging = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.HEDGING);
        final int a = hedging.define(PortfolioDesk.linear("A", "USD", "1"));
        hedging.buy(a, "3", "10");
        hedging.sell(a, "1", "12");
        assertThat(hedging.portfolio().onSplit(a, 1, 2, d("22"))).isTrue();
        // Long 1.5: half a unit for 11 that cost 10. Short 0.5: bought back for 11, had brought 12.
        assertThat(hedging.line(a).position().quantity()).isEqualTo(d("1"));
        assertThat(hedging.line(a).shortPosition().quantity()).isZero();
        assertThat(hedging.line(a).realised()).isEqualTo(money("2"));
        assertThat(hedging.holding(a).quantity()).isEqualTo(d("1"));
        hedging.assertConserved();
    }

    @Test
    void shouldPayDividendsAndChargeShorts() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.fill(0, 0, a, Side.BUY, "10", "50", "0", false);
        desk.fill(0, 1, a, Side.SELL, "4", "50", "0", false);
        assertCash("999700");
        desk.quote(a, "50", "50");
        assertEquity("1000000");
        assertThat(portfolio.onDividend(a, d("0.755"))).isTrue();
        // 7.55 for the one and -3.02 for the other.
        assertCash("999704.53");
        assertEquity("1000004.53");
        assertThat(desk.line(a).income()).isEqualTo(money("7.55"));
        assertThat(portfolio.report().line(0, 1, a).income()).isEqualTo(money("-3.02"));
        assertThat(desk.balance("USD").income()).isEqualTo(money("4.53"));
        assertThat(desk.account().dayProfit().value()).isEqualTo(money("4.53"));
        desk.assertConserved();
    }

    @Test
    void shouldRoundDividendsToThePrecision() {
        final PortfolioDesk rounding = new PortfolioDesk(settings(
                MoneyRounding.HALF_EVEN,
                PortfolioDesk.account("YEN", "JPY", AccountKind.MARGIN, PositionMode.NETTING)));
        final int a = rounding.define(PortfolioDesk.spot("A", "JPY"));
        rounding.buy(a, "5", "100");
        rounding.portfolio().onDividend(a, d("0.5"));
        assertThat(rounding.balance("JPY").income()).isEqualTo(money("2"));
        rounding.portfolio().onDividend(a, d("0.7"));
        assertThat(rounding.balance("JPY").income()).isEqualTo(money("6"));
        rounding.assertConserved();
    }

    @Test
    void shouldSettleEveryPositionAtTheSettlementPrice() {
        final int f = desk.define(PortfolioDesk.linear("F", "USD", "50"));
        desk.fill(0, 0, f, Side.BUY, "2", "4000", "0", false);
        desk.fill(0, 1, f, Side.SELL, "1", "4100", "0", false);
        assertThat(portfolio.onSettlement(f, d("4050"))).isTrue();
        assertLine(f, "0", "0", "5000");
        assertThat(portfolio.report().line(0, 1, f).realised()).isEqualTo(money("2500"));
        assertCash("1007500");
        assertEquity("1007500");
        assertThat(desk.holding(f).quantity()).isZero();
    }

    @Test
    void shouldSettleInverseContracts() {
        final int p = desk.define(PortfolioDesk.inverse("BTCUSD", "BTC", 8));
        desk.sell(p, "100000", "50000");
        assertThat(portfolio.onSettlement(p, d("40000"))).isTrue();
        // 100000 x (1/40000 - 1/50000) = half a BTC.
        assertThat(desk.balance("BTC").cash()).isEqualTo(50_000_000L);
        desk.assertConserved();
        assertThat(portfolio.onSettlement(p, 0)).as("no value at 0").isFalse();
        assertThat(portfolio.refused()).isEqualTo(1);
    }

    @Test
    void shouldRollEachLineIntoTheNextContract() {
        final int march = desk.define(PortfolioDesk.linear("FH", "USD", "50"));
        final int june = desk.define(PortfolioDesk.linear("FM", "USD", "50"));
        desk.fill(0, 0, march, Side.BUY, "2", "4000", "0", false);
        desk.fill(0, 1, march, Side.SELL, "3", "4000", "0", false);
        desk.fill(0, 1, june, Side.BUY, "1", "4030", "0", false);
        assertThat(portfolio.onRoll(march, june, d("4020"), d("4035"))).isTrue();
        assertLine(march, "0", "0", "2000");
        assertLine(june, "2", "403500", "0");
        final Line other = portfolio.report().line(0, 1, june);
        assertThat(portfolio.report().line(0, 1, march).realised()).isEqualTo(money("-3000"));
        // One long at 4030 is closed by three short at 4035.
        assertThat(other.quantity()).isEqualTo(d("-2"));
        assertThat(other.realised()).isEqualTo(money("250"));
        assertThat(other.cost()).isEqualTo(money("-403500"));
        assertCash("999250");
        desk.assertConserved();
    }

    @Test
    void shouldRollBothSidesOfAHedge() {
        final PortfolioDesk hedging = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.HEDGING);
        final int march = hedging.define(PortfolioDesk.linear("FH", "USD", "1"));
        final int june = hedging.define(PortfolioDesk.linear("FM", "USD", "1"));
        hedging.buy(march, "3", "10");
        hedging.sell(march, "1", "12");
        assertThat(hedging.portfolio().onRoll(march, june, d("11"), d("13"))).isTrue();
        assertThat(hedging.line(march).realised()).isEqualTo(money("4"));
        assertThat(hedging.holding(march).quantity()).isZero();
        assertThat(hedging.line(june).position().quantity()).isEqualTo(d("3"));
        assertThat(hedging.line(june).shortPosition().quantity()).isEqualTo(d("-1"));
        hedging.assertConserved();
    }

    @Test
    void shouldRollWhatIsPaidForByItsCash() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        final int b = desk.define(PortfolioDesk.spot("B", "USD"));
        desk.buy(a, "10", "50");
        assertThat(portfolio.onRoll(a, b, d("52"), d("60"))).isTrue();
        assertLine(a, "0", "0", "20");
        assertLine(b, "10", "600", "0");
        assertCash("999420");
    }

    /** Held are 20 of A, for 50 each: whatever can't be added up changes nothing at all. */
    @Test
    void shouldRefuseWhatCannotBeAddedUp() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        final int b = desk.define(PortfolioDesk.spot("B", "USD"));
        desk.buy(a, "20", "50");
        desk.quote(a, "49", "51");
        assertThat(portfolio.onSplit(a, Integer.MAX_VALUE, 1, d("1")))
                .as("2 x 10^9 x 2^31 are more than 4 x 10^18, the most that is held")
                .isFalse();
        assertThat(portfolio.onSplit(a, 2, 1, Bounds.MAX_PRICE + 1)).isFalse();
        assertThat(portfolio.onDividend(a, Long.MAX_VALUE)).isFalse();
        assertThat(portfolio.onDividend(a, Long.MIN_VALUE)).isFalse();
        assertThat(portfolio.onSettlement(a, Long.MAX_VALUE)).isFalse();
        assertThat(portfolio.onRoll(a, b, d("50"), Long.MIN_VALUE)).isFalse();
        desk.buy(b, "1000000000", "0.001");
        assertThat(portfolio.onSettlement(b, d("1001")))
                .as("10^9 units at 1001 are more than 10^12")
                .isFalse();
        assertThat(portfolio.onRoll(b, a, d("1"), d("1001"))).isFalse();
        assertThat(portfolio.onDividend(b, d("1001"))).isFalse();
        assertThat(portfolio.refused()).isEqualTo(9);
        assertLine(a, "20", "1000", "0");
        assertThat(portfolio.onDividend(b, d("0.001"))).isTrue();
        // 1 000 000 - 1 000 - 1 000 000, and a thousandth for each of 10^9.
        assertCash("999000");
    }

    /** What 10 become of which every two thousand million become one is nothing; and at a price times that much there is no price. */
    @Test
    void shouldHaveNoPriceThatDoesNotFitAfterASplit() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.buy(a, "10", "50");
        desk.quote(a, "49", "51");
        assertThat(portfolio.onSplit(a, 1, Integer.MAX_VALUE, d("1"))).isTrue();
        assertThat(portfolio.report().markPrice(a)).isZero();
        assertLine(a, "0", "0", "-500");
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        final int p = desk.define(PortfolioDesk.inverse("P", "BTC", 8));
        desk.buy(a, "10", "50");
        assertThat(portfolio.onSplit(a, 0, 1, d("1"))).isFalse();
        assertThat(portfolio.onSplit(a, 1, 0, d("1"))).isFalse();
        assertThat(portfolio.onSplit(a, 1, -2, d("1"))).isFalse();
        assertThat(portfolio.onSplit(p + 1, 2, 1, d("1"))).isFalse();
        assertThat(portfolio.onSplit(p, 2, 1, 0)).isFalse();
        assertThat(portfolio.onDividend(-1, d("1"))).isFalse();
        assertThat(portfolio.onSettlement(p + 1, d("1"))).isFalse();
        assertThat(portfolio.onRoll(a, a, d("1"), d("1"))).isFalse();
        assertThat(portfolio.onRoll(a, p + 1, d("1"), d("1"))).isFalse();
        assertThat(portfolio.onRoll(p + 1, a, d("1"), d("1"))).isFalse();
        assertThat(portfolio.onRoll(a, p, d("1"), 0)).isFalse();
        assertThat(portfolio.refused()).isEqualTo(11);
        assertLine(a, "10", "500", "0");
        assertCash("999500");
    }
}
