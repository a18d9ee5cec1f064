package dev.lockstep.journal;

import java.util.List;

/**
 * What is known of a run before its first event.
 *
 * @param buildVersion of the program
 * @param schemaId of the message schema
 * @param schemaVersion of the message schema
 * @param logicVersion identity of replays is promised within one logic version
 * @param epoch of the run, 0 for simulated runs
 * @param seed of everything random outside the core
 * @param instruments symbols in index order
 * @param settingsHash hash of the settings that matter to behaviour
 * @param configuration whole resolved configuration, as text
 */
public record RunIdentity(
        String buildVersion,
        int schemaId,
        int schemaVersion,
        int logicVersion,
        long epoch,
        long seed,
        List<String> instruments,
        long settingsHash,
        String configuration) {
    /** Copies the list. */
    public RunIdentity {
        instruments = List.copyOf(instruments);
    }
}
