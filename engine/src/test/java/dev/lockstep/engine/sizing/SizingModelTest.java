package dev.lockstep.engine.sizing;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.testkit.Units;
import org.junit.jupiter.api.Test;

/** Hand-worked sizes. Money has 6 places: 1,000,000 is one. */
final class SizingModelTest {
    private static final long MONEY = 1_000_000;
    private static final long PERCENT = ONE / 100;

    private final SizingInputs inputs = new SizingInputs();

    private SizingInputs usual() {
        return usual(Units.terms("A"), 0, 0);
    }

    private SizingInputs usual(final InstrumentTerms terms, final long expectedReturn, final long volatility) {
        return inputs.start(terms, expectedReturn, volatility)
                .price(units(50))
                .equity(10_000 * MONEY, 6)
                .conversion(ONE);
    }

    private static InstrumentTerms terms(final InstrumentKind kind, final long multiplier) {
        return new InstrumentTerms(
                "X",
                kind,
                "USD",
                "BTC",
                kind == InstrumentKind.INVERSE ? "BTC" : "USD",
                6,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                TICK,
                ONE,
                ONE,
                multiplier);
    }

    @Test
    void shouldGiveTheFixedQuantityWhateverElseIsKnown() {
        assertThat(new FixedQuantity(units(7)).quantity(inputs.start(Units.terms("A"), 0, 0)))
                .isEqualTo(units(7));
    }

    @Test
    void shouldDivideTheFixedNotionalByThePriceOfAUnit() {
        // 1,234.56 / 50 = 24.6912
        assertThat(new FixedNotional(1_234_560_000L).quantity(usual())).isEqualTo(2_469_120_000L);
        // A contract of 10 units costs 500: 1,234.56 / 500 = 2.46912
        assertThat(new FixedNotional(1_234_560_000L).quantity(usual(terms(InstrumentKind.LINEAR, units(10)), 0, 0)))
                .isEqualTo(246_912_000L);
        // 100 / 3 = 33.33333333, rounded down
        assertThat(new FixedNotional(100 * MONEY).quantity(usual().price(units(3))))
                .isEqualTo(3_333_333_333L);
    }

    @Test
    void shouldConvertTheAccountsMoneyFirst() {
        // 1,000 of the account's currency at 1.25 each are 800 of the instrument's; 800 / 50 = 16.
        assertThat(new FixedNotional(1_000 * MONEY).quantity(usual().conversion(125_000_000L)))
                .isEqualTo(units(16));
    }

    @Test
    void shouldMultiplyByThePriceOfAnInverseContract() {
        // A contract of 100 USD at 50,000 is worth 0.002 BTC: 0.05 BTC are 25 contracts.
        assertThat(new FixedNotional(MONEY / 20)
                        .quantity(usual(terms(InstrumentKind.INVERSE, units(100)), 0, 0)
                                .price(units(50_000))))
                .isEqualTo(units(25));
    }

    @Test
    void shouldTakeTheFractionOfEquity() {
        // 1.5 % of 10,000 are 150; 150 / 50 = 3.
        assertThat(new EquityFraction(150).quantity(usual())).isEqualTo(units(3));
        // The same with money of 8 places.
        assertThat(new EquityFraction(150).quantity(usual().equity(10_000 * ONE, 8)))
                .isEqualTo(units(3));
    }

    @Test
    void shouldLetOneStandardDeviationBeTheTarget() {
        // 0.5 % of 10,000 are 50; at a volatility of 2 % that is a notional of 2,500; 2,500 / 50 = 50.
        assertThat(new VolatilityTarget(50).quantity(usual(Units.terms("A"), 0, 2 * PERCENT)))
                .isEqualTo(units(50));
    }

    @Test
    void shouldBetTheFractionOfKelly() {
        // m = 0.4 %, s = 10 %: m / s^2 = 0.4; half of that is 0.2 of 10,000, 2,000; 2,000 / 50 = 40.
        assertThat(new CappedKelly(5_000, 10_000).quantity(usual(Units.terms("A"), 4 * PERCENT / 10, 10 * PERCENT)))
                .isEqualTo(units(40));
        // Capped at 5 % of 10,000: 500 / 50 = 10.
        assertThat(new CappedKelly(5_000, 500).quantity(usual(Units.terms("A"), 4 * PERCENT / 10, 10 * PERCENT)))
                .isEqualTo(units(10));
        // A bet too large for any number is capped like any other.
        assertThat(new CappedKelly(10_000, 500).quantity(usual(Units.terms("A"), Long.MAX_VALUE, 1)))
                .isEqualTo(units(10));
    }

    @Test
    void shouldSayWhatIsMissing() {
        final SizingModel[] byEquity = {new EquityFraction(1), new VolatilityTarget(1), new CappedKelly(1, 1)};
        for (final SizingModel model : byEquity) {
            assertFault(model, usual(Units.terms("A"), 1, 1).equity(SizingInputs.UNKNOWN, 6), SizingFault.NO_EQUITY);
            assertFault(model, usual(Units.terms("A"), 1, 1).equity(0, 6), SizingFault.NO_EQUITY);
            assertFault(model, usual(Units.terms("A"), 1, 1).equity(-MONEY, 6), SizingFault.NO_EQUITY);
            assertFault(model, usual(Units.terms("A"), ONE, ONE).price(0), SizingFault.NO_PRICE);
            assertFault(model, usual(Units.terms("A"), ONE, ONE).price(-ONE), SizingFault.NO_PRICE);
            assertFault(
                    model,
                    inputs.start(Units.terms("A"), ONE, ONE).price(ONE).equity(MONEY, 6),
                    SizingFault.NO_CONVERSION);
        }
        assertFault(new VolatilityTarget(1), usual(), SizingFault.NO_VOLATILITY);
        assertFault(new CappedKelly(1, 1), usual(Units.terms("A"), ONE, 0), SizingFault.NO_VOLATILITY);
        assertFault(new CappedKelly(1, 1), usual(Units.terms("A"), 0, ONE), SizingFault.NO_EDGE);
        assertFault(new CappedKelly(1, 1), usual(Units.terms("A"), -ONE, ONE), SizingFault.NO_EDGE);
        assertFault(new FixedNotional(1), usual().price(SizingInputs.UNKNOWN), SizingFault.NO_PRICE);
        assertFault(new FixedNotional(Long.MAX_VALUE - 1), usual().price(1), SizingFault.OVERFLOW);
        assertFault(
                new VolatilityTarget(1_000_000),
                usual(Units.terms("A"), 0, 1).equity(Long.MAX_VALUE - 1, 6),
                SizingFault.OVERFLOW);
        assertFault(
                new FixedNotional(Long.MAX_VALUE - 1),
                usual(terms(InstrumentKind.INVERSE, 1), 0, 0),
                SizingFault.OVERFLOW);
    }

    private static void assertFault(final SizingModel model, final SizingInputs of, final SizingFault fault) {
        assertThat(model.quantity(of)).as("%s", model).isEqualTo(fault.code());
    }
}
