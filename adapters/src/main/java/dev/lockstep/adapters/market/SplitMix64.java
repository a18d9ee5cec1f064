package dev.lockstep.adapters.market;

import dev.lockstep.codecs.Hash64;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014) with the draws that the
 * market needs, all in integer arithmetic: equal seeds give equal draws on every platform and JDK.
 */
final class SplitMix64 {
    /** Binary places of {@link #nextExponential}. */
    static final int EXPONENTIAL_BITS = 16;

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long LN_2 = Math.round(StrictMath.log(2) * (1 << EXPONENTIAL_BITS));
    private static final int CELLS = 256;
    private static final long[] QUANTILES = quantiles();

    private long state;

    SplitMix64(final long seed) {
        this.state = seed;
    }

    /** 64 uniform bits. */
    long next() {
        state += GAMMA;
        return Hash64.finish(state);
    }

    /** Uniform in 0 until the bound; the bound is above 0, and so small against 2^32 that the bias does not matter. */
    int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /**
     * Exponentially distributed with mean 1, scaled by 2^16, at most 23 scaled. The distribution has no memory, so a draw is a
     * geometric number of times ln 2, which is the count of leading zeros, plus a draw confined to 0..ln 2, which is
     * interpolated in a table of quantiles.
     */
    long nextExponential() {
        final long word = next();
        final int halvings = Long.numberOfLeadingZeros(word | 0xFFFF_FFFFL);
        final int cell = (int) (word >>> 24) & (CELLS - 1);
        final long fraction = (word >>> 8) & 0xFFFF;
        final long low = QUANTILES[cell];
        return halvings * LN_2 + low + (((QUANTILES[cell + 1] - low) * fraction) >> 16);
    }

    /** Close to normal with mean 0 and standard deviation 4: the count of ones among 64 fair bits, less its mean. */
    int nextBinomial() {
        return Long.bitCount(next()) - Long.SIZE / 2;
    }

    /**
     * Fat-tailed, at least 1 and at most 2^{@code maxExponent}: two to the power of an exponential draw, so that the share of draws above s
     * falls as s^-1.44. The power between whole exponents is interpolated.
     */
    long nextFatTailed(final int maxExponent) {
        final long exponent = Math.min(nextExponential(), (long) maxExponent << EXPONENTIAL_BITS);
        final int whole = (int) (exponent >> EXPONENTIAL_BITS);
        final long mantissa = (1L << EXPONENTIAL_BITS) + (exponent & ((1L << EXPONENTIAL_BITS) - 1));
        return (mantissa << whole) >> EXPONENTIAL_BITS;
    }

    private static long[] quantiles() {
        final long[] quantiles = new long[CELLS + 1];
        for (int i = 0; i <= CELLS; i++) {
            quantiles[i] = Math.round(-StrictMath.log(1 - i / (2.0 * CELLS)) * (1 << EXPONENTIAL_BITS));
        }
        return quantiles;
    }
}
