package dev.lockstep.codecs;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/**
 * A fast 64-bit hash of byte ranges and words: for chains, state hashes and record checksums. Not cryptographic; files are
 * sealed with SHA-256.
 *
 * <p>Each 8-byte word is folded with a multiply and a rotation, and the result is finished with the finaliser of
 * SplitMix64 (Steele, Lea and Flood, 2014), which is a bijection: a change in any single word always changes the hash. It depends
 * on nothing but its arguments, so that it is the same on every platform and JDK.
 */
public final class Hash64 {
    private static final long WORD_MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long STEP_MULTIPLIER = 0xD6E8FEB86659FD93L;

    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Hash64() {}

    /** Folds one word into a running hash; order matters. */
    public static long fold(final long hash, final long word) {
        return (Long.rotateLeft(hash, 27) ^ (word * WORD_MULTIPLIER)) * STEP_MULTIPLIER;
    }

    /** Spreads a running hash over all bits; to be applied once, at the end. */
    public static long finish(final long hash) {
        long z = hash;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Hash of a byte range, read as little-endian words; the length takes part. */
    public static long of(final long seed, final DirectBuffer buffer, final int offset, final int length) {
        // One look at the bounds for the whole range: one for each word was a fifth of what a record cost.
        buffer.boundsCheck(offset, length);
        final byte[] array = buffer.byteArray();
        long address = buffer.addressOffset() + offset;
        final long wordsEnd = address + (length & -Long.BYTES);
        long hash = fold(seed, length);
        // Not a counted loop on purpose: unrolled, with loops before and behind it, it takes longer for the lengths
        // that records have.
        while (address != wordsEnd) {
            hash = fold(hash, littleEndian(UnsafeApi.getLong(array, address)));
            address += Long.BYTES;
        }
        if ((length & (Long.BYTES - 1)) != 0) {
            hash = fold(hash, tail(array, wordsEnd, length));
        }
        return finish(hash);
    }

    /** The last bytes, fewer than a word, filled up with zeros: one load from as far back as needed, if the range is that long. */
    private static long tail(final byte[] array, final long from, final int length) {
        final int rest = length & (Long.BYTES - 1);
        if (length > Long.BYTES) {
            return littleEndian(UnsafeApi.getLong(array, from + rest - Long.BYTES)) >>> (Long.BYTES - rest) * Byte.SIZE;
        }
        long tail = 0;
        for (long address = from + rest - 1; address >= from; address--) {
            tail = (tail << Byte.SIZE) | (UnsafeApi.getByte(array, address) & 0xFF);
        }
        return tail;
    }

    private static long littleEndian(final long word) {
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    /** Hash of the UTF-16 units of a text; for settings, off the hot path. */
    public static long of(final long seed, final CharSequence text) {
        long hash = fold(seed, text.length());
        for (int i = 0; i < text.length(); i++) {
            hash = fold(hash, text.charAt(i));
        }
        return finish(hash);
    }
}
