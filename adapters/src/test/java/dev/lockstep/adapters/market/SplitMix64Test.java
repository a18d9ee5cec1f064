package dev.lockstep.adapters.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    private static final long SEED = 20_260_101L;
    private static final int DRAWS = 1_000_000;

    @Test
    void shouldDrawWhatTheJdksSplitMixDraws() {
        final SplitMix64 random = new SplitMix64(SEED);
        final SplittableRandom reference = new SplittableRandom(SEED);
        for (int i = 0; i < 1_000; i++) {
            assertThat(random.next()).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void shouldDrawExponentialsWithTheRightMeanVarianceAndTail() {
        final SplitMix64 random = new SplitMix64(SEED);
        double sum = 0;
        double squares = 0;
        int aboveThree = 0;
        for (int i = 0; i < DRAWS; i++) {
            final double draw = random.nextExponential() / 65_536.0;
            assertThat(draw).isBetween(0.0, 23.0);
            sum += draw;
            squares += draw * draw;
            aboveThree += draw > 3 ? 1 : 0;
        }
        final double mean = sum / DRAWS;
        assertThat(mean).as("seed %d", SEED).isCloseTo(1.0, within(0.005));
        assertThat(squares / DRAWS - mean * mean).as("seed %d", SEED).isCloseTo(1.0, within(0.02));
        assertThat(aboveThree / (double) DRAWS).as("seed %d", SEED).isCloseTo(Math.exp(-3), within(0.001));
    }

    @Test
    void shouldDrawStepsWithMeanZeroAndDeviationFour() {
        final SplitMix64 random = new SplitMix64(SEED);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            final int draw = random.nextBinomial();
            sum += draw;
            squares += draw * draw;
        }
        assertThat(sum / DRAWS).as("seed %d", SEED).isCloseTo(0, within(0.02));
        assertThat(StrictMath.sqrt(squares / DRAWS)).as("seed %d", SEED).isCloseTo(4, within(0.02));
    }

    @Test
    void shouldDrawFatTailsWithTheStatedIndexAndCap() {
        final SplitMix64 random = new SplitMix64(SEED);
        int above4 = 0;
        int above64 = 0;
        for (int i = 0; i < DRAWS; i++) {
            final long draw = random.nextFatTailed(10);
            assertThat(draw).isBetween(1L, 1_024L);
            above4 += draw >= 4 ? 1 : 0;
            above64 += draw >= 64 ? 1 : 0;
        }
        // P(2^X >= s) = exp(-log2 s): exp(-2) and exp(-6).
        assertThat(above4 / (double) DRAWS).as("seed %d", SEED).isCloseTo(0.1353, within(0.002));
        assertThat(above64 / (double) DRAWS).as("seed %d", SEED).isCloseTo(0.00248, within(0.0003));
    }

    @Test
    void shouldDrawEveryValueBelowABoundEquallyOften() {
        final SplitMix64 random = new SplitMix64(SEED);
        final int[] counts = new int[7];
        for (int i = 0; i < DRAWS; i++) {
            counts[random.below(7)]++;
        }
        for (final int count : counts) {
            assertThat(count / (double) DRAWS).as("seed %d", SEED).isCloseTo(1 / 7.0, within(0.002));
        }
    }
}
