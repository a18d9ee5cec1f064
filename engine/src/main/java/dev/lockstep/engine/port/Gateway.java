package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/**
 * The way out to venues. Called on the thread of the execution stage, for messages that are in the output journal already:
 * NewOrder, ReplaceOrder, CancelOrder and VenueQuery. Never blocks.
 */
@FunctionalInterface
public interface Gateway {
    /**
     * Takes over one output record (header and message, {@link dev.lockstep.codecs.RecordHeader}); the bytes are copied. What the gateway
     * can't take it reports as a NotSent event on the input side, but for queries, which go unanswered; the core does not wait for an answer.
     */
    void send(DirectBuffer record, int offset, int length);
}
