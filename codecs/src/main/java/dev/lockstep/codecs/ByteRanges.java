package dev.lockstep.codecs;

import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/** Comparison of byte ranges. */
public final class ByteRanges {
    private ByteRanges() {}

    /**
     * Whether two ranges of one length hold the same bytes.
     *
     * @throws IndexOutOfBoundsException if a range is not within its buffer
     */
    public static boolean areEqual(
            final DirectBuffer one,
            final int oneOffset,
            final DirectBuffer other,
            final int otherOffset,
            final int length) {
        // One look at the bounds for each range: one for each word takes longer than the comparison.
        one.boundsCheck(oneOffset, length);
        other.boundsCheck(otherOffset, length);
        final byte[] oneArray = one.byteArray();
        final byte[] otherArray = other.byteArray();
        final long oneAddress = one.addressOffset() + oneOffset;
        final long otherAddress = other.addressOffset() + otherOffset;
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if (UnsafeApi.getLong(oneArray, oneAddress + i) != UnsafeApi.getLong(otherArray, otherAddress + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (UnsafeApi.getByte(oneArray, oneAddress + i) != UnsafeApi.getByte(otherArray, otherAddress + i)) {
                return false;
            }
        }
        return true;
    }
}
