package dev.lockstep.engine.feature;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Exponential moving average of another feature: ema += (x - ema) * 2 / (period + 1), started at the first input and ready after {@code period}
 * inputs.
 *
 * @param input the feature that is averaged
 * @param period number of inputs, from 1
 */
public record Ema(FeatureHandle input, int period) implements FeatureSpec {
    /** Checks the range. */
    public Ema {
        if (period < 1) {
            throw new IllegalArgumentException("EMA over " + period + " values; at least 1 is needed");
        }
    }

    @Override
    public Feature create() {
        return new Average(this);
    }

    private static final class Average implements Feature {
        private final FeatureHandle input;
        private final int period;
        private final double weight;
        private double value;
        private int seen;

        private Average(final Ema spec) {
            input = spec.input;
            period = spec.period;
            weight = 2.0 / (spec.period + 1.0);
        }

        @Override
        public boolean update(final FeatureContext context) {
            if (!context.isUpdated(input)) {
                return false;
            }
            final double x = context.value(input);
            value = seen == 0 ? x : value + (x - value) * weight;
            if (seen < period) {
                seen++;
            }
            return seen == period;
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public void writeState(final StateSink sink) {
            sink.put("value", value);
            sink.put("seen", seen);
        }

        @Override
        public void readState(final StateSource source) {
            value = source.getDouble("value");
            seen = source.getInt("seen");
        }
    }
}
