package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    /** The latch's ids begin where those of the last input that a run may have end, and end where the next epoch begins. */
    @Test
    void shouldKeepRequestsOfTheLatchApartFromThoseOfTheCore() {
        final int lastOrdinal = (1 << Limits.ORDINAL_BITS) - 1;
        final long lastOfTheCore = OrderIds.of(7, Limits.MAX_SEQUENCE, lastOrdinal);
        final long first = OrderIds.latchRequest(7, 0);
        final long last = OrderIds.latchRequest(7, Limits.MAX_LATCH_REQUESTS - 1);
        assertThat(first).isEqualTo(lastOfTheCore + 1);
        assertThat(last).isEqualTo(OrderIds.of(8, 0, 0) - 1);
        assertThat(OrderIds.isLatchRequest(lastOfTheCore)).isFalse();
        assertThat(OrderIds.isLatchRequest(first)).isTrue();
        assertThat(OrderIds.isLatchRequest(last)).isTrue();
        assertThat(OrderIds.epoch(first)).isEqualTo(7);
        assertThat(OrderIds.epoch(last)).isEqualTo(7);
        assertThat(OrderIds.latchRequest(Limits.MAX_EPOCH, Limits.MAX_LATCH_REQUESTS - 1))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldRefuseARequestOfTheLatchThatWouldRunIntoTheNextEpoch() {
        assertThatThrownBy(() -> OrderIds.latchRequest(7, Limits.MAX_LATCH_REQUESTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request 68719476736");
    }
}
