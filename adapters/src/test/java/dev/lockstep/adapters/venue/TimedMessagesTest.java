package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.port.HistorySource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimedMessagesTest {
    private record Entry(long timeNs, long number) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKeepTimeAndInsertionOrderAndBytes(final long seed) {
        final Random random = new Random(seed);
        final TimedMessages messages = new TimedMessages();
        final PriorityQueue<Entry> expected =
                new PriorityQueue<>(Comparator.comparingLong(Entry::timeNs).thenComparingLong(Entry::number));
        for (int i = 0; i < 50_000; i++) {
            if (random.nextInt(100) < 53) {
                final long timeNs = random.nextInt(1_000);
                final int slot = messages.add(timeNs, 8, null);
                messages.buffer().putLong(messages.offset(slot), i);
                expected.add(new Entry(timeNs, i));
            } else if (!expected.isEmpty()) {
                final Entry entry = expected.remove();
                final int slot = messages.first();
                assertThat(messages.nextTimeNs())
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(entry.timeNs);
                assertThat(messages.buffer().getLong(messages.offset(slot)))
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(entry.number);
                messages.removeFirst();
            }
        }
        assertThat(expected.size()).isGreaterThan(1_024);
        while (!expected.isEmpty()) {
            assertThat(messages.buffer().getLong(messages.offset(messages.first())))
                    .isEqualTo(expected.remove().number);
            messages.removeFirst();
        }
        assertThat(messages.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }
}
