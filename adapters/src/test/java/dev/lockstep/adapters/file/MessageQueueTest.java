package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageQueueTest {
    @Test
    void shouldBehaveAsPlainQueueWhileGrowingAndMakingRoom() {
        final long seed = 4;
        final Random random = new Random(seed);
        final MessageQueue queue = new MessageQueue();
        final ArrayDeque<byte[]> model = new ArrayDeque<>();
        for (int step = 0; step < 200_000; step++) {
            // Long stretches of growth and of decline, so that the array is both outgrown and reused.
            if (random.nextInt(100) < (step / 20_000 % 2 == 0 ? 55 : 45)) {
                final byte[] message = new byte[1 + random.nextInt(RecordHeader.MAX_MESSAGE_LENGTH)];
                random.nextBytes(message);
                queue.buffer().putBytes(queue.claim(), message);
                queue.commit(step, message.length);
                model.add(message);
            } else if (!model.isEmpty()) {
                final byte[] expected = model.remove();
                final byte[] first = new byte[queue.length()];
                queue.buffer().getBytes(queue.offset(), first);
                assertThat(first).as("seed %d, step %d", seed, step).isEqualTo(expected);
                queue.pop();
            }
            assertThat(queue.isEmpty()).as("seed %d, step %d", seed, step).isEqualTo(model.isEmpty());
        }
    }
}
