package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import dev.lockstep.ops.FilledDisk;
import dev.lockstep.ops.RunReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that would end in the disk's reserve is refused, and a run that touches it ends in order. */
class DiskReserveTest {
    @TempDir
    private Path dir;

    @Test
    void shouldRefuseToStartWithoutRoomForTheReserve() {
        final Path journalDir = dir.resolve("journal");
        for (final String command : new String[] {"run", "backtest"}) {
            final Cli.Outcome outcome = Cli.run(
                    command,
                    "--config",
                    Project.testConfig("generated.yaml").toString(),
                    "--set",
                    "journal.dir=" + journalDir,
                    "--set",
                    "journal.reserve=1000TiB");

            assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(outcome.err())
                    .contains(journalDir.toString(), "bytes free", "journal.reserve", "journal prune")
                    .doesNotContain("\tat ");
            assertThat(Cli.run("journal", "list", "--dir", journalDir.toString())
                            .out()
                            .lines())
                    .as("no run was made")
                    .hasSize(1);
        }
    }

    @Test
    void shouldStopTradingAndEndInOrderWhenTheReserveIsTouched() {
        final FilledDisk.Outcome outcome = FilledDisk.run(dir);

        final RunReport report = outcome.report();
        assertThat(report.endReason()).isEqualTo(EndReason.DISK_RESERVE);
        assertThat(RunExit.codeOf(report)).isEqualTo(ExitCode.DISK_RESERVE);
        assertThat(outcome.messages()).contains("0 bytes free, less than journal.reserve", "trading stops");
        final RunDirectory run = RunDirectory.of(report.directory());
        assertThat(run.verify().status()).isEqualTo(RunStatus.ENDED);
        assertThat(run.path().resolve("reserve")).doesNotExist();
        final JournaledRun read = JournaledRun.read(run);
        assertThat(read.endReason()).isEqualTo(EndReason.DISK_RESERVE);
        assertThat(read.tradingStopped()).isTrue();
        assertThat(read.orders()).isPositive();
        assertThat(read.openOrders()).isEmpty();
        assertThat(Cli.run("replay", "--journal", run.path().toString()).exitCode())
                .isEqualTo(ExitCode.OK);
    }
}
