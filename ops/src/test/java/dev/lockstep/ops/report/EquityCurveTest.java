package dev.lockstep.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityCurveTest {
    private static final BigDecimal START = new BigDecimal("1000");
    private static final long SEED = 20_260_105;

    private static EquityPoint point(final long number, final String equity) {
        return new EquityPoint(number, number * 10, new BigDecimal(equity));
    }

    @Test
    void shouldKeepEveryPointOfAShortRun() {
        final EquityCurve curve = new EquityCurve(0, START);
        final List<EquityPoint> expected = new ArrayList<>(List.of(new EquityPoint(0, 0, START)));
        for (int i = 1; i <= 498; i++) {
            final EquityPoint point = point(i, Integer.toString(1000 + i % 7));
            curve.add(point);
            expected.add(point);
        }

        assertThat(curve.points()).isEqualTo(expected);
        assertThat(curve.isSampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {499, 996, 997, 1_993, 100_000, 262_144})
    void shouldKeepExtremesAndEndsOfALongRunInBoundedMemory(final int fills) {
        final EquityCurve curve = new EquityCurve(0, START);
        final Random random = new Random(SEED);
        final List<EquityPoint> all = new ArrayList<>(List.of(new EquityPoint(0, 0, START)));
        BigDecimal equity = START;
        for (int i = 1; i <= fills; i++) {
            equity = equity.add(BigDecimal.valueOf(random.nextInt(2_001) - 1_000, 2));
            all.add(new EquityPoint(i, i * 10L, equity));
            curve.add(all.get(i));
        }

        final List<EquityPoint> points = curve.points();
        final Comparator<EquityPoint> byEquity = Comparator.comparing(EquityPoint::equity);
        assertThat(points).as("seed %d", SEED).hasSizeBetween(250, EquityCurve.MOST_POINTS);
        assertThat(points).isSortedAccordingTo(Comparator.comparingLong(EquityPoint::number));
        assertThat(all).containsAll(points);
        assertThat(points).startsWith(all.get(0)).endsWith(all.get(fills));
        assertThat(points.stream().min(byEquity).orElseThrow().equity())
                .isEqualTo(all.stream().min(byEquity).orElseThrow().equity());
        assertThat(points.stream().max(byEquity).orElseThrow().equity())
                .isEqualTo(all.stream().max(byEquity).orElseThrow().equity());
        assertThat(curve.isSampled()).isTrue();
        assertThat(curve.drawdown().depth()).as("seed %d", SEED).isEqualByComparingTo(largestFall(all));
    }

    /** By definition: over all pairs that matter, the highest so far and what follows. */
    private static BigDecimal largestFall(final List<EquityPoint> all) {
        BigDecimal lowestToCome = all.get(all.size() - 1).equity();
        BigDecimal largest = BigDecimal.ZERO;
        for (int i = all.size() - 1; i >= 0; i--) {
            lowestToCome = lowestToCome.min(all.get(i).equity());
            largest = largest.max(all.get(i).equity().subtract(lowestToCome));
        }
        return largest;
    }

    @Test
    void shouldMeasureDrawdownFromTheHeightBeforeIt() {
        final EquityCurve curve = new EquityCurve(0, START);
        curve.add(point(1, "990"));
        curve.add(point(2, "1050"));
        curve.add(point(3, "1030"));
        curve.add(point(4, "1035"));
        curve.add(point(5, "1020"));
        curve.add(point(6, "1100"));
        curve.add(point(7, "1075"));

        assertThat(curve.drawdown().depth()).isEqualByComparingTo("30");
        assertThat(curve.drawdown().peak().number()).isEqualTo(2);
        assertThat(curve.drawdown().trough().number()).isEqualTo(5);
    }

    @Test
    void shouldHaveNoDrawdownWhenEquityOnlyRises() {
        final EquityCurve curve = new EquityCurve(0, START);
        curve.add(point(1, "1000"));
        curve.add(point(2, "1001"));

        assertThat(curve.drawdown().depth()).isZero();
    }
}
