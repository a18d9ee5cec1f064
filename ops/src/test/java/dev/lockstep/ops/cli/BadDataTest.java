package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Manifest;
import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording that can't be read ends a backtest with its place, and leaves a run that says so, or none. */
class BadDataTest {
    private static final String TICKS = "20140501_quote.csv";

    @TempDir
    private Path dir;

    @Test
    void shouldMakeNoRunForARecordingThatDoesNotExist() {
        final Cli.Outcome outcome = backtest(dir.resolve("absent.zip"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("absent.zip", "data.path");
        assertThat(journalDir()).doesNotExist();
    }

    @Test
    void shouldMakeNoRunWithoutAPath() {
        final Cli.Outcome outcome = Cli.run(
                "backtest",
                "--config",
                Project.config("backtest-fx.yaml").toString(),
                "--set",
                "journal.dir=" + journalDir());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("data.path", "--set data.path=FILE");
        assertThat(journalDir()).doesNotExist();
    }

    @Test
    void shouldNameTheLineThatCannotBeRead() throws IOException {
        final Path file = ticks("5,1.1,1.2", "6,what,1.2", "7,1.1,1.2");

        final Cli.Outcome outcome = backtest(file);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(TICKS + ":2: ", "what").doesNotContain("\tat ");
        assertSealedAsFailed(TICKS + ":2: ");
    }

    @Test
    void shouldNameTheLineWhereTimeGoesBackwards() throws IOException {
        final Path file = ticks("5,1.1,1.2", "900,1.1,1.2", "400,1.1,1.2", "901,1.1,1.2");

        final Cli.Outcome outcome = backtest(file);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(TICKS + ":3: ", "time goes backwards");
        assertSealedAsFailed("time goes backwards");

        final Cli.Outcome reordered = backtest(file, "data.timeOrder=reorder", "data.reorderWindow=1s");
        assertThat(reordered.exitCode()).as(reordered.err()).isEqualTo(ExitCode.OK);
        assertThat(dump(newest())).contains("SourceReport source=16 skipped=0 reordered=1");
    }

    @Test
    void shouldSkipCountAndReportBadRecords() throws IOException {
        final Path file = ticks("5,1.1,1.2", "6,what,1.2", "x", "7,1.1,1.2");

        final Cli.Outcome outcome = backtest(file, "data.onBadRecord=skip");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).contains("2 bad records skipped");
        assertThat(dump(newest())).contains("SourceReport source=16 skipped=2 reordered=0");
        assertThat(newest().verify().status()).isEqualTo(RunStatus.ENDED);
        assertThat(Cli.run("replay", "--journal", newest().path().toString()).exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldNameTheFileThatIsCutOff() throws IOException {
        final Path file = dir.resolve("20140501_quote.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 5_000; i++) {
                gzip.write(String.format("%d,1.%05d,1.5%n", i * 10, i * 7_919 % 49_999)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        final byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        final Cli.Outcome outcome = backtest(file);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err())
                .contains(file.getFileName().toString(), "cut off")
                .doesNotContain("\tat ");
        assertSealedAsFailed("cut off");
    }

    @ParameterizedTest
    @CsvSource({"backtest-binance.yaml, BTCUSDT", "backtest-itch.yaml, ''"})
    void shouldRefuseAFileOfAnotherFormat(final String config, final String symbol) throws IOException {
        final Path file = ticks("5,1.1,1.2", "7,1.1,1.2");

        final Cli.Outcome outcome = Cli.run(
                "backtest",
                "--config",
                Project.config(config).toString(),
                "--set",
                "journal.dir=" + journalDir(),
                "--set",
                "data.path=" + file);

        assertThat(outcome.exitCode()).as(symbol).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(TICKS).doesNotContain("\tat ");
        for (final RunDirectory run : new RunCatalogue(journalDir()).runs()) {
            assertThat(run.verify().status()).isEqualTo(RunStatus.FAILED);
        }
    }

    private void assertSealedAsFailed(final String problem) {
        final Manifest manifest = newest().verify();
        assertThat(manifest.status()).isEqualTo(RunStatus.FAILED);
        assertThat(manifest.failure().stage()).isEqualTo("data");
        assertThat(manifest.failure().exception()).contains(problem);
        assertThat(Cli.run("journal", "list", "--dir", journalDir().toString()).out())
                .contains("failed");
    }

    private static String dump(final RunDirectory run) {
        return Cli.run("journal", "dump", run.path().toString()).out();
    }

    private RunDirectory newest() {
        final List<RunDirectory> runs = new RunCatalogue(journalDir()).runs();
        return runs.get(runs.size() - 1);
    }

    private Path ticks(final String... lines) throws IOException {
        return Files.write(dir.resolve(TICKS), List.of(lines));
    }

    private Cli.Outcome backtest(final Path file, final String... settings) {
        final String[] arguments = new String[7 + 2 * settings.length];
        int next = 0;
        arguments[next++] = "backtest";
        arguments[next++] = "--config";
        arguments[next++] = Project.config("backtest-fx.yaml").toString();
        arguments[next++] = "--set";
        arguments[next++] = "journal.dir=" + journalDir();
        arguments[next++] = "--set";
        arguments[next++] = "data.path=" + file;
        for (final String setting : settings) {
            arguments[next++] = "--set";
            arguments[next++] = setting;
        }
        return Cli.run(arguments);
    }

    private Path journalDir() {
        return dir.resolve("journal");
    }
}
