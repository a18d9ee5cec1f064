package dev.lockstep.adapters.file;

import dev.lockstep.codecs.FixedPoint;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** One ITCH message, its fields by their offset, converted to the engine's units. */
final class ItchMessage {
    private static final int LOCATE_OFFSET = 1;
    private static final int TIME_OFFSET = 5;
    private static final long PRICE_FACTOR = FixedPoint.ONE / 10_000;
    private static final int STOCK_LENGTH = 8;

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    void wrap(final RawRecord record) {
        buffer.wrap(record.bytes, record.offset, record.length);
    }

    char type() {
        return letter(0);
    }

    int locate() {
        return buffer.getShort(LOCATE_OFFSET, ByteOrder.BIG_ENDIAN) & 0xFFFF;
    }

    /** Nanoseconds since midnight at the venue. */
    long timeOfDayNs() {
        final long high = buffer.getShort(TIME_OFFSET, ByteOrder.BIG_ENDIAN) & 0xFFFFL;
        return high << 32 | unsignedInt(TIME_OFFSET + 2);
    }

    char letter(final int offset) {
        return (char) (buffer.getByte(offset) & 0xFF);
    }

    /** A reference or match number; numbers from 2^63 on come out negative and stay unique. */
    long number(final int offset) {
        return buffer.getLong(offset, ByteOrder.BIG_ENDIAN);
    }

    /** A price of four decimal places, scaled by 10^8. */
    long price(final int offset) {
        return unsignedInt(offset) * PRICE_FACTOR;
    }

    /** Shares in four bytes, scaled by 10^8, above 0. */
    long shares(final int offset) {
        final long shares = unsignedInt(offset);
        if (shares == 0) {
            throw new BadRecord("message of type " + type() + " has no shares");
        }
        return shares * FixedPoint.ONE;
    }

    /** Shares in eight bytes, scaled by 10^8. */
    long longShares(final int offset) {
        final long shares = number(offset);
        if (shares < 0 || shares > Long.MAX_VALUE / FixedPoint.ONE) {
            throw new BadRecord("message of type " + type() + " has too many shares: " + Long.toUnsignedString(shares));
        }
        return shares * FixedPoint.ONE;
    }

    /** A stock's symbol without the spaces behind it; allocates. */
    String stock(final int offset) {
        for (int i = 0; i < STOCK_LENGTH; i++) {
            final char c = letter(offset + i);
            if (c < ' ' || c > '~') {
                throw new BadRecord("message of type " + type() + " has a symbol that is not ASCII text");
            }
        }
        final String symbol =
                buffer.getStringWithoutLengthAscii(offset, STOCK_LENGTH).trim();
        if (symbol.isEmpty()) {
            throw new BadRecord("message of type " + type() + " has a blank symbol");
        }
        return symbol;
    }

    /** Copies a text of four letters. */
    void copyReason(final int offset, final byte[] target) {
        buffer.getBytes(offset, target);
    }

    private long unsignedInt(final int offset) {
        return buffer.getInt(offset, ByteOrder.BIG_ENDIAN) & 0xFFFF_FFFFL;
    }
}
