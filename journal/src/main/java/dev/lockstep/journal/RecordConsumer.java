package dev.lockstep.journal;

import org.agrona.DirectBuffer;

/** Takes records of a run one by one. */
@FunctionalInterface
public interface RecordConsumer {
    /**
     * One record with its header; the bytes are valid during the call.
     *
     * @return whether to go on
     */
    boolean accept(JournalKind kind, DirectBuffer record, int offset, int length);
}
