package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The buffer outside the heap against Agrona's own. */
final class NativeBufferTest {
    private static final int LENGTH = 67;
    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    private final NativeBuffer buffer = new NativeBuffer(LENGTH, 64);
    private final MutableDirectBuffer reference = new UnsafeBuffer(new byte[LENGTH]);

    @Test
    void shouldWriteAndReadWhatAgronaDoes() {
        final long seed = 1_127;
        final Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            final ByteOrder order = ORDERS.get(random.nextInt(2));
            write(random.nextInt(7), random, order);
            for (int at = 0; at < LENGTH; at++) {
                assertThat(buffer.getByte(at)).as("write %d, seed %d", i, seed).isEqualTo(reference.getByte(at));
            }
            read(random, order);
        }
    }

    private void write(final int what, final Random random, final ByteOrder order) {
        final long value = random.nextLong();
        final int at = random.nextInt(LENGTH - Long.BYTES + 1);
        for (final MutableDirectBuffer each : List.of(buffer, reference)) {
            switch (what) {
                case 0 -> each.putLong(at, value, order);
                case 1 -> each.putLong(at, value);
                case 2 -> each.putInt(at, (int) value, order);
                case 3 -> each.putInt(at, (int) value);
                case 4 -> each.putShort(at, (short) value, order);
                case 5 -> each.putShort(at, (short) value);
                default -> each.putByte(at, (byte) value);
            }
        }
    }

    private void read(final Random random, final ByteOrder order) {
        final int at = random.nextInt(LENGTH - Long.BYTES + 1);
        assertThat(buffer.getLong(at, order)).isEqualTo(reference.getLong(at, order));
        assertThat(buffer.getLong(at)).isEqualTo(reference.getLong(at));
        assertThat(buffer.getInt(at, order)).isEqualTo(reference.getInt(at, order));
        assertThat(buffer.getInt(at)).isEqualTo(reference.getInt(at));
        assertThat(buffer.getShort(at, order)).isEqualTo(reference.getShort(at, order));
        assertThat(buffer.getShort(at)).isEqualTo(reference.getShort(at));
    }

    @Test
    void shouldReachItsLastBytesAndNothingBeyondAnyOfItsEnds() {
        buffer.putLong(LENGTH - Long.BYTES, -1L);
        buffer.putInt(LENGTH - Integer.BYTES, -1);
        buffer.putShort(LENGTH - Short.BYTES, (short) -1);
        buffer.putByte(LENGTH - 1, (byte) -1);
        for (final int before : new int[] {-1, Integer.MIN_VALUE}) {
            assertNothingAt(before, before, before, before);
        }
        assertNothingAt(LENGTH - 7, LENGTH - 3, LENGTH - 1, LENGTH);
        assertNothingAt(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private void assertNothingAt(final int forLong, final int forInt, final int forShort, final int forByte) {
        final ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        final List<ThrowingCallable> accesses = List.of(
                () -> buffer.getLong(forLong),
                () -> buffer.getLong(forLong, order),
                () -> buffer.putLong(forLong, 1),
                () -> buffer.putLong(forLong, 1, order),
                () -> buffer.getInt(forInt),
                () -> buffer.getInt(forInt, order),
                () -> buffer.putInt(forInt, 1),
                () -> buffer.putInt(forInt, 1, order),
                () -> buffer.getShort(forShort),
                () -> buffer.getShort(forShort, order),
                () -> buffer.putShort(forShort, (short) 1),
                () -> buffer.putShort(forShort, (short) 1, order),
                () -> buffer.getByte(forByte),
                () -> buffer.putByte(forByte, (byte) 1));
        for (final ThrowingCallable access : accesses) {
            assertThatThrownBy(access).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
