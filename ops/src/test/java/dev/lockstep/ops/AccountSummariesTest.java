package dev.lockstep.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.Slot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountSummariesTest {
    private static final int MAIN = 0;
    private static final int EURUSD = 0;
    private static final int SHARE = 1;
    private static final long MILLION = 1_000_000;

    private final MarketSection market = new Slot().market();
    private final Portfolio portfolio = new Portfolio(new PortfolioSettings(
            List.of(account("MAIN", PositionMode.NETTING, 100 * MILLION), account("HEDGE", PositionMode.HEDGING, 0)),
            MoneyRounding.NONE,
            Map.of(),
            Map.of(),
            0,
            1));

    private static AccountSettings account(final String name, final PositionMode mode, final long euros) {
        return new AccountSettings(
                name,
                "USD",
                6,
                AccountKind.MARGIN,
                mode,
                List.of(new StartCash("USD", 6, 1_000 * MILLION), new StartCash("EUR", 6, euros)));
    }

    @BeforeEach
    void define() {
        define(EURUSD, "EURUSD", "EUR", "USD");
        define(SHARE, "SHARE", "", "EUR");
    }

    private void define(final int index, final String symbol, final String base, final String currency) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new InstrumentTerms(
                        symbol,
                        InstrumentKind.SPOT,
                        currency,
                        base,
                        currency,
                        6,
                        0,
                        MarketView.QUOTES,
                        MarketView.QUOTES,
                        true,
                        1,
                        1,
                        1,
                        FixedPoint.ONE)
                .encode(new InstrumentDefinitionEncoder().wrap(buffer, 0), index, 0);
        portfolio.define(new InstrumentDefinitionDecoder()
                .wrap(buffer, 0, InstrumentDefinitionEncoder.BLOCK_LENGTH, InstrumentDefinitionEncoder.SCHEMA_VERSION));
    }

    private void quote(final int instrument, final String bid, final String ask) {
        market.clear();
        market.about(instrument);
        market.top(FixedPoint.parse(bid), 0, FixedPoint.parse(ask), 0);
        market.status(BookStatus.WHOLE, BookStatus.WHOLE);
        portfolio.onMarket(market);
    }

    private void fill(final int account, final Side side, final String quantity, final String price, final String fee) {
        portfolio.onFill(
                account,
                0,
                SHARE,
                side,
                FixedPoint.parse(price),
                FixedPoint.parse(quantity),
                FixedPoint.parse(fee, 6),
                false);
    }

    private AccountSummary summary(final int account) {
        return AccountSummaries.of(portfolio).get(account);
    }

    /** Buys 2 at 100, sells one of them at 105 for a fee of 1, and the other stands at 110; all in euros. */
    private void trade() {
        quote(SHARE, "110", "112");
        fill(MAIN, Side.BUY, "2", "100", "0");
        fill(MAIN, Side.SELL, "1", "105", "1");
    }

    @Test
    void shouldNotKnowWhatNothingConverts() {
        trade();

        final AccountSummary main = summary(MAIN);
        assertThat(main.endEquity()).isNull();
        assertThat(main.startEquity()).isNull();
        assertThat(main.realised()).isNull();
        assertThat(main.profit()).isNull();
        assertThat(main.unconverted()).containsExactly("EUR");
        assertThat(main.lack()).isEqualTo("no conversion to USD from EUR");
        // In its own currency everything is known.
        final BalanceSummary euros = main.balances().get(1);
        assertThat(euros.currency()).isEqualTo("EUR");
        assertThat(euros.start()).isEqualByComparingTo("100");
        assertThat(euros.realised()).isEqualByComparingTo("5");
        assertThat(euros.unrealised()).isEqualByComparingTo("10");
        assertThat(euros.fees()).isEqualByComparingTo("1");
        assertThat(euros.cash()).as("100 + 5 - 1 - 100 of the open share").isEqualByComparingTo("4");
        assertThat(text(main)).contains("P&L not known USD", "equity is not known: no conversion to USD from EUR");
    }

    @Test
    void shouldConvertEverythingAtTheRatesOfTheEnd() {
        trade();
        quote(EURUSD, "1.09", "1.11");
        portfolio.onCash(MAIN, "EUR", 6, CashKind.INTEREST, 2 * MILLION);
        portfolio.onCash(MAIN, "USD", 6, CashKind.DEPOSIT, 10 * MILLION);

        final AccountSummary main = summary(MAIN);
        // 100 euros at 1.10.
        assertThat(main.startEquity()).isEqualByComparingTo("1110");
        assertThat(main.realised()).isEqualByComparingTo("5.5");
        assertThat(main.unrealised()).isEqualByComparingTo("11");
        assertThat(main.fees()).isEqualByComparingTo("1.1");
        assertThat(main.income()).isEqualByComparingTo("2.2");
        assertThat(main.movements()).isEqualByComparingTo("10");
        // 1,010 dollars, 6 euros and a share of 110 euros: 1,010 + 116 x 1.1.
        assertThat(main.endEquity()).isEqualByComparingTo("1137.6");
        assertThat(main.profit()).isEqualByComparingTo("17.6");
        assertThat(main.belowPeak()).isZero();
        assertThat(main.lack()).isEmpty();
        assertThat(text(main)).contains("P&L 17.600000 USD", "holds 1 SHARE, mark 111, unrealised 10.000000 EUR");
    }

    @Test
    void shouldTellLongFromShortWhereTheyAreKeptApart() {
        quote(SHARE, "110", "112");
        fill(1, Side.BUY, "3", "100", "0");
        fill(1, Side.SELL, "1", "115", "0");
        fill(MAIN, Side.SELL, "1", "115", "0");

        assertThat(summary(1).positions()).singleElement().satisfies(position -> {
            assertThat(position.quantity()).isEqualByComparingTo("2");
            assertThat(position.longQuantity()).isEqualByComparingTo("3");
            assertThat(position.shortQuantity()).isEqualByComparingTo("1");
            // 3 x 10 and 1 x 3.
            assertThat(position.unrealised()).isEqualByComparingTo("33");
        });
        assertThat(summary(MAIN).positions()).singleElement().satisfies(position -> {
            assertThat(position.quantity()).isEqualByComparingTo("-1");
            assertThat(position.longQuantity()).isZero();
            assertThat(position.shortQuantity()).isEqualByComparingTo("1");
        });
    }

    @Test
    void shouldNotKnowTheProfitOfWhatHasNoPrice() {
        quote(EURUSD, "1.09", "1.11");
        fill(MAIN, Side.BUY, "2", "100", "0");

        final AccountSummary main = summary(MAIN);
        assertThat(main.unrealised()).isNull();
        assertThat(main.endEquity()).isNull();
        assertThat(main.lack()).startsWith("something that is open has no price");
        assertThat(main.positions().get(0).markPrice()).isNull();
        assertThat(main.realised()).isZero();
    }

    private static String text(final AccountSummary account) {
        final StringWriter text = new StringWriter();
        final PrintWriter out = new PrintWriter(text);
        AccountWriter.print(account, out);
        out.flush();
        return text.toString();
    }
}
