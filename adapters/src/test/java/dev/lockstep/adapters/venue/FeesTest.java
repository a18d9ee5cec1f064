package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import org.junit.jupiter.api.Test;

/** Fees worked out by hand: a rebate of 0.01 % for making, 0.04 % for taking. */
final class FeesTest {
    private static final long ONE = 100_000_000L;

    private static VenueRig rig(final int moneyScale, final long multiplier) {
        final SimulatedVenueSettings settings =
                new SimulatedVenueSettings(0, 0, 0, 0, -10_000, 40_000, true, QueueModel.FRONT, 64, 64);
        return new VenueRig(settings, 1)
                .define(InstrumentTerms.spot(
                        "TEST", "USD", moneyScale, MarketView.QUOTES, MarketView.QUOTES, true, 1, 1, 0, multiplier));
    }

    @Test
    void shouldChargeTheTakerRateOnTheNotional() {
        final VenueRig rig = rig(6, ONE);
        rig.quote(64_000 * ONE, ONE, 64_001 * ONE, ONE).limit(1, Side.BUY, 64_001 * ONE, ONE / 2);
        // 64,001 * 0.5 * 0.0004 = 12.8002
        assertThat(rig.reports().get(1).fee()).isEqualTo(12_800_200);
    }

    @Test
    void shouldPayTheMakerARebate() {
        final VenueRig rig = rig(8, ONE);
        rig.quote(64_000 * ONE, ONE, 64_001 * ONE, ONE).limit(1, Side.SELL, 64_001 * ONE, ONE / 4);
        rig.trade(64_001 * ONE, ONE, AggressorSide.BUYER);
        // 64,001 * 0.25 * 0.0001 = 1.600025
        assertThat(rig.reports().get(1).fee()).isEqualTo(-160_002_500);
    }

    @Test
    void shouldCountTheContractMultiplier() {
        final VenueRig rig = rig(6, 50 * ONE);
        rig.quote(5_000 * ONE, 9 * ONE, 5_001 * ONE, 9 * ONE).limit(1, Side.BUY, 5_001 * ONE, 3 * ONE);
        // 5,001 * 3 * 50 * 0.0004 = 300.06
        assertThat(rig.reports().get(1).fee()).isEqualTo(300_060_000);
    }

    @Test
    void shouldChargeInWhatPricesAreAPriceOf() {
        for (final int moneyScale : new int[] {6, 8}) {
            final VenueRig rig = rig(moneyScale, ONE);
            rig.define(new InstrumentTerms(
                    "PERP",
                    InstrumentKind.INVERSE,
                    "USD",
                    "BTC",
                    "BTC",
                    moneyScale,
                    0,
                    MarketView.QUOTES,
                    MarketView.QUOTES,
                    true,
                    1,
                    1,
                    0,
                    100 * ONE));
            rig.quote(39_999 * ONE, 9 * ONE, 40_000 * ONE, 9 * ONE).limit(1, Side.BUY, 40_000 * ONE, 5 * ONE);
            // 5 contracts of 100 USD at 40,000 are 0.0125 BTC, of which 0.0004 are 0.000005.
            assertThat(rig.reports().get(1).fee()).isEqualTo(moneyScale == 6 ? 5 : 500);
        }
    }

    @Test
    void shouldRoundHalvesToTheEvenUnit() {
        final VenueRig rig = rig(6, ONE);
        // 0.00125 * 1 * 0.0004 = 0.0000005 of which the half goes to 0, and 0.00375 * 0.0004 = 0.0000015 to 2 units.
        rig.quote(1, ONE, 125_000, ONE).limit(1, Side.BUY, 125_000, ONE);
        assertThat(rig.reports().get(1).fee()).isZero();
        rig.quote(1, ONE, 375_000, ONE).limit(2, Side.BUY, 375_000, ONE);
        assertThat(rig.reports().get(1).fee()).isEqualTo(2);
    }
}
