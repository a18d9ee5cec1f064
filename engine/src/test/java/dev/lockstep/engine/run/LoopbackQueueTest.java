package dev.lockstep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Messages come out in the order in which they went in, however many there are at once. */
final class LoopbackQueueTest {
    private static final int MESSAGES = 50_000;
    private static final int LENGTH = 200;

    private final LoopbackQueue queue = new LoopbackQueue(1);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH]);
    private int polled;

    private void add(final int number) {
        message.putInt(0, number);
        queue.add(message, 0, LENGTH - number % 7);
    }

    private boolean poll() {
        return queue.poll((type, buffer, offset, length) -> {
            assertThat(buffer.getInt(offset)).isEqualTo(polled);
            assertThat(length).isEqualTo(LENGTH - polled % 7);
            polled++;
        });
    }

    @Test
    void shouldKeepMoreThanItWasMadeFor() {
        for (int i = 0; i < MESSAGES; i++) {
            add(i);
        }
        while (poll()) {
            assertThat(queue.isEmpty()).isEqualTo(polled == MESSAGES);
        }
        assertThat(polled).isEqualTo(MESSAGES);
    }

    /** Where a message fits neither behind the last one nor before the first, the rest of the ring is padding, and nothing follows in it. */
    @Test
    void shouldGoOnBehindARingThatEndsInPadding() {
        add(0);
        assertThat(poll()).isTrue();
        for (int i = 1; i < MESSAGES; i++) {
            add(i);
        }
        for (int i = 1; i < MESSAGES; i++) {
            assertThat(poll()).as("message %d", i).isTrue();
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    /** It grows several times, while the other side reads, waits for more, and reads on. */
    @Test
    void shouldLoseNothingBetweenTwoThreads() throws InterruptedException {
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        final Thread ingress = new Thread(() -> {
            try {
                while (polled < MESSAGES) {
                    if (!poll()) {
                        Thread.onSpinWait();
                    }
                }
            } catch (final Throwable e) {
                failure.set(e);
            }
        });
        ingress.start();
        for (int i = 0; i < MESSAGES && ingress.isAlive(); i++) {
            add(i);
            if (i % 1_000 == 0) {
                Thread.yield();
            }
        }
        ingress.join();
        assertThat(failure.get()).isNull();
        assertThat(polled).isEqualTo(MESSAGES);
        assertThat(queue.isEmpty()).isTrue();
    }
}
