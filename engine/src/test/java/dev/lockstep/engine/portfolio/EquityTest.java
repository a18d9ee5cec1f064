package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.account;
import static dev.lockstep.engine.portfolio.PortfolioDesk.cash;
import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static dev.lockstep.engine.portfolio.PortfolioDesk.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What accounts are worth, over several currencies, and how that compares to their best and to the start of the day. */
final class EquityTest {
    private final PortfolioDesk desk = new PortfolioDesk(settings(
            MoneyRounding.NONE,
            account("MAIN", "USD", AccountKind.MARGIN, PositionMode.NETTING, cash("USD", "1000"), cash("EUR", "100")),
            account("SIDE", "EUR", AccountKind.MARGIN, PositionMode.NETTING, cash("EUR", "500"))));
    private final Portfolio portfolio = desk.portfolio();

    private static void assertKnown(final Amount amount, final String money) {
        assertThat(amount.knowledge()).isEqualTo(Knowledge.KNOWN);
        assertThat(amount.value()).isEqualTo(money(money));
    }

    private Amount equity() {
        return desk.account().equity();
    }

    @Test
    void shouldNotKnowEquityWithoutAConversion() {
        assertThat(equity().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(equity().value()).as("what is known of it").isEqualTo(money("1000"));
        assertThat(desk.account().currenciesWithoutRate()).containsExactly("EUR");
        assertThat(desk.account().dayProfit().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(desk.account().drawdown().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        assertThat(equity().isKnown()).as("defined, but not quoted").isFalse();
        desk.quote(pair, "1.09", "1.11");
        assertKnown(equity(), "1110");
        assertKnown(desk.account().dayProfit(), "0");
        assertKnown(desk.account().drawdown(), "0");
        assertThat(desk.account().currenciesWithoutRate()).isEmpty();
        assertKnown(portfolio.account(1).equity(), "500");
    }

    @Test
    void shouldFollowTheRate() {
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        desk.quote(pair, "1.09", "1.11");
        portfolio.takeTouchedAccounts();
        desk.quote(pair, "1.19", "1.21");
        assertKnown(equity(), "1120");
        assertThat(portfolio.takeTouchedAccounts()).isEqualTo(0b11);
        assertThat(portfolio.takeTouchedAccounts()).isZero();
        desk.quote(pair, "0.99", "1.01");
        assertKnown(equity(), "1100");
        assertKnown(desk.account().drawdown(), "20");
        assertKnown(desk.account().dayProfit(), "-10");
    }

    @Test
    void shouldConvertOverAThirdCurrencyAndPreferAPairOfTheTwo() {
        final int usdJpy = desk.define(PortfolioDesk.pair("USD", "JPY"));
        final int eurJpy = desk.define(PortfolioDesk.pair("EUR", "JPY"));
        desk.quote(usdJpy, "150", "150");
        assertThat(equity().isKnown()).isFalse();
        desk.quote(eurJpy, "165", "165");
        assertKnown(equity(), "1110");
        final int usdEur = desk.define(PortfolioDesk.pair("USD", "EUR"));
        assertThat(equity().isKnown())
                .as("the path is chosen by definitions, not by quotes")
                .isFalse();
        desk.quote(usdEur, "0.8", "0.8");
        assertKnown(equity(), "1125");
        final int eurUsd = desk.define(PortfolioDesk.pair("EUR", "USD"));
        desk.quote(eurUsd, "1.5", "1.5");
        assertKnown(equity(), "1125");
    }

    @Test
    void shouldTakeOnlySpotPairsForRates() {
        final int forward = desk.define(PortfolioDesk.terms(
                "EURUSDF", dev.lockstep.codecs.sbe.InstrumentKind.LINEAR, "USD", "EUR", "USD", 6, "1", "1"));
        desk.quote(forward, "1.1", "1.1");
        assertThat(equity().isKnown()).isFalse();
        desk.define(PortfolioDesk.pair("EUR", "EUR"));
        assertThat(equity().isKnown()).isFalse();
    }

    @Test
    void shouldValueAtPricesThatClosingWouldBring() {
        final PortfolioDesk plain = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
        final int a = plain.define(PortfolioDesk.spot("A", "USD"));
        final int f = plain.define(PortfolioDesk.linear("F", "USD", "1"));
        plain.buy(a, "10", "100");
        assertThat(plain.account().equity().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        plain.quote(a, "99", "103");
        assertKnown(plain.account().equity(), "999990");
        plain.sell(f, "10", "50");
        plain.trade(f, "52");
        assertKnown(plain.account().equity(), "999970");
        plain.quote(f, "50", "51");
        assertKnown(plain.account().equity(), "999980");
        // The bid has gone: positions keep their last price, the mark price goes to the side that is left.
        plain.market(a, BookStatus.WHOLE, 0, d("104"));
        assertKnown(plain.account().equity(), "999980");
        assertThat(plain.portfolio().report().markPrice(a)).isEqualTo(d("104"));
    }

    @Test
    void shouldMarkAtTheLastWholeBook() {
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        final PortfolioReport report = portfolio.report();
        assertThat(report.markPrice(a)).isZero();
        desk.trade(a, "97");
        assertThat(report.markPrice(a)).isEqualTo(d("97"));
        desk.market(a, BookStatus.GAPPED, d("98"), d("100"));
        assertThat(report.markPrice(a)).isEqualTo(d("97"));
        desk.market(a, BookStatus.WHOLE, d("98"), 0);
        assertThat(report.markPrice(a)).isEqualTo(d("98"));
        desk.quote(a, "98", "98.00000003");
        assertThat(report.markPrice(a)).isEqualTo(d("98.00000001"));
        desk.market(a, BookStatus.CROSSED, d("105"), d("100"));
        assertThat(report.markPrice(a)).isEqualTo(d("98.00000001"));
        desk.trade(a, "90");
        assertThat(report.markPrice(a))
                .as("a book counts for more than a trade")
                .isEqualTo(d("98.00000001"));
    }

    @Test
    void shouldMeasureDrawdownFromThePeakAndProfitFromTheStartOfTheDay() {
        final PortfolioDesk plain = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
        final Account account = plain.account();
        final int a = plain.define(PortfolioDesk.linear("A", "USD", "1"));
        plain.buy(a, "10", "100");
        plain.quote(a, "150", "151");
        plain.quote(a, "130", "131");
        assertKnown(account.drawdown(), "200");
        assertKnown(account.dayProfit(), "300");
        plain.portfolio().onDayBoundary();
        assertKnown(account.dayProfit(), "0");
        plain.quote(a, "120", "121");
        assertKnown(account.dayProfit(), "-100");
        assertKnown(account.drawdown(), "300");
        plain.quote(a, "160", "161");
        assertKnown(account.drawdown(), "0");
        assertKnown(account.dayProfit(), "300");
    }

    @Test
    void shouldTakeMovementsForNeitherProfitNorDrawdown() {
        final PortfolioDesk plain = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
        final Account account = plain.account();
        final int a = plain.define(PortfolioDesk.linear("A", "USD", "1"));
        plain.buy(a, "10", "100");
        plain.quote(a, "90", "91");
        assertThat(plain.portfolio().onCash(0, "USD", 6, CashKind.WITHDRAWAL, money("-5000")))
                .isTrue();
        assertKnown(account.equity(), "994900");
        assertKnown(account.drawdown(), "100");
        assertKnown(account.dayProfit(), "-100");
        plain.portfolio().onCash(0, "USD", 6, CashKind.DEPOSIT, money("100"));
        plain.portfolio().onCash(0, "USD", 6, CashKind.ADJUSTMENT, money("-1"));
        assertKnown(account.dayProfit(), "-100");
        plain.portfolio().onCash(0, "USD", 6, CashKind.FUNDING, money("-7"));
        plain.portfolio().onCash(0, "USD", 6, CashKind.INTEREST, money("4"));
        plain.portfolio().onCash(0, "USD", 6, CashKind.FEE, money("-2"));
        assertKnown(account.dayProfit(), "-105");
        assertKnown(account.drawdown(), "105");
        assertThat(plain.balance("USD").movements()).isEqualTo(money("-4901"));
        assertThat(plain.balance("USD").income()).isEqualTo(money("-5"));
        plain.assertConserved();
    }

    @Test
    void shouldConvertAMovementAtTheRateOfItsTime() {
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        desk.quote(pair, "1.1", "1.1");
        portfolio.onCash(0, "EUR", 6, CashKind.DEPOSIT, money("1000"));
        assertKnown(equity(), "2210");
        assertKnown(desk.account().dayProfit(), "0");
        desk.quote(pair, "1.2", "1.2");
        // 1100 euros gained ten cents each.
        assertKnown(desk.account().dayProfit(), "110");
    }

    @Test
    void shouldTakeAMovementIntoAccountOnceItsConversionIsKnown() {
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        desk.quote(pair, "1.1", "1.1");
        portfolio.onCash(0, "GBP", 6, CashKind.DEPOSIT, money("10"));
        assertThat(equity().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(desk.account().currenciesWithoutRate()).containsExactly("GBP");
        // It has been spent again, so equity is known, but whether that was a profit is not.
        portfolio.onCash(0, "GBP", 6, CashKind.FEE, money("-10"));
        assertKnown(equity(), "1110");
        assertThat(desk.account().dayProfit().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(desk.account().drawdown().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        final int pounds = desk.define(PortfolioDesk.pair("GBP", "USD"));
        desk.quote(pounds, "1.5", "1.5");
        assertKnown(desk.account().dayProfit(), "-15");
        assertKnown(desk.account().drawdown(), "15");
    }

    @Test
    void shouldStartTheDayAtTheFirstKnownEquity() {
        portfolio.onDayBoundary();
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        desk.quote(pair, "1.1", "1.1");
        assertKnown(desk.account().dayProfit(), "0");
        desk.quote(pair, "1.2", "1.2");
        assertKnown(desk.account().dayProfit(), "10");
    }

    @Test
    void shouldReckonAMovementThatNobodyCanConvertYetToTheDayOfItsConversion() {
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        desk.quote(pair, "1.1", "1.1");
        portfolio.onCash(0, "GBP", 6, CashKind.DEPOSIT, money("10"));
        portfolio.onCash(0, "GBP", 6, CashKind.FEE, money("-10"));
        portfolio.onDayBoundary();
        assertThat(desk.account().dayProfit().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        final int pounds = desk.define(PortfolioDesk.pair("GBP", "USD"));
        desk.quote(pounds, "1.5", "1.5");
        assertKnown(desk.account().dayProfit(), "0");
        assertKnown(desk.account().drawdown(), "15");
    }

    @Test
    void shouldConvertWhatSettlesInAnotherCurrency() {
        final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
        final int b = desk.define(PortfolioDesk.spot("B", "EUR"));
        desk.quote(pair, "1.1", "1.1");
        desk.quote(b, "9", "11");
        desk.buy(b, "5", "10");
        // 1000 dollars, 50 euros left, five units at nine.
        assertKnown(equity(), "1104.5");
        assertKnown(desk.account().grossExposure(), "55");
        assertThat(desk.account().grossExposureIn(1).value()).isEqualTo(money("50"));
        desk.fill(1, 1, b, Side.SELL, "3", "10", "0", false);
        assertKnown(portfolio.account(1).equity(), "497");
        assertKnown(portfolio.account(1).grossExposure(), "30");
        assertKnown(portfolio.report().grossExposure(), "88");
        assertKnown(portfolio.report().netExposure(), "22");
        desk.assertConserved();
    }

    @Test
    void shouldKeepMoneyOfTwoScalesApart() {
        final int btc = desk.define(PortfolioDesk.inverse("P", "EUR", 8));
        desk.sell(btc, "100", "2");
        desk.buy(btc, "100", "4");
        final Balance fine = portfolio.account(0).balance(portfolio.account(0).balances() - 1);
        assertThat(fine.moneyScale()).isEqualTo(8);
        assertThat(fine.cash()).isEqualTo(-25 * 100_000_000L);
        assertKnown(portfolio.account(1).equity(), "500");
        desk.fill(1, 0, btc, Side.SELL, "100", "2", "0", false);
        desk.fill(1, 0, btc, Side.BUY, "100", "4", "0", false);
        assertKnown(portfolio.account(1).equity(), "475");
        desk.assertConserved();
    }

    @Test
    void shouldRefuseCashThatCannotBe() {
        assertThat(portfolio.onCash(2, "USD", 6, CashKind.DEPOSIT, 1)).isFalse();
        assertThat(portfolio.onCash(0, "USD", 5, CashKind.DEPOSIT, 1)).isFalse();
        assertThat(portfolio.onCash(0, "USD", 9, CashKind.DEPOSIT, 1)).isFalse();
        assertThat(portfolio.onCash(0, "", 6, CashKind.DEPOSIT, 1)).isFalse();
        assertThat(portfolio.onCash(0, "USD", 6, CashKind.NULL_VAL, 1)).isFalse();
        assertThat(portfolio.onCash(0, "USD", 6, CashKind.DEPOSIT, Bounds.MAX_MONEY + 1))
                .isFalse();
        assertThat(portfolio.onCash(0, "USD", 6, CashKind.FEE, Long.MIN_VALUE)).isFalse();
        assertThat(portfolio.refused()).isEqualTo(7);
        assertThat(desk.balance("USD").cash()).isEqualTo(money("1000"));
    }

    /** Of a start of 1000, three of the largest deposits fit and the fourth, with which it would be more than four of them, does not; what brings it back does. */
    @ParameterizedTest
    @EnumSource(
            value = CashKind.class,
            names = {"DEPOSIT", "INTEREST"})
    void shouldRefuseCashThatCannotBeAddedUp(final CashKind kind) {
        for (int i = 0; i < 3; i++) {
            assertThat(portfolio.onCash(0, "USD", 6, kind, Bounds.MAX_MONEY)).isTrue();
        }
        assertThat(portfolio.onCash(0, "USD", 6, kind, Bounds.MAX_MONEY)).isFalse();
        assertThat(portfolio.onCash(0, "USD", 6, kind, -Bounds.MAX_MONEY)).isTrue();
        assertThat(desk.balance("USD").cash()).isEqualTo(2 * Bounds.MAX_MONEY + money("1000"));
        desk.assertConserved();
    }

    @Test
    void shouldSayThatEquityDoesNotFit() {
        assertThat(portfolio.onCash(0, "USD", 6, CashKind.DEPOSIT, Bounds.MAX_MONEY))
                .isTrue();
        final int a = desk.define(PortfolioDesk.spot("A", "USD"));
        desk.buy(a, "100", "0.01");
        // Worth 9 x 10^12, beside 10^12 of cash: more than 9.2 x 10^12 are not counted.
        desk.quote(a, "90000000000", "90000000000");
        assertThat(equity().knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(equity().value()).isEqualTo(Long.MAX_VALUE);
    }
}
