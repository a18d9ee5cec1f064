package dev.lockstep.ops.cli;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.ops.RunReport;

/** The exit code of a command that made a run. */
final class RunExit {
    private RunExit() {}

    static int codeOf(final RunReport report) {
        if (Boolean.FALSE.equals(report.verified())) {
            return ExitCode.DIVERGED;
        }
        return report.endReason() == EndReason.DISK_RESERVE ? ExitCode.DISK_RESERVE : ExitCode.OK;
    }
}
