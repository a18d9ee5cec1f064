package dev.lockstep.ops.cli;

import dev.lockstep.journal.Retold;
import java.io.PrintWriter;

/** The exit code of a command that told a run once more: an answer about a part of it must not pass for one about the whole. */
final class ToldRun {
    private ToldRun() {}

    /**
     * Says where the telling ended, unless that is where the run ends.
     *
     * @param words that the reason is introduced with
     */
    static int codeOf(final Retold told, final String words, final PrintWriter err) {
        if (told.flaw() != null) {
            err.println(words + told.flaw());
        }
        return switch (told.end()) {
            // A run that failed has no more to be told.
            case WHOLE, FAILED -> ExitCode.OK;
            case DIVERGED -> ExitCode.DIVERGED;
            case DAMAGED -> ExitCode.UNUSABLE;
        };
    }
}
