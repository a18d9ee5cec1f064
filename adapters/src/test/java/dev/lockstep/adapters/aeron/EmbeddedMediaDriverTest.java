package dev.lockstep.adapters.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aeron.driver.ThreadingMode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedMediaDriverTest {
    @TempDir
    Path parent;

    @Test
    void shouldRunTwiceAtOnceAndLeaveNothingBehind() {
        final AeronTestBed first = new AeronTestBed(parent);
        final AeronTestBed second = new AeronTestBed(parent);
        assertThat(first.driver.aeronDirectory()).isNotEqualTo(second.driver.aeronDirectory());
        final AeronMarketDataSettings settings = AeronMarketDataSettings.defaults();
        try (AeronMarketDataPublisher publisher = new AeronMarketDataPublisher(first.aeron, settings);
                AeronMarketDataSource source = new AeronMarketDataSource(first.aeron, settings);
                AeronMarketDataSource stranger = new AeronMarketDataSource(second.aeron, settings)) {
            AeronTestBed.await("the source is connected", () -> publisher.isConnected() && source.isConnected());
            assertThat(stranger.isConnected()).isFalse();
        }
        first.close();
        assertThat(Path.of(first.driver.aeronDirectory())).doesNotExist();
        assertThat(Path.of(second.driver.aeronDirectory())).exists();
        second.close();
        assertThat(parent).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(value = ThreadingMode.class, names = "INVOKER", mode = EnumSource.Mode.EXCLUDE)
    void shouldStartInEachThreadingModeAndCloseTwice(final ThreadingMode mode) {
        final EmbeddedMediaDriver driver = EmbeddedMediaDriver.launch(
                new MediaDriverSettings(mode, 64 * 1024), parent.resolve("made/here"), e -> {});
        assertThat(Path.of(driver.aeronDirectory())).isDirectory();
        driver.close();
        driver.close();
        assertThat(parent.resolve("made/here")).isEmptyDirectory();
    }

    @Test
    void shouldSayWhereNoDirectoryCanBeMade() throws Exception {
        final Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> EmbeddedMediaDriver.launch(MediaDriverSettings.defaults(), file, e -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("give one that can be written to");
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaDriverSettings(ThreadingMode.INVOKER, 65_536))
                .withMessageContaining("allowed are SHARED, SHARED_NETWORK and DEDICATED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaDriverSettings(ThreadingMode.SHARED, 100_000))
                .withMessage("termBufferLength is 100000; allowed is a power of two from 65536 to 1073741824");
    }
}
