package dev.lockstep.ops.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Whether all that a command printed arrived: print streams swallow their errors, and half a list with code 0 would pass for all of it. */
final class PrintedWhole {
    private PrintedWhole() {}

    /** The exit code of a command, which is not 0 if its output was cut off by anything but a reader that had enough. */
    static int check(final PrintStream out, final int exitCode) {
        if (!out.checkError() || exitCode != ExitCode.OK) {
            return exitCode;
        }
        final String reason = reason();
        if (reason.contains("Broken pipe")) {
            return exitCode;
        }
        System.err.println("the output could not be written whole: " + reason);
        return ExitCode.UNUSABLE;
    }

    /** The stream does not keep its error, but one more attempt has the same, unless what was in the way is gone. */
    @SuppressWarnings("resource") // Closing it would close the standard output.
    private static String reason() {
        try {
            new FileOutputStream(FileDescriptor.out).write('\n');
            return "an error that has passed";
        } catch (final IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
