package dev.lockstep.adapters.aeron;

/**
 * How a history is published.
 *
 * @param pacing how fast
 * @param messagesPerSecond for FIXED_RATE, 1 to 100,000,000; ignored otherwise
 * @param maxMessages messages after which the stream ends; 0 for as many as the history has
 * @param startNow whether the times in the messages are moved so that the first one is now; else they stay as they are
 */
public record MarketPublisherSettings(Pacing pacing, long messagesPerSecond, long maxMessages, boolean startNow) {
    private static final long MAX_RATE = 100_000_000;

    /** Checks the ranges. */
    public MarketPublisherSettings {
        if (pacing == Pacing.FIXED_RATE && (messagesPerSecond < 1 || messagesPerSecond > MAX_RATE)) {
            throw new IllegalArgumentException(
                    "messagesPerSecond is " + messagesPerSecond + "; allowed is 1 to " + MAX_RATE);
        }
        if (maxMessages < 0) {
            throw new IllegalArgumentException("maxMessages is " + maxMessages + "; allowed is 0 or above");
        }
    }

    /** Unpaced, the whole history, times as they are. */
    public static MarketPublisherSettings unpaced() {
        return new MarketPublisherSettings(Pacing.UNPACED, 0, 0, false);
    }
}
