package dev.lockstep.adapters.market;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.codecs.sbe.MarketView;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedMarketSettingsTest {
    private static final List<MarketView> QUOTES = List.of(MarketView.QUOTES);

    @Test
    void shouldNameWhatIsOutOfRangeAndWhatIsAllowed() {
        final GeneratedInstrumentSettings valid = GeneratedInstrumentSettings.defaults("AAA");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> valid.withEventsPerSecond(0))
                .withMessage("eventsPerSecond is 0; allowed is 1 to 10000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneratedInstrumentSettings(
                        "A", "USD", 6, 10, 1, 9_999, QUOTES, MarketView.QUOTES, MarketView.QUOTES, 1, 1, 1, 16))
                .withMessage("startPrice in ticks is 999; allowed is 1000 to 8589934592");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneratedInstrumentSettings.defaults("ABCDEFGHIJKLMNOPQ"))
                .withMessage("symbol is 'ABCDEFGHIJKLMNOPQ'; allowed are 1 to 16 ASCII characters");
    }

    @Test
    void shouldRefuseAViewThatIsNotPublished() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneratedInstrumentSettings.defaults("AAA")
                        .withViews(QUOTES, MarketView.QUOTES, MarketView.DEPTH))
                .withMessage(
                        "strategyView is QUOTES and venueView is DEPTH; both must be among views, which is [QUOTES]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneratedInstrumentSettings.defaults("AAA")
                        .withViews(List.of(MarketView.NULL_VAL), MarketView.NULL_VAL, MarketView.NULL_VAL))
                .withMessageContaining("allowed are one or more of [QUOTES, DEPTH, ORDERS, TRADES]");
    }

    @Test
    void shouldRefuseNoInstrumentsAndOneTwice() {
        final GeneratedInstrumentSettings instrument = GeneratedInstrumentSettings.defaults("AAA");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneratedMarketSettings(1, 0, 0, 0, List.of()))
                .withMessage("instruments is empty; a generated market needs at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneratedMarketSettings(1, 0, 0, 0, List.of(instrument, instrument)))
                .withMessage("instruments has AAA twice; give each instrument its own symbol");
    }
}
