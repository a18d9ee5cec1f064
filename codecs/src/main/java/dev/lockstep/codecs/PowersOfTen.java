package dev.lockstep.codecs;

/** The powers of ten that fit a long. */
final class PowersOfTen {
    /** Greatest exponent. */
    static final int MAX_EXPONENT = 18;

    private static final long[] POWERS = new long[MAX_EXPONENT + 1];

    static {
        long power = 1;
        for (int i = 0; i <= MAX_EXPONENT; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private PowersOfTen() {}

    /** 10^exponent for an exponent of 0 to {@value #MAX_EXPONENT}. */
    static long of(final int exponent) {
        return POWERS[exponent];
    }
}
