package dev.lockstep.codecs;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * Starts a message as the generated {@code wrapAndApplyHeader} does, but writes the SBE header as one word. A record's hash reads it back at once, and a word
 * that was just written in four parts can't be read without waiting for all of them to leave the store buffer.
 */
public final class MessageStart {
    private MessageStart() {}

    /**
     * Writes the header at the offset and wraps the encoder around the body behind it.
     *
     * @return the encoder
     */
    public static <E extends MessageEncoderFlyweight> E apply(
            final E encoder, final MutableDirectBuffer buffer, final int offset) {
        final long header = encoder.sbeBlockLength()
                | (long) encoder.sbeTemplateId() << Short.SIZE
                | (long) encoder.sbeSchemaId() << 2 * Short.SIZE
                | (long) encoder.sbeSchemaVersion() << 3 * Short.SIZE;
        buffer.putLong(offset, header, ByteOrder.LITTLE_ENDIAN);
        encoder.wrap(buffer, offset + Long.BYTES);
        return encoder;
    }
}
