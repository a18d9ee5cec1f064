package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.port.BadDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCutTextOfManyLengthsAsStringSplittingDoes() {
        final long seed = 31;
        final Random random = new Random(seed);
        final StringBuilder text = new StringBuilder();
        final List<String> expected = new ArrayList<>();
        for (int line = 1; line <= 300; line++) {
            // Around the size of the buffer, where lines straddle its end and make it grow.
            final int length = random.nextInt(10) == 0 ? 60_000 + random.nextInt(80_000) : random.nextInt(200);
            final String content = "x".repeat(length) + (length > 0 ? line : "");
            text.append(content).append(random.nextBoolean() ? "\n" : "\r\n");
            if (!content.isEmpty()) {
                expected.add(line + " " + content);
            }
        }

        assertThat(lines(text.toString())).as("seed %d", seed).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, LineReader.MAX_LINE_LENGTH})
    void shouldGoOnBehindLineThatIsTooLong(final int surplus) {
        final String tooLong = "y".repeat(LineReader.MAX_LINE_LENGTH + 1 + surplus);
        final Path file = SampleFiles.write(folder, "long.txt", "a\n" + tooLong + "\nb\n" + tooLong);
        final RawRecord record = new RawRecord();

        try (LineReader reader = new LineReader(Recording.open(file), 0)) {
            assertThat(reader.next(record)).isTrue();
            assertThatThrownBy(() -> reader.next(record)).isInstanceOf(BadRecord.class);
            assertThat(record.place()).endsWith("long.txt:2");
            assertThat(reader.next(record)).isTrue();
            assertThat(record.place()).endsWith("long.txt:3");
            assertThat(record.excerpt()).isEqualTo("b");
            assertThatThrownBy(() -> reader.next(record)).isInstanceOf(BadRecord.class);
            assertThat(reader.next(record)).isFalse();
        }
    }

    @Test
    void shouldTakeLongestAllowedLine() {
        final String longest = "z".repeat(LineReader.MAX_LINE_LENGTH);

        assertThat(lines(longest + "\n" + longest)).containsExactly("1 " + longest, "2 " + longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n \t\n"})
    void shouldRefuseFileWithoutLines(final String content) {
        assertThatThrownBy(() -> lines(content))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("lines.txt: is empty");
    }

    @Test
    void shouldRefuseCompressedNothing() {
        final Path file = SampleFiles.write(folder, "nothing.gz", SampleFiles.gzip(new byte[0]));
        try (LineReader reader = new LineReader(Recording.open(file), 0)) {
            assertThatThrownBy(() -> reader.next(new RawRecord()))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("nothing.gz: is empty");
        }
    }

    private List<String> lines(final String content) {
        final List<String> lines = new ArrayList<>();
        final RawRecord record = new RawRecord();
        final Path file = SampleFiles.write(folder, "lines.txt", content);
        try (LineReader reader = new LineReader(Recording.open(file), 0)) {
            while (reader.next(record)) {
                lines.add(record.position + " "
                        + new String(record.bytes, record.offset, record.length, StandardCharsets.UTF_8));
            }
        }
        return lines;
    }
}
