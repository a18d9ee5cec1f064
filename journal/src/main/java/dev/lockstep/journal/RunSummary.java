package dev.lockstep.journal;

/**
 * A line of the list of runs.
 *
 * @param run id
 * @param status as in the manifest, or null if the manifest is damaged
 * @param isLive whether a process writes the run now
 * @param created ISO 8601, UTC, or empty if the manifest is damaged
 * @param events inputs of a sealed run, otherwise -1
 * @param outputs outputs of a sealed run, otherwise -1
 * @param sizeBytes of all journal files
 * @param problem damage of the manifest or found at sealing, or null
 */
public record RunSummary(
        String run,
        RunStatus status,
        boolean isLive,
        String created,
        long events,
        long outputs,
        long sizeBytes,
        String problem) {}
