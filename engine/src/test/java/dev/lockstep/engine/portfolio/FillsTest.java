package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.cash;
import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static dev.lockstep.engine.portfolio.PortfolioDesk.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** What a fill and its bust do to positions and cash, for each kind of instrument, netted and hedged; numbers worked by hand. */
final class FillsTest {
    private final PortfolioDesk desk = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);

    private void assertLine(final int instrument, final String quantity, final String cost, final String realised) {
        assertThat(desk.line(instrument).quantity()).isEqualTo(d(quantity));
        assertThat(desk.line(instrument).cost()).isEqualTo(money(cost));
        assertThat(desk.line(instrument).realised()).isEqualTo(money(realised));
        desk.assertConserved();
    }

    private void assertCash(final String currency, final String cash) {
        assertThat(desk.balance(currency).cash()).isEqualTo(money(cash));
    }

    @Test
    void shouldPayTheNotionalOfSpot() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.fill(0, 0, a, Side.BUY, "10", "100.5", "1.25", false);
        assertLine(a, "10", "1005", "0");
        assertCash("USD", "998993.75");
        desk.fill(0, 0, a, Side.SELL, "4", "110", "-0.5", false);
        // 4 x (110 - 100.5) = 38.
        assertLine(a, "6", "603", "38");
        assertCash("USD", "999434.25");
        assertThat(desk.balance("USD").fees()).isEqualTo(money("0.75"));
        assertThat(desk.line(a).position().averagePrice(desk.portfolio().terms(a)))
                .isEqualTo(d("100.5"));
    }

    @Test
    void shouldMoveCashByTheProfitOfLinearContracts() {
        final int f = desk.define(PortfolioDesk.linear("F", "USD", "50"));
        desk.buy(f, "2", "4000");
        assertLine(f, "2", "400000", "0");
        assertCash("USD", "1000000");
        desk.sell(f, "3", "4010");
        // 2 x 50 x 10 = 1000 are made, one contract is short at 4010.
        assertLine(f, "-1", "-200500", "1000");
        assertCash("USD", "1001000");
        assertThat(desk.line(f).position().averagePrice(desk.portfolio().terms(f)))
                .isEqualTo(d("4010"));
    }

    @Test
    void shouldReckonInverseContractsInTheirSettlementCurrency() {
        final int p = desk.define(PortfolioDesk.inverse("BTCUSD", "BTC", 8));
        desk.buy(p, "50000", "50000");
        desk.buy(p, "50000", "100000");
        // 1 BTC and half a BTC: the average price is the harmonic mean, 100000 / 1.5.
        assertThat(desk.line(p).cost()).isEqualTo(-150_000_000L);
        assertThat(desk.line(p).position().averagePrice(desk.portfolio().terms(p)))
                .isEqualTo(d("66666.66666667"));
        desk.sell(p, "100000", "80000");
        // 100000 x (1/66666.67 - 1/80000) = 1.5 - 1.25.
        assertThat(desk.line(p).realised()).isEqualTo(25_000_000L);
        assertThat(desk.line(p).cost()).isZero();
        assertThat(desk.balance("BTC").cash()).isEqualTo(25_000_000L);
        assertCash("USD", "1000000");
        desk.sell(p, "100000", "80000");
        desk.buy(p, "100000", "100000");
        // Short at 80000, closed at 100000: 1 - 1.25.
        assertThat(desk.line(p).realised()).isZero();
        desk.assertConserved();
        assertThatThrownBy(() -> desk.buy(p, "1", "0")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldUseTheMoneyScaleOfInverseContracts() {
        final int p = desk.define(PortfolioDesk.inverse("BTCUSD", "BTC", 6));
        desk.buy(p, "30000", "90000");
        // A third of a BTC, to six places.
        assertThat(desk.line(p).cost()).isEqualTo(-333_333L);
        desk.quote(p, "60000", "60010");
        // Half a BTC at the bid: 0.333333 - 0.5.
        assertThat(desk.holding(p).worth()).isEqualTo(-166_667L);
        // 30000 / 60005, rounded up.
        assertThat(desk.holding(p).notional()).isEqualTo(499_959L);
    }

    @Test
    void shouldBookInThePrecisionOfTheCurrency() {
        final PortfolioDesk rounding = new PortfolioDesk(settings(
                MoneyRounding.HALF_UP,
                PortfolioDesk.account(
                        "YEN", "JPY", AccountKind.CASH, PositionMode.NETTING, cash("JPY", "1000"), cash("USD", "50"))));
        final int a = rounding.define(PortfolioDesk.spot("A", "JPY"));
        final int b = rounding.define(PortfolioDesk.spot("B", "USD"));
        rounding.fill(0, 0, a, Side.BUY, "1", "100.5", "0.5", false);
        assertThat(rounding.balance("JPY").cash()).isEqualTo(money("898"));
        rounding.fill(0, 0, a, Side.BUY, "2", "100.2", "0.4", false);
        // 200.4 is 200; three cost 301, and a third of that is 100.33.
        assertThat(rounding.balance("JPY").cash()).isEqualTo(money("698"));
        rounding.fill(0, 0, a, Side.SELL, "1", "101.5", "0", false);
        assertThat(rounding.line(a).cost()).isEqualTo(money("201"));
        assertThat(rounding.line(a).realised()).isEqualTo(money("2"));
        assertThat(rounding.balance("JPY").cash()).isEqualTo(money("800"));
        rounding.fill(0, 0, b, Side.BUY, "0.5", "3.33", "0.005", false);
        // 1.665 and half a cent, both halves up.
        assertThat(rounding.balance("USD").cash()).isEqualTo(money("48.32"));
        rounding.assertConserved();
    }

    @Test
    void shouldKeepLinesApartAndNetThemForTheAccount() {
        final int a = desk.define(PortfolioDesk.linear("A", "USD", "1"));
        desk.fill(0, 1, a, Side.SELL, "4", "110", "0", false);
        desk.fill(0, 0, a, Side.BUY, "10", "100", "0", false);
        desk.fill(0, Portfolio.NOBODY, a, Side.BUY, "1", "100", "0", false);
        assertThat(desk.holding(a).quantity()).isEqualTo(d("7"));
        assertThat(desk.holding(a).cost()).isEqualTo(money("660"));
        assertThat(desk.portfolio().report().line(0, 1, a).quantity()).isEqualTo(d("-4"));
        assertThat(desk.holding(a).firstLine().strategy()).isEqualTo(Portfolio.NOBODY);
        assertThat(desk.holding(a).firstLine().next().strategy()).isZero();
        assertThat(desk.holding(a).firstLine().next().next().strategy()).isEqualTo(1);
        assertThat(desk.holding(a).firstLine().next().next().next()).isNull();
        desk.assertConserved();
    }

    @Test
    void shouldKeepLongAndShortApartWhenHedging() {
        final PortfolioDesk hedging = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.HEDGING);
        final int a = hedging.define(PortfolioDesk.linear("A", "USD", "1"));
        hedging.buy(a, "10", "100");
        hedging.sell(a, "4", "110");
        assertLegs(hedging, "10", "-4");
        assertThat(hedging.line(a).realised()).isZero();
        // Closes three of the long ones: 3 x 12.
        hedging.fill(0, 0, a, Side.SELL, "3", "112", "0", true);
        assertLegs(hedging, "7", "-4");
        assertThat(hedging.line(a).realised()).isEqualTo(money("36"));
        // Closes all four short ones (4 x 5), and opens two long ones, which the venue should never have done.
        hedging.fill(0, 0, a, Side.BUY, "6", "105", "1", true);
        assertLegs(hedging, "9", "0");
        assertThat(hedging.line(a).realised()).isEqualTo(money("56"));
        assertThat(hedging.line(a).cost()).isEqualTo(money("910"));
        assertThat(hedging.line(a).fees()).isEqualTo(money("1"));
        assertThat(hedging.balance("USD").cash()).isEqualTo(money("1000055"));
        hedging.assertConserved();
    }

    private static void assertLegs(final PortfolioDesk hedging, final String held, final String sold) {
        assertThat(hedging.line(0).position().quantity()).isEqualTo(d(held));
        assertThat(hedging.line(0).shortPosition().quantity()).isEqualTo(d(sold));
    }

    @Test
    void shouldTakeAFillBack() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.fill(0, 0, a, Side.BUY, "10", "100.333333", "1", false);
        desk.fill(0, 0, a, Side.BUY, "3", "0.00000017", "2", false);
        desk.portfolio().onBust(0, 0, a, Side.BUY, d("100.333333"), d("10"), money("1"), false);
        assertCash("USD", "999997.999999");
        assertThat(desk.line(a).quantity()).isEqualTo(d("3"));
        assertThat(desk.line(a).fees()).isEqualTo(money("2"));
        desk.portfolio().onBust(0, 0, a, Side.BUY, d("0.00000017"), d("3"), money("2"), false);
        assertCash("USD", "1000000");
        assertThat(desk.line(a).quantity()).isZero();
        assertThat(desk.line(a).realised()).isZero();
        desk.assertConserved();
    }

    @Test
    void shouldTakeBackAFillOfAHedgedPosition() {
        final PortfolioDesk hedging = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.HEDGING);
        final int a = hedging.define(PortfolioDesk.linear("A", "USD", "1"));
        hedging.buy(a, "10", "100");
        hedging.sell(a, "4", "110");
        hedging.fill(0, 0, a, Side.SELL, "3", "112", "0", true);
        hedging.portfolio().onBust(0, 0, a, Side.SELL, d("112"), d("3"), 0, true);
        assertLegs(hedging, "10", "-4");
        hedging.portfolio().onBust(0, 0, a, Side.SELL, d("110"), d("4"), 0, false);
        assertLegs(hedging, "10", "0");
        // Ten of which three are dearer by twelve, as the 36 that they brought are still booked.
        assertThat(hedging.line(a).realised() - hedging.line(a).cost()).isEqualTo(money("-1000"));
        hedging.assertConserved();
    }

    @Test
    void shouldRefuseWhatDoesNotExist() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        assertThat(desk.portfolio().onFill(1, 0, a, Side.BUY, d("1"), d("1"), 0, false))
                .isFalse();
        assertThat(desk.portfolio().onFill(-1, 0, a, Side.BUY, d("1"), d("1"), 0, false))
                .isFalse();
        assertThat(desk.portfolio().onFill(0, 2, a, Side.BUY, d("1"), d("1"), 0, false))
                .isFalse();
        assertThat(desk.portfolio().onFill(0, -2, a, Side.BUY, d("1"), d("1"), 0, false))
                .isFalse();
        assertThat(desk.portfolio().onFill(0, 0, a + 1, Side.BUY, d("1"), d("1"), 0, false))
                .isFalse();
        assertThat(desk.portfolio().onBust(0, 0, -1, Side.BUY, d("1"), d("1"), 0, false))
                .isFalse();
        assertThat(desk.portfolio().reserve(0, 0, a + 1, Side.BUY, false, 0, 0, 1, 1))
                .isFalse();
        desk.portfolio().onOrderOpened(0, 0, a + 1);
        desk.portfolio().onOrderEnded(0, 0, a + 1);
        desk.portfolio().marginRate(0, 0, a + 1, 1);
        assertThat(desk.portfolio().refused()).isEqualTo(10);
        assertThat(desk.portfolio().report().firstHolding(a)).isNull();
        assertCash("USD", "1000000");
    }

    @Test
    void shouldValueByNewTermsAndLeaveCostsAlone() {
        final int f = desk.define(PortfolioDesk.linear("F", "USD", "50"));
        desk.buy(f, "1", "100");
        desk.quote(f, "100", "102");
        assertThat(desk.holding(f).notional()).isEqualTo(money("5050"));
        desk.redefine(f, PortfolioDesk.terms("F", InstrumentKind.LINEAR, "USD", "", "USD", 6, "10", "1"));
        assertThat(desk.holding(f).notional()).isEqualTo(money("1010"));
        assertThat(desk.holding(f).worth()).isEqualTo(money("-4000"));
        assertThat(desk.account().equity().value()).isEqualTo(money("996000"));
        desk.assertConserved();
    }
}
