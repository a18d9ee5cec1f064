package dev.lockstep.ops.report;

import static dev.lockstep.codecs.sbe.Liquidity.MAKER;
import static dev.lockstep.codecs.sbe.Liquidity.NONE;
import static dev.lockstep.codecs.sbe.Liquidity.TAKER;
import static dev.lockstep.codecs.sbe.Side.BUY;
import static dev.lockstep.codecs.sbe.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradeLedgerTest {
    private final TradeLedger ledger = new TradeLedger();
    private long sequence;

    @BeforeEach
    void defineInstruments() {
        ledger.define(FillUpdates.definition(0, "ALPHA", "1"));
        ledger.define(FillUpdates.definition(1, "FUTURE", "50"));
    }

    private Fill fill(
            final int strategy,
            final int instrument,
            final Side side,
            final String quantity,
            final String price,
            final Liquidity liquidity,
            final String fee) {
        return ledger.fill(
                ++sequence,
                sequence * 1_000,
                FillUpdates.fill(strategy, instrument, side, quantity, price, liquidity, fee));
    }

    @Test
    void shouldMarkWhatIsOpenAtThePriceOfTheLastFill() {
        fill(0, 0, BUY, "10", "100", TAKER, "1");
        assertThat(ledger.profit()).isEqualByComparingTo("-1");

        // 10 bought at 100 and 10 at 102 stand at 102: 20 unrealised, 2 of fees.
        fill(0, 0, BUY, "10", "102", TAKER, "1");
        assertThat(ledger.profit()).isEqualByComparingTo("18");

        // 5 of 20 at an average of 101 go at 99: 10 lost, 30 unrealised loss on 15, 2.5 of fees.
        final Fill last = fill(0, 0, SELL, "5", "99", MAKER, "0.5");
        assertThat(last.gain()).isEqualByComparingTo("-10");
        assertThat(last.position()).isEqualByComparingTo("15");
        assertThat(ledger.profit()).isEqualByComparingTo("-42.5");
    }

    @Test
    void shouldSumUpInstrumentsWithTheirOwnMultipliers() {
        fill(0, 0, BUY, "1", "100", TAKER, "0");
        fill(0, 1, SELL, "2", "10", TAKER, "0");
        // 2 contracts of 50 sold at 10 and bought at 9.5: 50. The one ALPHA stands at its only price.
        fill(0, 1, BUY, "2", "9.5", TAKER, "0.25");

        assertThat(ledger.profit()).isEqualByComparingTo("49.75");
        assertThat(ledger.byInstrument()).hasSize(2);
        assertThat(ledger.instruments()).isEqualTo(2);
    }

    @Test
    void shouldCountClosingFillsAndThoseThatWon() {
        fill(0, 0, BUY, "10", "100", MAKER, "-0.1");
        fill(0, 0, SELL, "4", "101", TAKER, "0.4");
        fill(0, 0, SELL, "4", "100", MAKER, "0");
        // Turns the position around: closes 2 at a loss, opens 3.
        fill(0, 0, SELL, "5", "99", NONE, "0");
        fill(0, 0, SELL, "1", "99", TAKER, "0");

        final TradeLine line = ledger.byInstrument().iterator().next();
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
    void shouldKeepEachStrategysOwnPositionBesideTheNettedOne() {
        fill(0, 0, BUY, "10", "100", TAKER, "0");
        fill(1, 0, SELL, "10", "103", TAKER, "0");

        final TradeLine account = ledger.byInstrument().iterator().next();
        assertThat(account.quantity()).isZero();
        assertThat(account.realised()).isEqualByComparingTo("30");
        final TradeLine buyer = ledger.byStrategy().get(0).get(0);
        final TradeLine seller = ledger.byStrategy().get(1).get(0);
        assertThat(buyer.realised()).isZero();
        assertThat(seller.realised()).isZero();
        assertThat(buyer.decimalQuantity(buyer.quantity())).isEqualByComparingTo("10");
        assertThat(seller.decimalQuantity(seller.quantity())).isEqualByComparingTo("-10");
    }

    @Test
    void shouldShowPricesAndQuantitiesWithTheDecimalsOfTickAndLot() {
        final Fill fill = fill(0, 0, BUY, "3", "100.5", TAKER, "0.1");

        assertThat(fill.price().toPlainString()).isEqualTo("100.50");
        assertThat(fill.quantity().toPlainString()).isEqualTo("3");
        assertThat(fill.fee().toPlainString()).isEqualTo("0.100000");
        assertThat(fill.number()).isEqualTo(1);
    }
}
