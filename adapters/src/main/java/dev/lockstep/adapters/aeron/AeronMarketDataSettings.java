package dev.lockstep.adapters.aeron;

import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.logbuffer.LogBufferDescriptor;
import org.agrona.SystemUtil;

/**
 * A stream of market data over Aeron.
 *
 * @param channel Aeron channel, for example {@code aeron:ipc}
 * @param streamId Aeron stream id
 * @param endWhenPublisherCloses whether the source is exhausted once a publisher has been there and all are gone; else it waits for the next
 */
public record AeronMarketDataSettings(String channel, int streamId, boolean endWhenPublisherCloses) {
    /** Checks the channel. */
    public AeronMarketDataSettings {
        if (!isUsable(channel)) {
            throw new IllegalArgumentException("is '" + channel
                    + "'; it must be an Aeron channel, for example aeron:ipc or aeron:udp?endpoint=localhost:20121");
        }
    }

    private static boolean isUsable(final String channel) {
        try {
            final ChannelUri uri = ChannelUri.parse(channel);
            final String termLength = uri.get(CommonContext.TERM_LENGTH_PARAM_NAME);
            if (termLength != null) {
                LogBufferDescriptor.checkTermLength((int) SystemUtil.parseSize("term-length", termLength));
            }
            return uri.isIpc() || (uri.isUdp() && uri.containsKey(CommonContext.ENDPOINT_PARAM_NAME));
        } catch (final IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    /** Shared memory, stream 1001; waits for the next publisher when one is gone. */
    public static AeronMarketDataSettings defaults() {
        return new AeronMarketDataSettings("aeron:ipc", 1001, false);
    }
}
