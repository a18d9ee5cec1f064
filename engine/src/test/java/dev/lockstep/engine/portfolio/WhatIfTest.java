package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.account;
import static dev.lockstep.engine.portfolio.PortfolioDesk.cash;
import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static dev.lockstep.engine.portfolio.PortfolioDesk.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateHash;
import org.junit.jupiter.api.Test;

/** What the controls ask: the portfolio with one more order, or that it cannot be known. */
final class WhatIfTest {
    private final PortfolioDesk desk = new PortfolioDesk(settings(
            MoneyRounding.NONE,
            account("MAIN", "USD", AccountKind.MARGIN, PositionMode.NETTING, cash("USD", "10000")),
            account("CASH", "EUR", AccountKind.CASH, PositionMode.NETTING, cash("EUR", "1000"), cash("USD", "600"))));

    private final Portfolio portfolio = desk.portfolio();
    private final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
    private final int a = desk.define(PortfolioDesk.spot("A", "USD"));
    private final int b = desk.define(PortfolioDesk.linear("B", "EUR", "10"));
    private final int c = desk.define(PortfolioDesk.spot("C", "USD"));

    private void quoteAll() {
        desk.quote(pair, "1.25", "1.25");
        desk.quote(a, "99", "101");
        desk.quote(b, "7", "9");
        desk.quote(c, "49", "51");
    }

    private static void assertKnown(final Amount amount, final String money) {
        assertThat(amount.knowledge()).isEqualTo(Knowledge.KNOWN);
        assertThat(amount.value()).isEqualTo(money(money));
    }

    private WhatIf cashAccount(final int instrument, final Side side, final String quantity, final String price) {
        return portfolio.whatIf(1, 1, instrument, side, d(quantity), d(price), false);
    }

    @Test
    void shouldAnswerEachQuestionForAnEmptyAccount() {
        quoteAll();
        final WhatIf buy = desk.whatIf(a, Side.BUY, "10", "90");
        assertThat(buy.worstQuantity().value()).isEqualTo(d("10"));
        assertKnown(buy.orderNotional(d("12")), "1080");
        assertKnown(buy.instrumentNotional(), "1000");
        assertKnown(buy.strategyNotional(), "1000");
        assertKnown(buy.accountNotional(), "1000");
        assertKnown(buy.groupNotional(), "1000");
        assertKnown(buy.grossExposure(), "1000");
        assertKnown(buy.netExposure(), "1000");
        assertThat(buy.concentrationBps().value()).isEqualTo(1_000);
        assertKnown(buy.buyingPower(2_000), "9800");
        assertThat(buy.closableByStrategy()).isZero();
        assertThat(buy.closableByAccount()).isZero();
        assertThat(buy.strategyInstruments()).isEqualTo(1);
        assertThat(buy.strategyOpenOrders()).isZero();
        assertKnown(desk.whatIf(c, Side.BUY, "10", "90").groupNotional(), "0");
        assertKnown(desk.whatIf(a, Side.BUY, "10", "0").orderNotional(d("-3")), "300");
    }

    @Test
    void shouldChangeNothing() {
        quoteAll();
        desk.buy(a, "3", "100");
        final long before = new StateHash().of(portfolio);
        final WhatIf sell = portfolio.whatIf(1, 1, b, Side.SELL, d("5"), d("8"), false);
        sell.instrumentNotional();
        sell.strategyNotional();
        sell.accountNotional();
        sell.groupNotional();
        sell.grossExposure();
        sell.netExposure();
        sell.buyingPower(100);
        assertThat(new StateHash().of(portfolio)).isEqualTo(before);
        assertThat(portfolio.report().holding(1, b)).isNull();
        assertKnown(portfolio.account(1).grossExposure(), "0");
        assertKnown(portfolio.report().grossExposure(), "300");
    }

    @Test
    void shouldAddToWhatIsHeldAndReserved() {
        quoteAll();
        desk.buy(a, "10", "100");
        desk.reserve(a, Side.BUY, "5", "98");
        desk.fill(0, 1, a, Side.BUY, "2", "100", "0", false);
        desk.buy(b, "5", "8");
        portfolio.marginRate(0, 0, a, 1_000);
        portfolio.marginRate(0, 1, a, 1_000);
        portfolio.marginRate(0, 0, b, 5_000);
        final WhatIf buy = desk.whatIf(a, Side.BUY, "4", "97");
        assertThat(buy.worstQuantity().value()).isEqualTo(d("21"));
        assertKnown(buy.instrumentNotional(), "2100");
        // Nineteen of its own, and 5 x 10 x 8 euros at 1.25.
        assertKnown(buy.strategyNotional(), "2400");
        assertKnown(buy.accountNotional(), "2600");
        assertKnown(buy.grossExposure(), "2600");
        assertKnown(buy.netExposure(), "2600");
        // Equity: 10000, minus 12 for the spread in A, minus 5 x 10 x 1 euros in B. Margins of 210 and 250.
        assertKnown(desk.account().equity(), "9925.5");
        assertKnown(buy.buyingPower(1_000), "9465.5");
        assertKnown(buy.buyingPower(2_000), "9255.5");
        assertKnown(buy.buyingPower(500), "9465.5");
        assertThat(buy.strategyInstruments()).isEqualTo(2);
        final WhatIf sell = desk.whatIf(a, Side.SELL, "4", "97");
        assertThat(sell.worstQuantity().value()).isEqualTo(d("-8"));
        assertKnown(sell.instrumentNotional(), "1700");
        assertKnown(sell.netExposure(), "2200");
        final WhatIf bigSell = desk.whatIf(a, Side.SELL, "40", "97");
        assertThat(bigSell.worstQuantity().value()).isEqualTo(d("28"));
        assertKnown(bigSell.instrumentNotional(), "2800");
        // Long 17 and 400 euros: 2200; short 28, less these: 2300.
        assertKnown(bigSell.netExposure(), "2300");
    }

    @Test
    void shouldSayWhatAnOrderMayClose() {
        desk.buy(a, "10", "100");
        desk.fill(0, 1, a, Side.SELL, "4", "100", "0", false);
        desk.reserve(a, Side.SELL, "3", "101");
        assertThat(desk.whatIf(a, Side.SELL, "1", "0").closableByStrategy()).isEqualTo(d("7"));
        assertThat(desk.whatIf(a, Side.SELL, "1", "0").closableByAccount()).isEqualTo(d("3"));
        assertThat(desk.whatIf(a, Side.BUY, "1", "0").closableByStrategy()).isZero();
        final WhatIf other = portfolio.whatIf(0, 1, a, Side.BUY, d("1"), 0, true);
        assertThat(other.closableByStrategy()).isEqualTo(d("4"));
        assertThat(other.closableByAccount()).isZero();
    }

    @Test
    void shouldAddNothingToAHedgeByClosing() {
        final PortfolioDesk hedging = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.HEDGING);
        final int f = hedging.define(PortfolioDesk.linear("A", "USD", "1"));
        hedging.quote(f, "99", "101");
        hedging.buy(f, "10", "100");
        hedging.sell(f, "4", "100");
        final WhatIf closing = hedging.portfolio().whatIf(0, 0, f, Side.SELL, d("10"), 0, true);
        assertThat(closing.worstQuantity().value()).isEqualTo(d("4"));
        assertKnown(closing.instrumentNotional(), "1000");
        assertKnown(closing.netExposure(), "600");
        assertThat(closing.closableByStrategy()).isEqualTo(d("10"));
        hedging.portfolio().reserve(0, 0, f, Side.SELL, true, 0, 0, 0, d("7"));
        assertThat(closing.closableByStrategy()).isEqualTo(d("3"));
        final WhatIf opening = hedging.whatIf(f, Side.SELL, "10", "0");
        assertThat(opening.worstQuantity().value()).isEqualTo(d("14"));
        assertKnown(opening.instrumentNotional(), "1400");
        assertThat(hedging.whatIf(f, Side.BUY, "1", "0").closableByStrategy()).isEqualTo(d("4"));
        // Seven already to be sold, three more, from six: four short in the worst case.
        assertKnown(
                hedging.portfolio().whatIf(0, 0, f, Side.SELL, d("3"), 0, true).netExposure(), "600");
        assertKnown(
                hedging.portfolio().whatIf(0, 0, f, Side.SELL, d("30"), 0, true).netExposure(), "3100");
    }

    @Test
    void shouldAnswerInTheCurrencyOfTheAccountButGrossAndNetInTheFirst() {
        quoteAll();
        desk.buy(a, "10", "100");
        final WhatIf buy = cashAccount(a, Side.BUY, "5", "110");
        assertKnown(buy.orderNotional(d("5")), "440");
        assertKnown(buy.instrumentNotional(), "400");
        assertKnown(buy.strategyNotional(), "400");
        assertKnown(buy.accountNotional(), "400");
        assertKnown(buy.grossExposure(), "1500");
        assertKnown(buy.netExposure(), "1500");
        // 400 of 1000 + 600 / 1.25.
        assertThat(buy.concentrationBps().value()).isEqualTo(2_703);
    }

    @Test
    void shouldLetACashAccountBuyWithWhatItHasInTheCurrency() {
        quoteAll();
        assertKnown(cashAccount(a, Side.BUY, "5", "110").buyingPower(0), "50");
        assertKnown(cashAccount(a, Side.BUY, "6", "110").buyingPower(0), "-60");
        assertKnown(cashAccount(a, Side.BUY, "5", "0").buyingPower(0), "100");
        portfolio.reserve(1, 1, a, Side.BUY, false, 0, 0, d("110"), d("5"));
        assertKnown(cashAccount(a, Side.BUY, "1", "60").buyingPower(0), "-10");
        assertKnown(cashAccount(a, Side.SELL, "1", "60").buyingPower(0), "50");
        // Contracts are backed in full, in euros, whichever way.
        assertKnown(cashAccount(b, Side.SELL, "5", "0").buyingPower(0), "600");
        assertKnown(cashAccount(b, Side.BUY, "20", "0").buyingPower(0), "-600");
    }

    @Test
    void shouldSayThatThereIsNoMarkPrice() {
        final WhatIf buy = desk.whatIf(a, Side.BUY, "10", "90");
        assertThat(buy.worstQuantity().isKnown()).isTrue();
        assertKnown(buy.orderNotional(d("10")), "900");
        assertThat(desk.whatIf(a, Side.BUY, "10", "0").orderNotional(1).knowledge())
                .isEqualTo(Knowledge.NO_MARK_PRICE);
        final WhatIf again = desk.whatIf(a, Side.BUY, "10", "90");
        assertThat(again.instrumentNotional().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.strategyNotional().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.accountNotional().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.groupNotional().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.grossExposure().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.netExposure().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.concentrationBps().knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(again.buyingPower(1_000).knowledge()).isEqualTo(Knowledge.NO_MARK_PRICE);
        assertThat(cashAccount(a, Side.BUY, "1", "0").buyingPower(0).knowledge())
                .isEqualTo(Knowledge.NO_MARK_PRICE);
        assertKnown(cashAccount(a, Side.BUY, "1", "500").buyingPower(0), "100");
    }

    @Test
    void shouldSayThatThereIsNoConversion() {
        desk.quote(a, "99", "101");
        desk.quote(b, "7", "9");
        final WhatIf buy = desk.whatIf(b, Side.BUY, "10", "9");
        assertThat(buy.orderNotional(d("10")).knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.instrumentNotional().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.strategyNotional().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.accountNotional().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.grossExposure().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.netExposure().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.concentrationBps().knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        assertThat(buy.buyingPower(1_000).knowledge()).isEqualTo(Knowledge.NO_CONVERSION);
        // The cash account's equity is not known, but what it has to buy with in dollars is.
        assertThat(cashAccount(a, Side.BUY, "1", "100").concentrationBps().knowledge())
                .isEqualTo(Knowledge.NO_CONVERSION);
        assertKnown(cashAccount(a, Side.BUY, "1", "100").buyingPower(0), "500");
    }

    @Test
    void shouldSaturateInsteadOfWrapping() {
        quoteAll();
        desk.buy(a, "10", "100");
        final WhatIf buy = portfolio.whatIf(0, 0, a, Side.BUY, Long.MAX_VALUE, d("200"), false);
        assertOverflow(buy.worstQuantity());
        assertOverflow(buy.instrumentNotional());
        assertOverflow(buy.strategyNotional());
        assertOverflow(buy.accountNotional());
        assertOverflow(buy.groupNotional());
        assertOverflow(buy.grossExposure());
        assertOverflow(buy.netExposure());
        assertOverflow(buy.orderNotional(Long.MAX_VALUE));
        assertThat(buy.concentrationBps().knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(buy.buyingPower(1_000).knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(buy.buyingPower(1_000).value()).isEqualTo(Long.MIN_VALUE);
        final WhatIf paid = portfolio.whatIf(1, 1, a, Side.BUY, Long.MAX_VALUE, d("200"), false);
        assertThat(paid.buyingPower(0).knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(paid.buyingPower(0).value()).isEqualTo(Long.MIN_VALUE);
        // A quantity that fits, but not its notional.
        desk.quote(a, "299", "301");
        final WhatIf large = portfolio.whatIf(0, 0, a, Side.SELL, Long.MAX_VALUE / 2, d("100"), false);
        assertThat(large.worstQuantity().isKnown()).isTrue();
        assertOverflow(large.instrumentNotional());
    }

    private static void assertOverflow(final Amount amount) {
        assertThat(amount.knowledge()).isEqualTo(Knowledge.OVERFLOW);
        assertThat(amount.value()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldTakeAnyConcentrationForTooMuchInAnAccountWorthNothing() {
        quoteAll();
        desk.buy(a, "200", "150");
        assertThat(desk.account().equity().value()).isNegative();
        assertThat(desk.whatIf(a, Side.BUY, "1", "0").concentrationBps().value())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(desk.whatIf(c, Side.BUY, "0", "0").concentrationBps().value())
                .isZero();
    }
}
