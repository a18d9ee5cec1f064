package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.EndReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param run id
 * @param directory of the run
 * @param status as sealed: ended or failed
 * @param endReason why it ended
 * @param events inputs
 * @param orders new orders sent
 * @param fills fills
 * @param denied orders and changes denied
 * @param skipped records that sources left out
 * @param inputChain after the last input
 * @param outputChain after the last input
 * @param elapsedSeconds wall time from the first event to the last
 * @param journalBytes on disk
 * @param accounts in the order of their indexes
 * @param venues in the order of their indexes
 * @param latencies by name, nanoseconds
 * @param verified whether a replay was identical; null if none was made
 */
public record RunReport(
        String run,
        Path directory,
        String status,
        EndReason endReason,
        long events,
        long orders,
        long fills,
        long denied,
        long skipped,
        long inputChain,
        long outputChain,
        double elapsedSeconds,
        long journalBytes,
        List<AccountSummary> accounts,
        List<VenueSummary> venues,
        Map<String, Histogram> latencies,
        Boolean verified) {

    /** The same report after a replay. */
    public RunReport withVerified(final boolean identical) {
        return new RunReport(
                run,
                directory,
                status,
                endReason,
                events,
                orders,
                fills,
                denied,
                skipped,
                inputChain,
                outputChain,
                elapsedSeconds,
                journalBytes,
                accounts,
                venues,
                latencies,
                identical);
    }

    /** Inputs handled per second of wall time. */
    public double eventsPerSecond() {
        return elapsedSeconds > 0 ? events / elapsedSeconds : 0;
    }
}
