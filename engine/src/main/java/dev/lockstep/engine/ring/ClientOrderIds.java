package dev.lockstep.engine.ring;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes client order ids, what venues see of an order id: the instance's name, then the id in base 32 with leading zeros, at most 20 letters and digits,
 * zero padded behind. Eight digits are made at a time within one word, since a byte at a time was most of what encoding an order cost.
 */
public final class ClientOrderIds {
    /** Bytes written, whatever the length of the name. */
    public static final int LENGTH = 20;

    /** Longest instance name. */
    public static final int MAX_INSTANCE_LENGTH = 6;

    /** Bits of an id in its last eight digits. */
    private static final int WORD_BITS = 40;

    private static final int LEADING_DIGITS = 5;

    private final long name;
    private final int nameBits;

    /**
     * Ids under one name.
     *
     * @param instance name of this engine at its venues, 1 to 6 letters and digits in ASCII
     */
    public ClientOrderIds(final byte[] instance) {
        if (instance.length < 1 || instance.length > MAX_INSTANCE_LENGTH) {
            throw new IllegalArgumentException(
                    "an instance name of " + instance.length + " bytes; it must have 1 to " + MAX_INSTANCE_LENGTH);
        }
        long word = 0;
        for (int i = instance.length - 1; i >= 0; i--) {
            word = word << Byte.SIZE | instance[i];
        }
        name = word;
        nameBits = instance.length * Byte.SIZE;
    }

    /** Writes the {@link #LENGTH} bytes for an order id of 0 or more. */
    public void put(final MutableDirectBuffer buffer, final int offset, final long orderId) {
        final long leading = digits(orderId >>> WORD_BITS) >>> Long.SIZE - LEADING_DIGITS * Byte.SIZE;
        final long last = digits(orderId & (1L << WORD_BITS) - 1);
        // The 13 digits as two words, then moved up by the length of the name.
        final long low = leading | last << LEADING_DIGITS * Byte.SIZE;
        final long high = last >>> Long.SIZE - LEADING_DIGITS * Byte.SIZE;
        final int carried = Long.SIZE - nameBits;
        buffer.putLong(offset, name | low << nameBits, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + Long.BYTES, low >>> carried | high << nameBits, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(offset + 2 * Long.BYTES, (int) (high >>> carried), ByteOrder.LITTLE_ENDIAN);
    }

    /** Eight base-32 digits of a number of 40 bits, as ASCII, the first in the lowest byte. */
    private static long digits(final long number) {
        long spread = number & 0xFFFFF | (number >>> 20) << 32;
        spread = spread & 0x0000_03FF_0000_03FFL | (spread & 0x000F_FC00_000F_FC00L) << 6;
        spread = spread & 0x001F_001F_001F_001FL | (spread & 0x03E0_03E0_03E0_03E0L) << 3;
        // A digit of 10 or more, of which 118 more than fill 7 bits, is a letter.
        final long letters = (spread + 0x7676_7676_7676_7676L) >>> 7 & 0x0101_0101_0101_0101L;
        return Long.reverseBytes(spread + 0x3030_3030_3030_3030L + letters * ('A' - '0' - 10));
    }
}
