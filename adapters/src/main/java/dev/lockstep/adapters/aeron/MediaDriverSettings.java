package dev.lockstep.adapters.aeron;

import io.aeron.driver.ThreadingMode;

/**
 * An embedded media driver.
 *
 * @param threadingMode how many threads the driver has: SHARED one, SHARED_NETWORK two, DEDICATED three; INVOKER is not offered
 * @param termBufferLength bytes of one of the three terms of a publication, a power of two from 64 KiB to 1 GiB; a publisher can be about
 *     half a term ahead of its slowest subscriber
 */
public record MediaDriverSettings(ThreadingMode threadingMode, int termBufferLength) {
    private static final int MIN_TERM_LENGTH = 64 * 1024;
    private static final int MAX_TERM_LENGTH = 1024 * 1024 * 1024;
    private static final int DEFAULT_TERM_LENGTH = 4 * 1024 * 1024;

    /** Checks the ranges. */
    public MediaDriverSettings {
        if (threadingMode == ThreadingMode.INVOKER) {
            throw new IllegalArgumentException(
                    "threadingMode is INVOKER; allowed are SHARED, SHARED_NETWORK and DEDICATED, which have threads of their own");
        }
        if (termBufferLength < MIN_TERM_LENGTH
                || termBufferLength > MAX_TERM_LENGTH
                || Integer.bitCount(termBufferLength) != 1) {
            throw new IllegalArgumentException("termBufferLength is " + termBufferLength
                    + "; allowed is a power of two from " + MIN_TERM_LENGTH + " to " + MAX_TERM_LENGTH);
        }
    }

    /** One thread and terms of 4 MiB. */
    public static MediaDriverSettings defaults() {
        return new MediaDriverSettings(ThreadingMode.SHARED, DEFAULT_TERM_LENGTH);
    }
}
