package dev.lockstep.codecs;

import java.nio.ByteOrder;
import java.util.Locale;
import org.agrona.DirectBuffer;

/** The primitive types of SBE that the schema may use; floating point is not among them. */
public enum PrimitiveType {
    /** One ASCII character, or several in a row. */
    CHAR(1),
    /** Signed byte. */
    INT8(1),
    /** Unsigned byte. */
    UINT8(1),
    /** Signed, 2 bytes. */
    INT16(2),
    /** Unsigned, 2 bytes. */
    UINT16(2),
    /** Signed, 4 bytes. */
    INT32(4),
    /** Unsigned, 4 bytes. */
    UINT32(4),
    /** Signed, 8 bytes. */
    INT64(8),
    /** Unsigned, 8 bytes; read as the long of the same bits. */
    UINT64(8);

    private final int size;

    PrimitiveType(final int size) {
        this.size = size;
    }

    /** Bytes of one value. */
    public int size() {
        return size;
    }

    /** The name that a schema uses. */
    String schemaName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads one little-endian value. */
    long read(final DirectBuffer buffer, final int offset) {
        return switch (this) {
            case INT8 -> buffer.getByte(offset);
            case CHAR, UINT8 -> buffer.getByte(offset) & 0xFF;
            case INT16 -> buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN);
            case UINT16 -> buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            case INT32 -> buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
            case UINT32 -> buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
            case INT64, UINT64 -> buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        };
    }
}
