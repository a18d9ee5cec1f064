package dev.lockstep.ops.cli;

import dev.lockstep.config.ConfigException;
import dev.lockstep.engine.port.BadDataException;
import dev.lockstep.engine.run.EngineFailedException;
import dev.lockstep.journal.DamagedJournalException;
import dev.lockstep.journal.JournalRefusedException;
import dev.lockstep.journal.JournalWriteException;
import dev.lockstep.journal.RunInUseException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words, and with a stack trace only if it is the program's fault. */
final class ErrorReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            final Exception thrown, final CommandLine command, final ParseResult arguments) {
        final var err = command.getErr();
        if (thrown instanceof ConfigException
                || thrown instanceof BadDataException
                || thrown instanceof DamagedJournalException
                || thrown instanceof JournalRefusedException
                || thrown instanceof RunInUseException
                || thrown instanceof UnusableException) {
            err.println(thrown.getMessage());
            return ExitCode.UNUSABLE;
        }
        if (thrown instanceof UncheckedIOException) {
            err.println(thrown.getMessage() + ": " + thrown.getCause());
            return ExitCode.UNUSABLE;
        }
        if (thrown instanceof JournalWriteException) {
            err.println(thrown.getMessage());
            return ExitCode.FAILED;
        }
        if (thrown instanceof EngineFailedException failed) {
            err.println(failed.getMessage());
            if (failed.getCause() instanceof JournalWriteException) {
                return ExitCode.FAILED;
            }
            failed.failure().cause().printStackTrace(err);
            return ExitCode.FAILED;
        }
        err.println("lockstep failed; this is a fault of the program:");
        thrown.printStackTrace(err);
        return ExitCode.FAILED;
    }
}
