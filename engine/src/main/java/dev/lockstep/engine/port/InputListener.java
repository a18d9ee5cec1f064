package dev.lockstep.engine.port;

import org.agrona.DirectBuffer;

/** Told of every input after it was journaled and before it is published, on the ingress thread; the simulated venue listens this way. */
@FunctionalInterface
public interface InputListener {
    /** Nobody listens. */
    InputListener NONE = (record, offset, length) -> {};

    /** One input record (header and message, {@link dev.lockstep.codecs.RecordHeader}); the bytes are valid during the call. */
    void onInput(DirectBuffer record, int offset, int length);
}
