package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/** Takes messages from a source; implemented by the ingress and called on its thread only. */
@FunctionalInterface
public interface MessageSink {
    /**
     * Offers one SBE message with its header, at most
     * {@link dev.lockstep.codecs.RecordHeader#MAX_MESSAGE_LENGTH} bytes; the bytes are copied.
     *
     * @return false under back-pressure: nothing was taken, and the same message is to be offered again later
     */
    boolean offer(DirectBuffer buffer, int offset, int length);
}
