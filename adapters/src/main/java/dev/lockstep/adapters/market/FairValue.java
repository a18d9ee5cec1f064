package dev.lockstep.adapters.market;

/**
 * What the instrument is worth, hidden from the market and followed by its orders: a random walk, one step an event, whose volatility
 * and trend change with regimes of 20 seconds on average, pulled weakly towards the start price and kept within half to twice of it.
 */
final class FairValue {
    /** The value is in ticks with 28 binary places, so that small steps at high event rates are not lost. */
    private static final int FRACTION_BITS = 28;

    private static final long MEAN_REGIME_NS = 20_000_000_000L;
    /** The pull takes one part in 2^22 of the distance away at each event. */
    private static final int PULL_SHIFT = 22;
    /** Regimes by volatility, in halves of the normal one: calm, normal, stressed; drawn with weights of 4, 3 and 1 in 8. */
    private static final int[] HALVES_BY_DRAW = {1, 1, 1, 1, 2, 2, 2, 6};

    private static final int BINOMIAL_DEVIATION = 4;
    /** The book follows as long as the distance of orders is a multiple of what the value moves between events. */
    private static final int DEVIATIONS_PER_DEPTH = 8;

    /** With the cut of distances in {@link OrderFlow} and half of the start price as the least value, prices stay above 0. */
    private static final int MAX_DEPTH_OF_START = 64;

    private final SplitMix64 random;
    private final long start;
    private final double stepDeviation;
    private final double trendPerStep;
    private final int normalDepthTicks;
    private long value;
    private long regimeEndNs = Long.MIN_VALUE;
    private long stepUnit;
    private long trend;
    private int depthTicks;

    FairValue(final GeneratedInstrumentSettings settings, final SplitMix64 random) {
        this.random = random;
        final long startTicks = settings.startPrice() / settings.priceIncrement();
        this.start = startTicks << FRACTION_BITS;
        this.value = start;
        final double deviationPerSecond = start * (settings.volatilityPpm() / 1e6);
        final double eventsPerSecond = settings.eventsPerSecond();
        this.stepDeviation = deviationPerSecond / StrictMath.sqrt(eventsPerSecond);
        // Over a regime of mean length, the trend moves the value as far as one standard deviation of the walk.
        this.trendPerStep = deviationPerSecond / StrictMath.sqrt(MEAN_REGIME_NS / 1e9) / eventsPerSecond;
        final long movingTicks = (long) StrictMath.ceil(DEVIATIONS_PER_DEPTH * stepDeviation / (1L << FRACTION_BITS));
        this.normalDepthTicks =
                (int) Math.min(Math.max(settings.depthTicks(), movingTicks), startTicks / MAX_DEPTH_OF_START);
    }

    /** One step of the walk. */
    void advance(final long timeNs) {
        if (timeNs >= regimeEndNs) {
            changeRegime(timeNs);
        }
        final long step = trend + stepUnit * random.nextBinomial() - ((value - start) >> PULL_SHIFT);
        value = Math.max(start / 2, Math.min(start * 2, value + step));
    }

    /** The value, rounded down to a tick. */
    long tick() {
        return value >> FRACTION_BITS;
    }

    /** Mean distance of limit orders from the value in this regime, ticks, at least 1. */
    int depthTicks() {
        return depthTicks;
    }

    private void changeRegime(final long timeNs) {
        regimeEndNs = timeNs + ((MEAN_REGIME_NS * random.nextExponential()) >> SplitMix64.EXPONENTIAL_BITS);
        final int halves = HALVES_BY_DRAW[random.below(HALVES_BY_DRAW.length)];
        final int direction = random.below(3) - 1;
        stepUnit = Math.round(stepDeviation * halves / (2 * BINOMIAL_DEVIATION));
        trend = Math.round(trendPerStep * halves * direction / 2);
        depthTicks = (normalDepthTicks * halves + 1) / 2;
    }
}
