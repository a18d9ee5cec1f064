package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.engine.port.BadDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeanFxSourceTest {
    private static final String TICKS = "fx/lean/forex/oanda/tick/eurusd";

    @TempDir
    private Path folder;

    /** Rows; the files have one newline less, because the last row has none. */
    @ParameterizedTest
    @CsvSource({"20140501, 24179", "20140502, 49341", "20140504, 1164", "20140505, 25177", "20140506, 44864"})
    void shouldReadEveryRowOfRealDay(final String day, final long rows) {
        try (LeanFxSource source = open(SampleData.file(TICKS).resolve(day + "_quote.zip"))) {
            assertThat(Captured.drain(source).count(QuoteDecoder.TEMPLATE_ID)).isEqualTo(rows);
            assertThat(source.decoded()).isEqualTo(rows);
        }
    }

    @Test
    void shouldReadAllRealDaysOfDirectoryInOrder() {
        try (LeanFxSource source = open(SampleData.file(TICKS))) {
            final Captured captured = Captured.drain(source);

            assertThat(captured.messages.size()).isEqualTo(24_179 + 49_341 + 1_164 + 25_177 + 44_864);
            // 1398902400 is 2014-05-01 00:00 UTC; the first row is 292,1.38676,1.38686.
            assertThat(captured.texts().get(0))
                    .contains("exchangeTimeNs=1398902400292000000")
                    .contains("bidPrice=138676000|bidQuantity=0|askPrice=138686000|askQuantity=0");
            // 86396706 ms after 1399334400, 2014-05-06 00:00 UTC.
            assertThat(captured.timesNs.get(captured.timesNs.size() - 1)).isEqualTo(1_399_420_796_706_000_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5,1.1,1.2\n7,1.3,1.4\n",
                "5,1.1,1.2\r\n7,1.3,1.4\r\n",
                "5,1.1,1.2\n7,1.3,1.4",
                "\n\r\n5,1.10,1.200\n \n\n7,1.3,1.4\t\n\n",
                "\uFEFF5,1.1,1.2\n7,1.3,1.4\n"
            })
    void shouldReadOddButValidText(final String content) {
        try (LeanFxSource source = open(SampleFiles.write(folder, "20140501_quote.csv", content))) {
            final Captured captured = Captured.drain(source);

            assertThat(captured.timesNs).containsExactly(1_398_902_400_005_000_000L, 1_398_902_400_007_000_000L);
            assertThat(captured.texts().get(1)).contains("bidPrice=130000000").contains("askPrice=140000000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,1.1,1.2", ",1.1,1.2", "-1,1.1,1.2", "86400000,1.1,1.2", "99999999999999999999,1.1,1.2", "6", "6,1.1",
                "6,1.1,1.2,1.3", "6,,1.2", "6,1.1,", "6,0,1.2", "6,1.1,-1.2", "6,1.1234567891,1.2", "6,NaN,1.2",
                "6,1.1,1.2,1,1.1,1.2,1.1,1.2,1.1,1.2,0"
            })
    void shouldFailOnBadLineOrSkipIt(final String bad) {
        final Path file = SampleFiles.write(folder, "20140501_quote.csv", "5,1.1,1.2\n" + bad + "\n7,1.3,1.4\n");

        try (LeanFxSource source = open(file)) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("20140501_quote.csv:2: ");
        }
        try (LeanFxSource source = new LeanFxSource(skipping(file), 0)) {
            assertThat(Captured.drain(source).messages).hasSize(2);
            assertThat(source.skipped()).isEqualTo(1);
            assertThat(source.problems()).singleElement().asString().contains("20140501_quote.csv:2: ");
        }
    }

    @Test
    void shouldNameEmptyDayInDirectory() {
        SampleFiles.write(folder, "20140501_quote.csv", "5,1.1,1.2\n");
        SampleFiles.write(folder, "20140502_quote.csv", "");
        SampleFiles.write(folder, "20140501_trade.zip", "of no interest");

        try (LeanFxSource source = open(folder)) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("20140502_quote.csv: is empty");
        }
    }

    @Test
    void shouldRefuseDirectoryWithoutQuoteFiles() {
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("holds no quote file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quotes.csv", "2014051_quote.csv", "20141301_quote.csv", "201405011_quote.csv"})
    void shouldRefuseFileWithoutDateInItsName(final String name) {
        final Path file = SampleFiles.write(folder, name, "5,1.1,1.2\n");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("no date");
    }

    @ParameterizedTest
    @CsvSource({
        "20140501_quote.zip, 2014-05-01",
        "ex20101224.TEST_ITCH_50.gz, 2010-12-24",
        "01302019.NASDAQ_ITCH50.gz, 2019-01-30"
    })
    void shouldTellDayFromName(final String name, final String date) {
        assertThat(DayFile.of(Path.of(name)).date()).isEqualTo(date);
    }

    @Test
    void shouldReadSameTicksPlainGzippedAndZippedWhateverTheName() {
        final byte[] content = SampleFiles.leanTicks(1000).getBytes(StandardCharsets.UTF_8);
        final Path plain = SampleFiles.write(folder, "20140501_quote.gz", content);
        final Path gzip = SampleFiles.write(folder, "20140501_quote.zip", SampleFiles.gzip(content));
        final Path zip = SampleFiles.write(folder, "20140501_quote.csv", SampleFiles.zip(content, "a.csv"));
        try (LeanFxSource first = open(plain);
                LeanFxSource second = open(gzip);
                LeanFxSource third = open(zip)) {
            final Captured expected = Captured.drain(first);
            assertThat(expected.messages).hasSize(1000);
            assertThat(Captured.drain(second).messages).isEqualTo(expected.messages);
            assertThat(Captured.drain(third).messages).isEqualTo(expected.messages);
        }
    }

    private static LeanFxSource open(final Path path) {
        return new LeanFxSource(FileSourceSettings.strict(FileFormat.LEAN_FX, path, "EURUSD"), 0);
    }

    private static FileSourceSettings skipping(final Path path) {
        return new FileSourceSettings(FileFormat.LEAN_FX, path, "EURUSD", OnBadRecord.SKIP, TimeOrder.FAIL, 0);
    }
}
