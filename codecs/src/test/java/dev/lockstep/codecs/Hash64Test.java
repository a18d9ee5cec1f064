package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Hash64Test {
    private static final long SEED = 64L;

    /** Worked out by an independent program with integers of any size; journals of released versions rest on these values. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0000000000000000",
        "0, 1, 001bf8d274bc651b",
        "0, 7, 3d2274f033ce422a",
        "0, 8, 74530037922fe49d",
        "0, 9, 61cc656325dfe623",
        "0, 64, 8ca5af969935ebf6",
        "1, 0, 1b5d5859014bbda3",
        "1, 1, 9b4b15f19510d1c6",
        "1, 7, 04fadc9c73c2d4f9",
        "1, 8, 07433813194b4a19",
        "1, 9, 0d1ea3b3d5cd87f1",
        "1, 64, 6c766a48c3494d10",
        "-1, 0, d9485f5a0fb87a2d",
        "-1, 1, 47d9bc0f66dd5251",
        "-1, 7, d2a9ce45667dcff3",
        "-1, 8, 5e22f5fc90a2f18e",
        "-1, 9, e19f4aaf4ffebd4c",
        "-1, 64, 3802cd7c11133bbb",
    })
    void shouldKeepItsValuesForEver(final long seed, final int length, final String expected) {
        assertThat(hex(Hash64.of(seed, new UnsafeBuffer(sample(length)), 0, length)))
                .isEqualTo(expected);
    }

    @Test
    void shouldKeepTheValuesOfItsPartsAndOfTexts() {
        assertThat(hex(Hash64.fold(1, 2))).isEqualTo("d6e1878fd366021e");
        assertThat(hex(Hash64.finish(1))).isEqualTo("5692161d100b05e5");
        assertThat(hex(Hash64.of(7, "lockstep"))).isEqualTo("55fea665aeb1904d");
        assertThat(hex(Hash64.of(7, "p\u20acg"))).isEqualTo("cf52aa76b401a69c");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 13, 64})
    void shouldChangeWithEveryBit(final int length) {
        final byte[] bytes = new byte[length];
        new SplittableRandom(SEED).nextBytes(bytes);
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final Set<Long> hashes = new HashSet<>();
        hashes.add(Hash64.of(SEED, buffer, 0, length));
        int differing = 0;
        for (int bit = 0; bit < length * Byte.SIZE; bit++) {
            flip(bytes, bit);
            final long flipped = Hash64.of(SEED, buffer, 0, length);
            flip(bytes, bit);
            assertThat(hashes.add(flipped)).as("bit %d, seed %d", bit, SEED).isTrue();
            differing += Long.bitCount(flipped ^ Hash64.of(SEED, buffer, 0, length));
        }
        // About half of the bits change: 32 in the mean, within 7 standard deviations of that mean.
        final double flips = length * Byte.SIZE;
        assertThat(differing / flips).isBetween(32 - 28 / Math.sqrt(flips), 32 + 28 / Math.sqrt(flips));
    }

    @Test
    void shouldTellLengthsApartWhereTheBytesAreTheSame() {
        final UnsafeBuffer zeros = new UnsafeBuffer(new byte[64]);
        final Set<Long> hashes = new HashSet<>();
        for (int length = 0; length <= 64; length++) {
            assertThat(hashes.add(Hash64.of(SEED, zeros, 0, length)))
                    .as("length %d", length)
                    .isTrue();
        }
    }

    @Test
    void shouldNotReadBesideTheRange() {
        final byte[] bytes = sample(96);
        for (int length = 0; length <= 32; length++) {
            final byte[] alone = Arrays.copyOfRange(bytes, 31, 31 + length);
            assertThat(Hash64.of(SEED, new UnsafeBuffer(bytes), 31, length))
                    .isEqualTo(Hash64.of(SEED, new UnsafeBuffer(alone), 0, length));
        }
    }

    @Test
    void shouldDependOnOrderAndSeed() {
        final UnsafeBuffer forward = new UnsafeBuffer(new byte[16]);
        forward.putByte(0, (byte) 1);
        forward.putByte(8, (byte) 2);
        final UnsafeBuffer backward = new UnsafeBuffer(new byte[16]);
        backward.putByte(0, (byte) 2);
        backward.putByte(8, (byte) 1);
        assertThat(Hash64.of(0, forward, 0, 16)).isNotEqualTo(Hash64.of(0, backward, 0, 16));
        assertThat(Hash64.of(0, forward, 0, 16)).isNotEqualTo(Hash64.of(1, forward, 0, 16));
        assertThat(Hash64.fold(Hash64.fold(0, 1), 2)).isNotEqualTo(Hash64.fold(Hash64.fold(0, 2), 1));
        assertThat(Hash64.of(0, "ab")).isNotEqualTo(Hash64.of(0, "ba"));
    }

    private static void flip(final byte[] bytes, final int bit) {
        bytes[bit / Byte.SIZE] = (byte) (bytes[bit / Byte.SIZE] ^ 1 << bit % Byte.SIZE);
    }

    private static byte[] sample(final int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        return bytes;
    }

    private static String hex(final long hash) {
        return String.format("%016x", hash);
    }
}
