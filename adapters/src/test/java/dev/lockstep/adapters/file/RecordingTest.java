package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.port.BadDataException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final byte[] CONTENT = SampleFiles.leanTicks(20_000).getBytes(StandardCharsets.UTF_8);
    private static final int CUTS = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldNameMissingFileAndDirectory() {
        assertThatThrownBy(() -> Recording.open(folder.resolve("absent.gz")))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("absent.gz: does not exist");
        assertThatThrownBy(() -> Recording.open(folder))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void shouldReadAllMembersOfGzip() {
        final byte[] first = SampleFiles.gzip(CONTENT);
        final byte[] both = concat(first, SampleFiles.gzip(CONTENT));

        assertThat(read(SampleFiles.write(folder, "two.gz", both))).isEqualTo(concat(CONTENT, CONTENT));
    }

    @Test
    void shouldTellGzipThatWasCutOffAnywhere() {
        final long seed = 20240808;
        final Random random = new Random(seed);
        final byte[] whole = SampleFiles.gzip(CONTENT);
        for (int i = 0; i < CUTS; i++) {
            // Ten bytes of header, eight of trailer; the first cuts are in each of them.
            final int length =
                    i < 16 ? 2 + i : i < 24 ? whole.length - 1 - (i - 16) : 2 + random.nextInt(whole.length - 2);
            final Path cut = SampleFiles.write(folder, "cut.gz", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(cut))
                    .as("seed %d, cut at %d of %d bytes", seed, length, whole.length)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("cut.gz")
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void shouldTellZipThatWasCutOffAnywhere() {
        final long seed = 20240809;
        final Random random = new Random(seed);
        final byte[] whole = SampleFiles.zip(CONTENT, "ticks.csv");
        for (int i = 0; i < CUTS; i++) {
            final int length = i < 24 ? whole.length - 1 - i : 4 + random.nextInt(whole.length - 4);
            final Path cut = SampleFiles.write(folder, "cut.zip", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(cut))
                    .as("seed %d, cut at %d of %d bytes", seed, length, whole.length)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("cut.zip");
        }
    }

    @Test
    void shouldNeverTakeDamagedCompressedDataForGood() {
        final long seed = 7;
        final Random random = new Random(seed);
        for (final byte[] whole : new byte[][] {SampleFiles.gzip(CONTENT), SampleFiles.zip(CONTENT, "ticks.csv")}) {
            for (int i = 0; i < 200; i++) {
                final byte[] damaged = whole.clone();
                final int at = random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                final Path file = SampleFiles.write(folder, "damaged", damaged);
                byte[] content = null;
                try {
                    content = read(file);
                } catch (final BadDataException expected) {
                    assertThat(expected).hasMessageContaining("damaged");
                }
                // Bits of names, dates and flags don't matter; a flipped magic makes a plain file of it.
                if (content != null && at >= 4) {
                    assertThat(content)
                            .as("seed %d, byte %d of %d", seed, at, whole.length)
                            .isEqualTo(CONTENT);
                }
            }
        }
    }

    @Test
    void shouldRefuseBytesBehindGzip() {
        for (final int extra : new int[] {1, 5, 17, 18, 19, 40, 100_000}) {
            final Path file = SampleFiles.write(folder, "tail.gz", concat(SampleFiles.gzip(CONTENT), new byte[extra]));
            assertThatThrownBy(() -> read(file))
                    .as("%d bytes behind the end", extra)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("after the end of the gzip data");
        }
    }

    @Test
    void shouldRefuseZipWithNoneOrSeveralFiles() {
        final Path two = SampleFiles.write(folder, "two.zip", SampleFiles.zip(CONTENT, "a.csv", "b.csv"));
        final Path none = SampleFiles.write(folder, "none.zip", SampleFiles.zip(CONTENT));

        assertThatThrownBy(() -> Recording.open(two))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("holds a.csv and b.csv; one file is expected");
        assertThatThrownBy(() -> Recording.open(none))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("none.zip");
    }

    @Test
    void shouldNameCompressionThatIsNotSupported() {
        final byte[] zstd = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0, 0, 0};

        assertThatThrownBy(() -> Recording.open(SampleFiles.write(folder, "a.csv", zstd)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("compressed with ZSTD");
    }

    private static byte[] read(final Path path) {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        final byte[] part = new byte[8192];
        try (Recording recording = Recording.open(path)) {
            for (int read = recording.read(part, 0, part.length); read >= 0; ) {
                content.write(part, 0, read);
                read = recording.read(part, 0, part.length);
            }
        }
        return content.toByteArray();
    }

    private static byte[] concat(final byte[] first, final byte[] second) {
        final byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
