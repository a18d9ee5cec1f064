package dev.lockstep.ops.report;

import static dev.lockstep.codecs.sbe.Liquidity.MAKER;
import static dev.lockstep.codecs.sbe.Liquidity.NONE;
import static dev.lockstep.codecs.sbe.Liquidity.TAKER;
import static dev.lockstep.codecs.sbe.Side.BUY;
import static dev.lockstep.codecs.sbe.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradeLedgerTest {
    private static final int NETTED = 0;
    private static final int HEDGED = 1;
    private static final int ALPHA = 0;
    private static final int FUTURE = 1;
    private static final int EURUSD = 2;
    private static final int PERPETUAL = 3;
    private static final BigDecimal START = new BigDecimal("1000");

    private final TradeLedger ledger = new TradeLedger(new PortfolioSettings(
            List.of(account("NET", PositionMode.NETTING), account("HEDGE", PositionMode.HEDGING)),
            MoneyRounding.NONE,
            Map.of(),
            Map.of(),
            0,
            2));
    private long sequence;

    private static AccountSettings account(final String name, final PositionMode mode) {
        return new AccountSettings(
                name, "USD", 6, AccountKind.MARGIN, mode, List.of(new StartCash("USD", 6, 1_000_000_000L)));
    }

    @BeforeEach
    void defineInstruments() {
        ledger.define(FillUpdates.definition(ALPHA, "ALPHA", "1"));
        ledger.define(FillUpdates.definition(FUTURE, "FUTURE", InstrumentKind.LINEAR, "", "USD", "50"));
        ledger.define(FillUpdates.definition(EURUSD, "EURUSD", InstrumentKind.SPOT, "EUR", "USD", "1"));
        ledger.define(FillUpdates.definition(PERPETUAL, "EURPERP", InstrumentKind.INVERSE, "EUR", "USD", "100"));
    }

    private Fill fill(
            final int strategy,
            final int instrument,
            final Side side,
            final String quantity,
            final String price,
            final Liquidity liquidity,
            final String fee) {
        return book(FillUpdates.fill(strategy, instrument, side, quantity, price, liquidity, fee));
    }

    private Fill hedged(final Side side, final String quantity, final String price, final boolean reduceOnly) {
        return book(FillUpdates.fill(HEDGED, 0, ALPHA, side, quantity, price, TAKER, "0", reduceOnly));
    }

    private Fill book(final OrderUpdateDecoder update) {
        return ledger.fill(++sequence, sequence * 1_000, update);
    }

    private BigDecimal profit(final int account) {
        return ledger.equity(account).subtract(START);
    }

    private TradeLine line(final int strategy) {
        return ledger.lines().stream()
                .filter(line -> line.key().strategy() == strategy)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldMarkWhatIsOpenAtThePriceOfTheLastFill() {
        fill(0, ALPHA, BUY, "10", "100", TAKER, "1");
        assertThat(profit(NETTED)).isEqualByComparingTo("-1");

        // 10 bought at 100 and 10 at 102 stand at 102: 20 unrealised, 2 of fees.
        fill(0, ALPHA, BUY, "10", "102", TAKER, "1");
        assertThat(profit(NETTED)).isEqualByComparingTo("18");

        // 5 of 20 at an average of 101 go at 99: 10 lost, 30 unrealised loss on 15, 2.5 of fees.
        final Fill last = fill(0, ALPHA, SELL, "5", "99", MAKER, "0.5");
        assertThat(last.gain()).isEqualByComparingTo("-10");
        assertThat(last.position()).isEqualByComparingTo("15");
        assertThat(profit(NETTED)).isEqualByComparingTo("-42.5");
        assertThat(profit(HEDGED)).isZero();
    }

    @Test
    void shouldSumUpInstrumentsWithTheirOwnMultipliers() {
        fill(0, ALPHA, BUY, "1", "100", TAKER, "0");
        fill(0, FUTURE, SELL, "2", "10", TAKER, "0");
        // 2 contracts of 50 sold at 10 and bought at 9.5: 50. The one ALPHA stands at its only price.
        fill(0, FUTURE, BUY, "2", "9.5", TAKER, "0.25");

        assertThat(profit(NETTED)).isEqualByComparingTo("49.75");
        assertThat(ledger.lines()).hasSize(2);
        assertThat(ledger.instruments()).isEqualTo(4);
    }

    @Test
    void shouldCountClosingFillsAndThoseThatWon() {
        fill(0, ALPHA, BUY, "10", "100", MAKER, "-0.1");
        fill(0, ALPHA, SELL, "4", "101", TAKER, "0.4");
        fill(0, ALPHA, SELL, "4", "100", MAKER, "0");
        // Turns the position around: closes 2 at a loss, opens 3.
        fill(0, ALPHA, SELL, "5", "99", NONE, "0");
        fill(0, ALPHA, SELL, "1", "99", TAKER, "0");

        final TradeLine line = line(0);
        assertThat(line.stats().fills()).isEqualTo(5);
        assertThat(line.stats().maker()).isEqualTo(2);
        assertThat(line.stats().taker()).isEqualTo(2);
        assertThat(line.stats().closing()).isEqualTo(3);
        assertThat(line.stats().winning()).isEqualTo(1);
        assertThat(line.stats().volume()).isEqualByComparingTo("24");
        assertThat(line.decimalQuantity(line.quantity())).isEqualByComparingTo("-4");
        assertThat(line.realised()).isEqualByComparingTo("2");
        assertThat(line.fees()).isEqualByComparingTo("0.3");
    }

    @Test
    void shouldKeepLongAndShortApartWhereTheAccountDoes() {
        hedged(BUY, "10", "100", false);
        // Opens a short of its own and realises nothing.
        final Fill opened = hedged(SELL, "4", "103", false);
        assertThat(opened.gain()).isZero();
        assertThat(opened.position()).isEqualByComparingTo("6");
        assertThat(line(0).stats().closing()).isZero();

        // Closes 4 of the long at 105.
        final Fill closed = hedged(SELL, "4", "105", true);
        assertThat(closed.gain()).isEqualByComparingTo("20");
        assertThat(closed.position()).isEqualByComparingTo("2");
        assertThat(line(0).stats().closing()).isEqualTo(1);
        assertThat(line(0).stats().winning()).isEqualTo(1);
        // 20 realised, 30 on 6 long, 8 lost on 4 short.
        assertThat(profit(HEDGED)).isEqualByComparingTo("42");
        assertThat(profit(NETTED)).isZero();
    }

    @Test
    void shouldConvertWhatSettlesInAnotherCurrencyOnceAPairSaysAtWhat() {
        // One contract of 100 USD, bought at 1.25 and sold at 2: 80 EUR - 50 EUR.
        fill(0, PERPETUAL, BUY, "1", "1.25", TAKER, "0");
        final Fill closed = fill(0, PERPETUAL, SELL, "1", "2", TAKER, "0");
        assertThat(closed.currency()).isEqualTo("EUR");
        assertThat(closed.gain()).isEqualByComparingTo("30");
        assertThat(ledger.equity(NETTED)).as("no conversion is known").isNull();

        ledger.quote(FillUpdates.quote(EURUSD, "1.09", "1.11"));
        assertThat(profit(NETTED)).isEqualByComparingTo("33");

        // A quote whose sides are the wrong way round is none.
        ledger.quote(FillUpdates.quote(EURUSD, "1.3", "1.2"));
        assertThat(profit(NETTED)).isEqualByComparingTo("33");
        // Nor do quotes of what converts nothing mark what is held.
        fill(0, ALPHA, BUY, "1", "100", TAKER, "0");
        ledger.quote(FillUpdates.quote(ALPHA, "109", "111"));
        assertThat(profit(NETTED)).isEqualByComparingTo("33");
    }

    @Test
    void shouldTakeBackWhatWasBusted() {
        fill(0, ALPHA, BUY, "10", "100", TAKER, "1");
        ledger.bust(FillUpdates.fill(0, ALPHA, BUY, "10", "100", TAKER, "1"));

        assertThat(profit(NETTED)).isZero();
        assertThat(line(0).quantity()).isZero();
        assertThat(line(0).fees()).isZero();
        assertThat(line(0).stats().fills()).as("it was a fill").isEqualTo(1);
    }

    @Test
    void shouldKeepEachStrategysOwnPosition() {
        fill(0, ALPHA, BUY, "10", "100", TAKER, "0");
        final Fill second = fill(1, ALPHA, SELL, "10", "103", TAKER, "0");

        assertThat(second.gain()).isZero();
        assertThat(second.position()).as("of the account").isZero();
        assertThat(line(0).decimalQuantity(line(0).quantity())).isEqualByComparingTo("10");
        assertThat(line(1).decimalQuantity(line(1).quantity())).isEqualByComparingTo("-10");
        assertThat(line(0).realised()).isZero();
        assertThat(profit(NETTED)).isEqualByComparingTo("30");
    }

    @Test
    void shouldNotBookWhatTheEngineDoesNotEither() {
        assertThat(fill(0, 5, BUY, "1", "1", TAKER, "0"))
                .as("no such instrument")
                .isNull();
        assertThat(book(FillUpdates.fill(2, 0, ALPHA, BUY, "1", "1", TAKER, "0", false)))
                .as("no such account")
                .isNull();
        assertThat(ledger.lines()).isEmpty();
    }

    @Test
    void shouldShowPricesAndQuantitiesWithTheDecimalsOfTickAndLot() {
        final Fill fill = fill(0, ALPHA, BUY, "3", "100.5", TAKER, "0.1");

        assertThat(fill.price().toPlainString()).isEqualTo("100.50");
        assertThat(fill.quantity().toPlainString()).isEqualTo("3");
        assertThat(fill.fee().toPlainString()).isEqualTo("0.100000");
        assertThat(fill.number()).isEqualTo(1);
    }
}
