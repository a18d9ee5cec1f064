package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.port.BadDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeOrderTest {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long DAY_NS = 1_398_902_400_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldFailWithPlaceAndBothTimesEvenIfBadRecordsAreSkipped() {
        for (final OnBadRecord onBadRecord : OnBadRecord.values()) {
            try (LeanFxSource source = open(onBadRecord, TimeOrder.FAIL, 0, List.of(10, 10, 30, 20, 40))) {
                assertThatThrownBy(() -> Captured.drain(source))
                        .isInstanceOf(BadDataException.class)
                        .hasMessageContaining("20140501_quote.csv:4: time goes backwards, from 1398902400030000000 to"
                                + " 1398902400020000000 ns")
                        .hasMessageContaining("at least 10000000 ns");
            }
        }
    }

    @Test
    void shouldPutRecordsBackInOrderWithinWindowAndCountThem() {
        try (LeanFxSource source =
                open(OnBadRecord.FAIL, TimeOrder.REORDER, 10 * NS_PER_MS, List.of(10, 30, 20, 25, 40, 30, 41))) {
            assertThat(milliseconds(source)).containsExactly(10, 20, 25, 30, 30, 40, 41);
            assertThat(source.reordered()).isEqualTo(3);
            assertThat(source.skipped()).isZero();
        }
    }

    @Test
    void shouldKeepFileOrderOfEqualTimes() {
        final StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            text.append(i % 2 == 0 ? 5 : 6).append(",1.").append(100 + i).append(",2\n");
        }
        final Path file = SampleFiles.write(folder, "20140501_quote.csv", text.toString());
        try (LeanFxSource source = new LeanFxSource(
                new FileSourceSettings(FileFormat.LEAN_FX, file, "", OnBadRecord.FAIL, TimeOrder.REORDER, NS_PER_MS),
                0)) {
            final List<String> bids = Captured.drain(source).texts().stream()
                    .map(message -> message.replaceAll(".*bidPrice=1(\\d\\d\\d).*", "$1"))
                    .collect(Collectors.toList());
            final List<String> expected = new ArrayList<>();
            for (int i = 2; i <= 100; i += 2) {
                expected.add(String.valueOf(100 + i));
            }
            for (int i = 1; i <= 100; i += 2) {
                expected.add(String.valueOf(100 + i));
            }
            assertThat(bids).isEqualTo(expected);
        }
    }

    @Test
    void shouldTreatRecordLaterThanWindowAsBad() {
        final List<Integer> times = List.of(10, 30, 19, 20, 40);
        try (LeanFxSource source = open(OnBadRecord.FAIL, TimeOrder.REORDER, 10 * NS_PER_MS, times)) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("20140501_quote.csv:3: ")
                    .hasMessageContaining("further than the reorder window of 10000000 ns allows");
        }
        try (LeanFxSource source = open(OnBadRecord.SKIP, TimeOrder.REORDER, 10 * NS_PER_MS, times)) {
            assertThat(milliseconds(source)).containsExactly(10, 20, 30, 40);
            assertThat(source.skipped()).isEqualTo(1);
            assertThat(source.reordered()).isEqualTo(1);
        }
    }

    @Test
    void shouldSortAnyDisorderWithinWindow() {
        final long seed = 99;
        final Random random = new Random(seed);
        final int windowMs = 50;
        final List<Integer> times = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            // Moved by at most half the window either way, so no record lies further behind than the window.
            times.add(100 + i + random.nextInt(windowMs) - windowMs / 2);
        }
        try (LeanFxSource source = open(OnBadRecord.FAIL, TimeOrder.REORDER, windowMs * NS_PER_MS, times)) {
            assertThat(milliseconds(source))
                    .as("seed %d", seed)
                    .isEqualTo(times.stream().sorted().collect(Collectors.toList()));
        }
    }

    @Test
    void shouldRefuseWindowThatHoldsTooMuch() {
        final List<Integer> times = new ArrayList<>();
        for (int i = 0; i <= ReorderedRecords.MAX_HELD_RECORDS; i++) {
            times.add(i);
        }
        try (LeanFxSource source = open(OnBadRecord.SKIP, TimeOrder.REORDER, Long.MAX_VALUE, times)) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("make the window smaller");
        }
    }

    @Test
    void shouldRefuseWindowThatDoesNotFitThePolicy() {
        final Path path = Path.of("x");
        assertThatThrownBy(
                        () -> new FileSourceSettings(FileFormat.ITCH, path, "", OnBadRecord.FAIL, TimeOrder.REORDER, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileSourceSettings(FileFormat.ITCH, path, "", OnBadRecord.FAIL, TimeOrder.FAIL, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LeanFxSource open(
            final OnBadRecord onBadRecord, final TimeOrder order, final long windowNs, final List<Integer> times) {
        final String text = times.stream().map(ms -> ms + ",1.1,1.2\n").collect(Collectors.joining());
        final Path file = SampleFiles.write(folder, "20140501_quote.csv", text);
        return new LeanFxSource(
                new FileSourceSettings(FileFormat.LEAN_FX, file, "EURUSD", onBadRecord, order, windowNs), 0);
    }

    private static List<Integer> milliseconds(final LeanFxSource source) {
        return Captured.drain(source).timesNs.stream()
                .map(timeNs -> Math.toIntExact((timeNs - DAY_NS) / NS_PER_MS))
                .collect(Collectors.toList());
    }
}
