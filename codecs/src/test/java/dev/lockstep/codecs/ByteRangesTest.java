package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class ByteRangesTest {
    private static final int SIZE = 64;

    private final UnsafeBuffer onHeap = new UnsafeBuffer(new byte[SIZE]);
    private final UnsafeBuffer offHeap = new UnsafeBuffer(ByteBuffer.allocateDirect(SIZE));

    @Test
    void shouldTellEverySingleByteOfEveryLengthApart() {
        final byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        for (int length = 0; length <= 40; length++) {
            onHeap.putBytes(3, bytes, 0, length);
            offHeap.putBytes(8, bytes, 0, length);
            assertThat(ByteRanges.areEqual(onHeap, 3, offHeap, 8, length)).isTrue();
            for (int i = 0; i < length; i++) {
                offHeap.putByte(8 + i, (byte) (bytes[i] ^ 1));
                assertThat(ByteRanges.areEqual(onHeap, 3, offHeap, 8, length))
                        .as("byte %d of %d", i, length)
                        .isFalse();
                offHeap.putByte(8 + i, bytes[i]);
            }
        }
    }

    @Test
    void shouldNotLookBesideTheRanges() {
        onHeap.setMemory(0, SIZE, (byte) 1);
        onHeap.setMemory(8, 12, (byte) 2);
        offHeap.setMemory(0, SIZE, (byte) 2);
        assertThat(ByteRanges.areEqual(onHeap, 8, offHeap, 0, 12)).isTrue();
        assertThatThrownBy(() -> ByteRanges.areEqual(onHeap, SIZE - 4, offHeap, 0, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ByteRanges.areEqual(onHeap, 0, offHeap, SIZE - 4, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
