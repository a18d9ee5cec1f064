package dev.lockstep.adapters.aeron;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.MessageSink;
import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.DirectBuffer;

/** Publishes SBE messages on an Aeron stream, one in each Aeron message. Used by one thread. */
public final class AeronMarketDataPublisher implements MessageSink, AutoCloseable {
    private final ExclusivePublication publication;
    private final String stream;

    /**
     * Adds the publication.
     *
     * @param aeron stays the caller's to close, after this publisher
     * @throws io.aeron.exceptions.AeronException if the driver refuses the channel or does not answer
     */
    public AeronMarketDataPublisher(final Aeron aeron, final AeronMarketDataSettings settings) {
        publication = aeron.addExclusivePublication(settings.channel(), settings.streamId());
        stream = settings.channel() + " stream " + settings.streamId();
    }

    /** Whether a subscriber is there; without one nothing is taken. */
    public boolean isConnected() {
        return publication.isConnected();
    }

    /**
     * Offers one message.
     *
     * @return false if there is no subscriber or the slowest one is too far behind; the message is to be offered again
     * @throws IllegalStateException if the publication is closed or at its end, after which nothing can be offered
     * @throws IllegalArgumentException if the message is longer than a message may be
     */
    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (length > RecordHeader.MAX_MESSAGE_LENGTH) {
            throw new IllegalArgumentException("message has " + length + " bytes; at most "
                    + RecordHeader.MAX_MESSAGE_LENGTH + " are allowed, split it into chunks");
        }
        final long result = publication.offer(buffer, offset, length);
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
            throw new IllegalStateException(
                    stream + " takes no more messages (" + Publication.errorString(result) + "); make a new publisher");
        }
        return result > 0;
    }

    /** Ends the stream; subscribers still get what was taken. */
    @Override
    public void close() {
        publication.close();
    }
}
