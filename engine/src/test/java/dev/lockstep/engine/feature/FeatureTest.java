package dev.lockstep.engine.feature;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.START_NS;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BarKind;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Features and bars against numbers worked by hand, as strategies see them. */
final class FeatureTest {
    private record Bar(int instrument, long closeNs, long open, long high, long low, long close, long volume) {
        private static Bar of(final BarUpdate bar) {
            return new Bar(
                    bar.instrument,
                    bar.closeTimeNs - START_NS,
                    bar.openPrice,
                    bar.highPrice,
                    bar.lowPrice,
                    bar.closePrice,
                    bar.volume);
        }
    }

    private final List<FeatureHandle> handles = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final ScriptedStrategy strategy = new ScriptedStrategy()
            .onQuote((context, instrument) -> handles.forEach(handle -> values.add(value(context, handle, instrument))))
            .onBar((context, bar) -> bars.add(Bar.of(bar)));

    private static double value(final StrategyContext context, final FeatureHandle handle, final int instrument) {
        return context.isReady(handle, instrument) ? context.feature(handle, instrument) : Double.NaN;
    }

    private CoreHarness start(final FeatureSpec spec, final InstrumentTerms... terms) {
        strategy.declares(features -> handles.add(features.declare(spec)));
        return CoreHarness.started(ScriptedStrategy.settings(wideLimits(), strategy.everywhere()), terms);
    }

    private List<Double> quotes(final FeatureSpec spec, final long[]... bidSizeAskSize) {
        final CoreHarness harness = start(spec, Units.terms("A"));
        for (final long[] q : bidSizeAskSize) {
            harness.market(MarketMessages.quote(0, q[0] * TICK, units(q[1]), q[2] * TICK, units(q[3])));
        }
        return values;
    }

    @Test
    void shouldComputeMidpointAndSpread() {
        assertThat(quotes(new Midpoint(), new long[] {9_999, 1, 10_002, 3})).containsExactly(100.005);
        values.clear();
        handles.clear();
        assertThat(quotes(new Spread(), new long[] {9_999, 1, 10_002, 3})).containsExactly(0.03);
    }

    @Test
    void shouldWeighTheMicropriceByTheOtherSidesSize() {
        // (100 * 1 + 101 * 3) / 4
        assertThat(quotes(new Microprice(), new long[] {10_000, 3, 10_100, 1}, new long[] {10_000, 0, 10_100, 0}))
                .containsExactly(100.75, 100.5);
    }

    @Test
    void shouldComputeImbalanceOverTheBestLevels() {
        final CoreHarness harness = start(new Imbalance(2), Units.terms("D", MarketView.DEPTH));
        harness.market(MarketMessages.snapshot(
                0, 1, new long[] {100, 6, 99, 2, 98, 50}, new long[] {101, 1, 102, 1, 103, 70}));
        // A level beyond the second changes nothing, but the book did change.
        harness.market(MarketMessages.delta(0, 1, 2, new long[] {98, 1}, new long[] {}));
        harness.market(MarketMessages.delta(0, 2, 3, new long[] {100, 0}, new long[] {}));
        // (6 + 2 - 1 - 1) / 10, and, without the best bid, (2 + 1 - 1 - 1) / 5.
        assertThat(values).containsExactly(0.6, 0.6, 0.2);
    }

    @Test
    void shouldAverageFromTheFirstInputAndBeReadyAfterThePeriod() {
        strategy.declares(features -> handles.add(features.declare(new Ema(features.declare(new Midpoint()), 3))));
        final CoreHarness harness =
                CoreHarness.started(ScriptedStrategy.settings(wideLimits(), strategy.everywhere()), Units.terms("A"));
        final long[] mids = {10, 20, 20, 40};
        for (int i = 0; i < mids.length; i++) {
            // The size changes each time: a quote that repeats the one before is no input.
            harness.market(MarketMessages.quote(0, units(mids[i] - 1), units(i + 1), units(mids[i] + 1), ONE));
            harness.market(MarketMessages.quote(0, units(mids[i] - 1), units(i + 1), units(mids[i] + 1), ONE));
        }
        // Weight 1/2: 10, 15, 17.5, 28.75.
        assertThat(values).containsExactly(Double.NaN, Double.NaN, 17.5, 28.75);
    }

    @Test
    void shouldRestWhileTheBookIsNotWholeAndResume() {
        final List<BookStatus> statuses = new ArrayList<>();
        strategy.onBookStatus((instrument, status) -> statuses.add(status));
        final List<Double> seen = quotes(
                new Midpoint(),
                new long[] {9_999, 1, 10_001, 1},
                new long[] {10_005, 1, 10_003, 1},
                new long[] {10_006, 2, 10_003, 1},
                new long[] {10_099, 1, 10_101, 1});
        assertThat(seen).containsExactly(100.0, 101.0);
        assertThat(statuses).containsExactly(BookStatus.WHOLE, BookStatus.CROSSED, BookStatus.WHOLE);
    }

    @Test
    void shouldCloseTimeBarsAtTheBoundaryAndLeaveOutSilentIntervals() {
        final long interval = 1_000;
        final CoreHarness harness = start(new Bars(BarKind.TIME, interval, BarPrice.TRADE), Units.terms("A"));
        trade(harness, 100, 50, 1);
        trade(harness, 900, 70, 2);
        trade(harness, 950, 40, 3);
        trade(harness, 999, 60, 4);
        assertThat(bars).isEmpty();
        // Exactly at the boundary the old bar closes first, and the trade opens the next one.
        trade(harness, 1_000, 80, 5);
        assertThat(bars).containsExactly(new Bar(0, 1_000, units(50), units(70), units(40), units(60), units(10)));
        assertThat(harness.inputs()).hasSize(2 + 5 + 1);
        trade(harness, 5_500, 90, 6);
        assertThat(bars.get(1)).isEqualTo(new Bar(0, 2_000, units(80), units(80), units(80), units(80), units(5)));
        harness.tickUntil(START_NS + 100_000);
        assertThat(bars.get(2).closeNs).isEqualTo(6_000);
        assertThat(bars).hasSize(3);
    }

    private static void trade(final CoreHarness harness, final long atNs, final long price, final long quantity) {
        harness.market(START_NS + atNs, MarketMessages.trade(0, units(price), units(quantity)));
    }

    /** Live, a tick may carry a later deadline than the end of a bar that an event before it opened. */
    @Test
    void shouldCloseABarAtItsOwnEndWhenTheTickIsLate() {
        final CoreHarness harness = start(new Bars(BarKind.TIME, 1_000, BarPrice.TRADE), Units.terms("A"));
        trade(harness, 100, 50, 1);
        harness.feed(SourceId.CLOCK, START_NS + 5_000, RunMessages.tick(START_NS + 4_500));
        assertThat(bars).singleElement().satisfies(bar -> assertThat(bar.closeNs)
                .isEqualTo(1_000));
    }

    @Test
    void shouldAlignTimeBarsToTheEpoch() {
        final long interval = 7_000_000_000L;
        final CoreHarness harness = start(new Bars(BarKind.TIME, interval, BarPrice.TRADE), Units.terms("A"));
        trade(harness, 0, 50, 1);
        harness.tickUntil(START_NS + interval);
        assertThat((bars.get(0).closeNs + START_NS) % interval).isZero();
        assertThat(bars.get(0).closeNs).isBetween(1L, interval);
    }

    @Test
    void shouldCloseTickBarsAfterTheirCountAndVolumeBarsAtTheirVolume() {
        final CoreHarness harness = start(new Bars(BarKind.TICK, 3, BarPrice.TRADE), Units.terms("A"));
        for (int i = 1; i <= 7; i++) {
            trade(harness, i, 10 + i, i);
        }
        assertThat(bars)
                .containsExactly(
                        new Bar(0, 3, units(11), units(13), units(11), units(13), units(6)),
                        new Bar(0, 6, units(14), units(16), units(14), units(16), units(15)));
        bars.clear();
        final CoreHarness volume = start(new Bars(BarKind.VOLUME, units(5), BarPrice.TRADE), Units.terms("A"));
        trade(volume, 1, 10, 4);
        trade(volume, 2, 11, 3);
        trade(volume, 3, 12, 5);
        assertThat(bars)
                .containsExactly(
                        new Bar(0, 2, units(10), units(11), units(10), units(11), units(7)),
                        new Bar(0, 3, units(12), units(12), units(12), units(12), units(5)));
    }

    @Test
    void shouldMakeBarsOfMidpointsRoundedUp() {
        final CoreHarness harness = start(new Bars(BarKind.TICK, 2, BarPrice.MID), Units.terms("A"));
        harness.market(MarketMessages.quote(0, 100, ONE, 103, ONE));
        harness.market(MarketMessages.trade(0, 777, ONE));
        harness.market(MarketMessages.quote(0, 100, ONE, 104, ONE));
        assertThat(bars).containsExactly(new Bar(0, 0, 102, 102, 102, 102, 0));
    }

    @Test
    void shouldTakeBarsOfASourceThatFit() {
        final CoreHarness harness = start(new Bars(BarKind.TIME, 60, BarPrice.TRADE), Units.terms("A"));
        harness.market(START_NS + 60, MarketMessages.bar(0, BarKind.TIME, 60, 5, 9, 4, 7, 33));
        harness.market(START_NS + 61, MarketMessages.bar(0, BarKind.TIME, 61, 5, 9, 4, 7, 33));
        harness.market(START_NS + 62, MarketMessages.bar(0, BarKind.TICK, 60, 5, 9, 4, 7, 33));
        assertThat(bars).containsExactly(new Bar(0, 60, 5, 9, 4, 7, 33));
    }

    @Test
    void shouldAverageBars() {
        final List<Double> averages = new ArrayList<>();
        strategy.declares(features -> {
            final FeatureHandle bar = features.declare(new Bars(BarKind.TIME, 1_000, BarPrice.TRADE));
            handles.add(features.declare(new Ema(bar, 2)));
        });
        strategy.onBar((context, bar) -> averages.add(value(context, handles.get(0), bar.instrument)));
        final CoreHarness harness =
                CoreHarness.started(ScriptedStrategy.settings(wideLimits(), strategy.everywhere()), Units.terms("A"));
        trade(harness, 10, 30, 1);
        trade(harness, 1_010, 60, 1);
        trade(harness, 2_010, 90, 1);
        harness.tickUntil(START_NS + 3_000);
        // Weight 2/3: 30, 50, 76.67.
        assertThat(averages.get(0)).isNaN();
        assertThat(averages.get(1)).isEqualTo(50.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(averages.get(2)).isEqualTo(50 + 80 / 3.0, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void shouldComputeFeaturesOnlyForTheInstrumentsOfThoseWhoDeclaredThem() {
        final FeatureHandle[] mid = new FeatureHandle[1];
        final List<String> seen = new ArrayList<>();
        final ScriptedStrategy onB =
                new ScriptedStrategy().declares(features -> mid[0] = features.declare(new Midpoint()));
        final ScriptedStrategy everywhere = new ScriptedStrategy()
                .onQuote((context, instrument) -> seen.add(instrument + " " + context.isReady(mid[0], instrument)));
        final CoreHarness harness = CoreHarness.started(
                ScriptedStrategy.settings(wideLimits(), onB.on("B", "LATE"), everywhere.everywhere()),
                Units.terms("A"),
                Units.terms("B"));
        harness.market(MarketMessages.quote(0, 1, ONE, 2, ONE));
        harness.market(MarketMessages.quote(1, 1, ONE, 2, ONE));
        harness.market(MarketMessages.quote(2, 1, ONE, 2, ONE));
        harness.market(RunMessages.definition(2, Units.terms("LATE")));
        harness.market(MarketMessages.quote(2, 1, ONE, 2, ONE));
        assertThat(seen)
                .as("a quote before the definition is of nothing")
                .containsExactly("0 false", "1 true", "2 true");
    }

    @Test
    void shouldShareEqualFeatures() {
        final List<FeatureHandle> declared = new ArrayList<>();
        final ScriptedStrategy one = new ScriptedStrategy().declares(f -> declared.add(f.declare(new Imbalance(3))));
        final ScriptedStrategy two = new ScriptedStrategy().declares(f -> {
            declared.add(f.declare(new Imbalance(3)));
            declared.add(f.declare(new Imbalance(4)));
        });
        CoreHarness.started(ScriptedStrategy.settings(wideLimits(), one.on("A"), two.on("B")));
        assertThat(declared.get(0)).isEqualTo(declared.get(1)).isNotEqualTo(declared.get(2));
    }
}
