package dev.lockstep.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.NewOrderEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** I6: an order has one id at its venue, and no other order has it. */
final class ClientOrderIdsTest {
    private static final long SEED = 20L;

    @Test
    void shouldFillTheFieldOfTheMessage() {
        assertThat(ClientOrderIds.LENGTH).isEqualTo(NewOrderEncoder.clientOrderIdLength());
    }

    @Test
    void shouldWriteTheNameAndThirteenDigits() {
        assertThat(written("A", 0)).isEqualTo("A0000000000000");
        assertThat(written("A", 31)).isEqualTo("A000000000000V");
        assertThat(written("A", 32)).isEqualTo("A0000000000010");
        assertThat(written("z9", (1L << 40) - 1)).isEqualTo("z900000VVVVVVVV");
        assertThat(written("z9", 1L << 40)).isEqualTo("z90000100000000");
        // 2^63 - 1 in base 32, as Long.toString says.
        assertThat(written("ABCDEF", Long.MAX_VALUE)).isEqualTo("ABCDEF7VVVVVVVVVVVV");
    }

    @Test
    void shouldAgreeWithTheLibraryOnEveryLengthOfName() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            final String instance = "QWERT9".substring(0, 1 + i % ClientOrderIds.MAX_INSTANCE_LENGTH);
            final long id = random.nextLong() >>> 1 + random.nextInt(63);
            final String digits = "0".repeat(13) + Long.toString(id, 32).toUpperCase(Locale.ROOT);
            assertThat(written(instance, id))
                    .as("id %d, seed %d", id, SEED)
                    .isEqualTo(instance + digits.substring(digits.length() - 13));
        }
    }

    @Test
    void shouldRefuseANameThatDoesNotFit() {
        assertThatThrownBy(() -> new ClientOrderIds(new byte[0])).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> new ClientOrderIds(new byte[7])).hasMessageContaining("7 bytes");
    }

    private static String written(final String instance, final long id) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ClientOrderIds.LENGTH + 2]);
        buffer.setMemory(0, buffer.capacity(), (byte) '!');
        new ClientOrderIds(instance.getBytes(StandardCharsets.US_ASCII)).put(buffer, 1, id);
        final String all = buffer.getStringWithoutLengthAscii(0, buffer.capacity());
        assertThat(all).startsWith("!").endsWith("!");
        return all.substring(1, all.length() - 1).replace("\0", "");
    }
}
