package dev.lockstep.ops.cli;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.journal.ChronicleJournalWriter;
import dev.lockstep.ops.StopSignal;
import java.util.concurrent.CountDownLatch;

/**
 * Turns SIGTERM and SIGINT into an orderly end: the run is asked to stop, and the process waits until the command is done and leaves with
 * its exit code.
 */
final class CleanStop {
    private final StopSignal signal = new StopSignal();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean waiting;
    private volatile int exitCode;

    /** The signal of a long-running command; from the first call on, signals of the system end the run in order. */
    StopSignal arm() {
        ChronicleJournalWriter.loadLibrary();
        waiting = true;
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "lockstep-clean-stop"));
        return signal;
    }

    private void onShutdown() {
        signal.request(EndReason.STOP_REQUESTED);
        try {
            done.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The virtual machine would report the signal although all went well.
        Runtime.getRuntime().halt(exitCode);
    }

    /** Ends the process. */
    void exit(final int code) {
        exitCode = code;
        done.countDown();
        if (!waiting || signal.get() != EndReason.STOP_REQUESTED) {
            System.exit(code);
        }
    }
}
