package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM and {@code --duration} end a run in order. */
class StoppedProcessTest {
    private static final long SOME_EVENTS = 4_000;

    @TempDir
    private Path dir;

    @Test
    void shouldEndTwoRunsInOneDirectoryInOrder() throws Exception {
        try (CliProcess first = paperRun();
                CliProcess second = paperRun()) {
            final RunDirectory one = first.awaitEvents(journalDir(), SOME_EVENTS);
            final RunDirectory two = second.awaitEvents(journalDir(), SOME_EVENTS);
            assertThat(one.id()).isNotEqualTo(two.id());
            assertThat(one.manifest().epoch()).isNotEqualTo(two.manifest().epoch());
            shouldNotPruneLiveRuns();

            first.terminate();
            assertThat(first.exitCode()).as(first.printed()).isEqualTo(ExitCode.OK);
            assertThat(second.isAlive()).isTrue();
            second.terminate();
            assertThat(second.exitCode()).as(second.printed()).isEqualTo(ExitCode.OK);
            assertThat(first.printed()).contains("ended: a stop was requested");

            assertEndedInOrder(one);
            assertEndedInOrder(two);
        }
    }

    private void shouldNotPruneLiveRuns() {
        final Cli.Outcome list =
                Cli.run("journal", "list", "--dir", journalDir().toString());
        assertThat(list.out().lines().filter(line -> line.contains(" live "))).hasSize(2);
        final Cli.Outcome prune =
                Cli.run("journal", "prune", "--keep", "1", "--dir", journalDir().toString());
        assertThat(prune.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(prune.out()).contains("0 runs deleted");
        assertThat(new RunCatalogue(journalDir()).runs()).hasSize(2);
    }

    @Test
    void shouldEndABacktestInOrder() throws Exception {
        try (CliProcess process = CliProcess.start(
                dir,
                "backtest",
                "--config",
                Project.testConfig("generated.yaml").toString(),
                "--set",
                "market.messages=1000000000",
                "--set",
                "journal.dir=" + journalDir())) {
            final RunDirectory run = process.awaitEvents(journalDir(), SOME_EVENTS);
            process.terminate();
            assertThat(process.exitCode()).as(process.printed()).isEqualTo(ExitCode.OK);
            assertEndedInOrder(run);
        }
    }

    /** The signal comes when the run's directory is there and its journals are being opened, or soon after. */
    @Test
    void shouldEndInOrderIfStoppedWhileItStarts() throws Exception {
        try (CliProcess process = paperRun()) {
            final RunDirectory run = process.awaitRun(journalDir());
            process.terminate();
            assertThat(process.exitCode()).as(process.printed()).isEqualTo(ExitCode.OK);
            assertThat(process.printed()).doesNotContain("Exception");
            assertThat(run.manifest().status()).isEqualTo(RunStatus.ENDED);
        }
    }

    /** The tables of orders of four venues are larger than the heap that the process may have. */
    @Test
    void shouldEndAndSayWhyIfItsMemoryIsTooSmall() throws Exception {
        try (CliProcess process = paperRunWith(
                "engine.maxOpenOrders=1000000",
                "venues.B={}",
                "venues.C={}",
                "venues.D={}",
                "market.instruments.ALPHA.venue=SIM",
                "market.instruments.BRAVO.venue=SIM")) {
            assertThat(process.exitCode()).as(process.printed()).isEqualTo(ExitCode.FAILED);
            assertThat(process.printed()).contains("OutOfMemoryError");
        }
    }

    @Test
    void shouldEndARunAfterItsDuration() {
        final Cli.Outcome outcome = Cli.run(
                "run",
                "--config",
                Project.config("paper.yaml").toString(),
                "--duration",
                "1500ms",
                "--set",
                "journal.dir=" + journalDir());

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).contains("ended: its duration was reached").doesNotContain("a stop was requested");
        assertEndedInOrder(new RunCatalogue(journalDir()).runs().get(0), EndReason.DURATION_REACHED);
    }

    @Test
    void shouldRefuseADurationWithoutAUnit() {
        final Cli.Outcome outcome =
                Cli.run("run", "--config", Project.config("paper.yaml").toString(), "--duration", "30");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("'30' is not a duration; give a number and ms, s, m or h");
    }

    private Path journalDir() {
        return dir.resolve("journal");
    }

    private CliProcess paperRun() throws Exception {
        return paperRunWith("strategies.maker.parameters.threshold=0.1");
    }

    private CliProcess paperRunWith(final String... settings) throws Exception {
        final List<String> arguments = new ArrayList<>(
                List.of("run", "--config", Project.config("paper.yaml").toString()));
        arguments.addAll(List.of("--set", "journal.dir=" + journalDir()));
        for (final String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return CliProcess.start(dir, arguments.toArray(String[]::new));
    }

    private static void assertEndedInOrder(final RunDirectory run) {
        assertEndedInOrder(run, EndReason.STOP_REQUESTED);
    }

    private static void assertEndedInOrder(final RunDirectory run, final EndReason reason) {
        assertThat(run.verify().status()).isEqualTo(RunStatus.ENDED);
        final JournaledRun read = JournaledRun.read(run);
        assertThat(read.endReason()).isEqualTo(reason);
        assertThat(read.tradingStopped()).isTrue();
        assertThat(read.orders()).as("orders sent").isPositive();
        assertThat(read.openOrders()).as("orders left working").isEmpty();
        final Cli.Outcome replay = Cli.run("replay", "--journal", run.path().toString());
        assertThat(replay.exitCode()).as(replay.out() + replay.err()).isEqualTo(ExitCode.OK);
    }
}
