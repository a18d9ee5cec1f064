package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Where the encoders of the kit put their messages: each with its SBE header into a buffer of exactly its length. */
public final class MessageBuffers {
    private static final int ROOM = 512;

    private MessageBuffers() {}

    /** Where a message is encoded that is {@link #cut} then. */
    static MutableDirectBuffer room() {
        return new UnsafeBuffer(new byte[ROOM]);
    }

    static MessageHeaderEncoder header() {
        return new MessageHeaderEncoder();
    }

    static UnsafeBuffer cut(final MutableDirectBuffer buffer, final int bodyLength) {
        return copy(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    /** A copy of some bytes. */
    public static UnsafeBuffer copy(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }
}
