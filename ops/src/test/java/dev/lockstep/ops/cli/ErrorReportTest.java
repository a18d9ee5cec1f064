package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.port.BadDataException;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.engine.run.FailStop;
import dev.lockstep.journal.DamagedJournalException;
import dev.lockstep.journal.RunInUseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Exit codes and words for what commands throw. */
class ErrorReportTest {
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSayInWordsWhatTheUserCanSolve() {
        for (final RuntimeException thrown : List.of(
                new BadDataException("file:3", "is odd"),
                new DamagedJournalException(Path.of("file"), 3, 2, "is odd"),
                new RunInUseException("is odd"),
                new UnusableException("is odd"),
                new UncheckedIOException("is odd", new IOException("no room")))) {
            assertThat(exitCodeOf(thrown)).as(thrown.toString()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(err.toString()).contains(thrown.getMessage()).doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNamePoisonEventAndStageOfAFailedEngine() {
        final FailStop failStop = new FailStop();
        failStop.trip(42, "risk", new ArithmeticException("limit"));
        EngineFailedException failed = null;
        try {
            failStop.check();
        } catch (final EngineFailedException e) {
            failed = e;
        }

        assertThat(exitCodeOf(failed)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("the engine stopped at sequence 42 in risk")
                .contains("ArithmeticException: limit")
                .contains("\tat ");
    }

    @Test
    void shouldShowTheStackOfAFaultOfTheProgram() {
        assertThat(exitCodeOf(new NullPointerException("oops"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("a fault of the program", "NullPointerException: oops", "\tat ");
    }

    private int exitCodeOf(final Exception thrown) {
        final CommandLine command = Main.commandLine(() -> null).setErr(new PrintWriter(err, true));
        return new ErrorReport().handleExecutionException(thrown, command, null);
    }
}
