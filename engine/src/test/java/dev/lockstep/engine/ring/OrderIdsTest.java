package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** I6 begins with ids that no two orders share. */
final class OrderIdsTest {
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
}
