package dev.lockstep.adapters.aeron;

/**
 * A stream of market data over Aeron.
 *
 * @param channel Aeron channel, for example {@code aeron:ipc}
 * @param streamId Aeron stream id
 * @param endWhenPublisherCloses whether the source is exhausted once a publisher has been there and all are gone; else it waits for the next
 */
public record AeronMarketDataSettings(String channel, int streamId, boolean endWhenPublisherCloses) {
    private static final String PREFIX = "aeron:";

    /** Checks the channel. */
    public AeronMarketDataSettings {
        if (!channel.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "channel is '" + channel + "'; allowed are Aeron channels, for example aeron:ipc");
        }
    }

    /** Shared memory, stream 1001; waits for the next publisher when one is gone. */
    public static AeronMarketDataSettings defaults() {
        return new AeronMarketDataSettings("aeron:ipc", 1001, false);
    }
}
