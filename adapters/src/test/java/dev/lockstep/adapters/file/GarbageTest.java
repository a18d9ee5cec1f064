package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.port.BadDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is in a file, a source ends, and with nothing but a BadDataException. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GarbageTest {
    private static final int FILES = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldEndOnRandomBytes(final FileFormat format) {
        for (int seed = 0; seed < FILES; seed++) {
            final Random random = new Random(seed);
            final byte[] garbage = new byte[random.nextInt(20_000)];
            random.nextBytes(garbage);
            readToEnd(format, garbage, random, "random bytes, seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndOnDamagedRecordings(final FileFormat format) {
        final byte[] good = good(format);
        for (int seed = 0; seed < FILES; seed++) {
            final Random random = new Random(seed);
            final byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int i = random.nextInt(20); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readToEnd(format, packed(damaged, random), random, "damaged recording, seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadUndamagedRecordings(final FileFormat format) {
        final Path file = SampleFiles.write(folder, "20240102", good(format));
        try (FileSource source = open(new FileSourceSettings(format, file, "", OnBadRecord.FAIL, TimeOrder.FAIL, 0))) {
            assertThat(Captured.drain(source).messages).hasSizeGreaterThan(50);
        }
    }

    @Test
    void shouldNotHoldEndlessLineInMemory() {
        final byte[] zeros = SampleFiles.gzip(new byte[64 << 20]);
        readToEnd(FileFormat.LEAN_FX, zeros, new Random(1), "64 MiB without an end of line");
    }

    private void readToEnd(final FileFormat format, final byte[] content, final Random random, final String what) {
        final Path file = SampleFiles.write(folder, "20240102", content);
        final boolean isReordering = random.nextBoolean();
        final FileSourceSettings settings = new FileSourceSettings(
                format,
                file,
                "",
                random.nextInt(4) == 0 ? OnBadRecord.FAIL : OnBadRecord.SKIP,
                isReordering ? TimeOrder.REORDER : TimeOrder.FAIL,
                isReordering ? Duration.ofHours(1 + random.nextInt(1000)).toNanos() : 0);
        assertThatCode(() -> {
                    try (FileSource source = open(settings)) {
                        Captured.drain(source);
                    } catch (final BadDataException expected) {
                        assertThat(expected).hasMessageContaining("20240102");
                    }
                })
                .as("%s, %s", what, settings)
                .doesNotThrowAnyException();
    }

    private static FileSource open(final FileSourceSettings settings) {
        return switch (settings.format()) {
            case BINANCE -> new BinanceSource(BinanceSettings.allStreams(settings), 0);
            case LEAN_FX -> new LeanFxSource(settings, 0);
            case ITCH ->
                new ItchSource(
                        new ItchSettings(settings, LocalDate.of(2024, 1, 2), true, ItchSettings.usStockTerms()),
                        new InstrumentDirectory());
        };
    }

    private static byte[] packed(final byte[] content, final Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> SampleFiles.gzip(content);
            case 1 -> SampleFiles.zip(content, "content");
            default -> content;
        };
    }

    private static byte[] good(final FileFormat format) {
        return switch (format) {
            case BINANCE -> binance().getBytes(StandardCharsets.UTF_8);
            case LEAN_FX -> SampleFiles.leanTicks(200).getBytes(StandardCharsets.UTF_8);
            case ITCH -> itch();
        };
    }

    private static String binance() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            final String time = 1_723_161_254_000_000_000L + i * 1000 + " ";
            text.append(time)
                    .append(
                            "{\"stream\":\"x@bookTicker\",\"data\":{\"s\":\"X\",\"b\":\"1\",\"B\":\"2\",\"a\":\"3\",\"A\":\"4\"}}\n")
                    .append(time)
                    .append(
                            "{\"e\":\"trade\",\"s\":\"X\",\"t\":5,\"p\":\"1\",\"q\":\"2\",\"m\":true,\"T\":1723161256322}\n")
                    .append(time)
                    .append("{\"e\":\"depthUpdate\",\"s\":\"X\",\"U\":" + (i * 10 + 1) + ",\"u\":" + (i * 10 + 10)
                            + ",\"b\":[[\"1.5\",\"2\"],[\"2.5\",\"0\"]],\"a\":[]}\n");
            if (i == 20) {
                text.append(time)
                        .append("{\"lastUpdateId\":155,\"bids\":[[\"1.5\",\"2\"]],\"asks\":[[\"1.6\",\"2\"]]}\n");
            }
        }
        return text.toString();
    }

    private static byte[] itch() {
        final ItchBytes itch = new ItchBytes().start().stock(1, "AB", 1);
        for (int i = 2; i < 60; i++) {
            itch.message('A', 1, i)
                    .number(i, 8)
                    .text("B", 1)
                    .number(10, 4)
                    .text("AB", 8)
                    .number(100, 4)
                    .end()
                    .message('E', 1, i)
                    .number(i, 8)
                    .number(1, 4)
                    .number(i, 8)
                    .end()
                    .message('z', 1, i)
                    .text("unknown", 20)
                    .end();
        }
        return itch.bytes();
    }
}
