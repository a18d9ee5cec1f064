package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** I6 begins with ids that no two orders share. */
final class OrderIdsTest {
    private static final int LENGTH = 20;

    @Test
    void shouldKeepItsPartsAtTheLimits() {
        final long lastSequence = (1L << Limits.SEQUENCE_BITS) - 1;
        final long largest = OrderIds.of(Limits.MAX_EPOCH, lastSequence, (1 << Limits.ORDINAL_BITS) - 1);
        assertThat(largest).isEqualTo(Long.MAX_VALUE);
        assertThat(OrderIds.epoch(largest)).isEqualTo(Limits.MAX_EPOCH);
        assertThat(OrderIds.sequence(largest)).isEqualTo(lastSequence);
        assertThat(OrderIds.of(0, 1, 0)).isPositive();
    }

    @Test
    void shouldGrowWithEpochSequenceAndOrdinal() {
        long before = 0;
        for (int epoch = 0; epoch < 3; epoch++) {
            for (long sequence = 1; sequence < 50; sequence++) {
                for (int ordinal = 0; ordinal < Limits.SIGNALS_PER_EVENT; ordinal++) {
                    final long id = OrderIds.of(epoch, sequence, ordinal);
                    assertThat(id).isGreaterThan(before);
                    before = id;
                }
            }
        }
    }

    @Test
    void shouldWriteClientOrderIdsOfAtMostTwentyLettersAndDigits() {
        assertThat(clientOrderId("A", 0)).isEqualTo("A0000000000000");
        assertThat(clientOrderId("A", 31)).isEqualTo("A000000000000V");
        assertThat(clientOrderId("A", 32)).isEqualTo("A0000000000010");
        // 2^63 - 1 in base 32, as Long.toString says.
        assertThat(clientOrderId("ABCDEF", Long.MAX_VALUE)).isEqualTo("ABCDEF7VVVVVVVVVVVV");
        assertThat(clientOrderId("ABCDEF", Long.MAX_VALUE)).hasSizeLessThanOrEqualTo(LENGTH);
    }

    @Test
    void shouldTellOrdersApart() {
        final Set<String> seen = new HashSet<>();
        for (long id = 1; id < 100_000; id += 7) {
            final String written = clientOrderId("X1", id * 7_919);
            assertThat(Long.parseLong(written.substring(2).toLowerCase(java.util.Locale.ROOT), 32))
                    .isEqualTo(id * 7_919);
            assertThat(seen.add(written)).isTrue();
        }
    }

    private static String clientOrderId(final String instance, final long id) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH + 2]);
        buffer.setMemory(0, LENGTH + 2, (byte) '!');
        OrderIds.putClientOrderId(buffer, 1, LENGTH, instance.getBytes(StandardCharsets.US_ASCII), id);
        assertThat(buffer.getByte(0)).isEqualTo((byte) '!');
        assertThat(buffer.getByte(LENGTH + 1)).isEqualTo((byte) '!');
        final byte[] bytes = new byte[LENGTH];
        buffer.getBytes(1, bytes);
        return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
