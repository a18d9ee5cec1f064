package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finds no room says so. */
class FullDiskTest {
    @TempDir
    private Path dir;

    @Test
    void shouldNotTakeHalfAListForAllOfIt() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: the system has no /dev/full");
        try (CliProcess process = CliProcess.startFrom(dir, "exec \"$@\" > /dev/full", "risk", "controls")) {
            assertThat(process.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(process.printed()).startsWith("the output could not be written whole: ");
        }
    }

    @Test
    void shouldNotComplainOfAReaderThatHadEnough() throws Exception {
        try (CliProcess process =
                CliProcess.startFrom(dir, "{ \"$@\"; echo \"code $?\" >&2; } | true", "config", "reference")) {
            assertThat(process.exitCode()).isZero();
            assertThat(process.printed()).isEqualTo("code 0\n");
        }
    }

    @Test
    void shouldSayWhereTheMediaDriverFindsNoRoom() throws Exception {
        try (CliProcess process = CliProcess.startFrom(
                dir,
                // Files of a mebibyte at most, in blocks of 512 bytes; the journal comes later.
                "ulimit -f 2048; exec \"$@\"",
                "run",
                "--config",
                Project.config("paper.yaml").toString(),
                "--duration",
                "1s",
                "--set",
                "journal.dir=" + dir.resolve("journal"))) {
            assertThat(process.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(process.printed())
                    .contains("the media driver can't make its files in " + dir)
                    .contains("look for free space there")
                    .doesNotContain("\tat ");
        }
    }
}
