package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/** Takes messages from a source; implemented by the ingress and called on its thread only. */
@FunctionalInterface
public interface MessageSink {
    /**
     * Offers one SBE message with its header, at most
     * {@link dev.lockstep.codecs.RecordHeader#MAX_MESSAGE_LENGTH} bytes; the bytes are copied.
     * The message has the form that the schema gives it, enumerated values included: sources check what comes from
     * outside, and a form that nothing can decode stops the engine. What a message says is judged by the core.
     *
     * @return false under back-pressure: nothing was taken, and the same message is to be offered again later
     */
    boolean offer(DirectBuffer buffer, int offset, int length);
}
