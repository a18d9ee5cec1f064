package dev.lockstep.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Images give back what was written, refuse what does not fit, and equal states hash and print alike. */
final class StateImageTest {
    /** One value of each kind. */
    private static final class Sample implements Stateful {
        private long word;
        private double number;
        private boolean flag;
        private byte[] bytes = {};

        @Override
        public void writeState(final StateSink sink) {
            sink.section("sample", 1);
            sink.put("word", word);
            sink.put("number", number);
            sink.put("flag", flag);
            sink.put("bytes", new UnsafeBuffer(bytes), 0, bytes.length);
        }

        @Override
        public void readState(final StateSource source) {
            assertThat(source.section("sample")).isEqualTo(1);
            word = source.get("word");
            number = source.getDouble("number");
            flag = source.getBoolean("flag");
            final UnsafeBuffer target = new UnsafeBuffer(new byte[64]);
            bytes = new byte[source.getBytes("bytes", target, 0)];
            target.getBytes(0, bytes);
        }
    }

    private static Sample sample(final int length) {
        final Sample sample = new Sample();
        sample.word = Long.MIN_VALUE;
        sample.number = -0.0;
        sample.flag = true;
        sample.bytes = "0123456789abcdefgh".substring(0, length).getBytes(StandardCharsets.US_ASCII);
        return sample;
    }

    @Test
    void shouldGiveBackWhatWasWritten() {
        for (int length = 0; length <= 18; length++) {
            final StateImage image = StateImage.of(sample(length));
            assertThat(image.length() % Long.BYTES).isZero();
            final Sample read = new Sample();
            image.restore(read);
            assertThat(read).usingRecursiveComparison().isEqualTo(sample(length));
            assertThat(Double.doubleToRawLongBits(read.number)).isEqualTo(Double.doubleToRawLongBits(-0.0));
        }
    }

    @Test
    void shouldPutTogetherChunks() {
        final StateImage whole = StateImage.of(sample(11));
        final StateImage joined = new StateImage();
        for (int at = 0; at < whole.length(); at += Long.BYTES) {
            joined.append(whole.buffer(), at, Long.BYTES);
        }
        final Sample read = new Sample();
        joined.restore(read);
        assertThat(read).usingRecursiveComparison().isEqualTo(sample(11));
    }

    @Test
    void shouldRefuseAnImageThatIsTooLongOrTooShort() {
        final StateImage image = StateImage.of(sample(3));
        final StateImage shorter = new StateImage();
        shorter.append(image.buffer(), 0, image.length() - Long.BYTES);
        assertThatThrownBy(() -> shorter.restore(new Sample()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bytes");
        image.put("one too many", 1);
        assertThatThrownBy(() -> image.restore(new Sample()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another configuration");
    }

    @Test
    void shouldHashEveryPart() {
        final long hash = new StateHash().of(sample(9));
        assertThat(new StateHash().of(sample(9))).isEqualTo(hash);
        assertThat(new StateHash().of(sample(10))).isNotEqualTo(hash);
        final Sample other = sample(9);
        other.flag = false;
        assertThat(new StateHash().of(other)).isNotEqualTo(hash);
        other.flag = true;
        other.number = 0.0;
        assertThat(new StateHash().of(other)).as("zero and minus zero differ").isNotEqualTo(hash);
        other.number = -0.0;
        other.bytes[8] ^= 1;
        assertThat(new StateHash().of(other)).isNotEqualTo(hash);
    }

    @Test
    void shouldPrintOneLineForEachValue() {
        assertThat(StateText.of("risk", sample(2))).isEqualTo("""
                risk [sample: 1]
                risk   word = -9223372036854775808
                risk   number = -0.0
                risk   flag = true
                risk   bytes = 3031
                """);
    }
}
