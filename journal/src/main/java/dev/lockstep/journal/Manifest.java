package dev.lockstep.journal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * All that is known of a run beside its records; {@code manifest.json} in its directory.
 *
 * @param formatVersion of the manifest, {@link #FORMAT_VERSION}
 * @param run id of the run
 * @param created when, ISO 8601, UTC
 * @param status what became of the run
 * @param buildVersion see {@link RunIdentity}
 * @param schemaId see {@link RunIdentity}
 * @param schemaVersion see {@link RunIdentity}
 * @param logicVersion see {@link RunIdentity}
 * @param epoch see {@link RunIdentity}
 * @param seed see {@link RunIdentity}
 * @param instruments see {@link RunIdentity}
 * @param settingsHash as 16 hexadecimal digits
 * @param configuration see {@link RunIdentity}
 * @param failure of a failed run, otherwise null
 * @param damage what sealing found damaged, or null
 * @param end of a sealed run, otherwise null
 * @param files of a sealed run, in the order of their names; otherwise empty
 * @param sha256 of the manifest's own bytes with zeros in place of these 64 digits
 */
@JsonPropertyOrder({
    "formatVersion",
    "run",
    "created",
    "status",
    "buildVersion",
    "schemaId",
    "schemaVersion",
    "logicVersion",
    "epoch",
    "seed",
    "instruments",
    "settingsHash",
    "configuration",
    "failure",
    "damage",
    "end",
    "files",
    "sha256"
})
public record Manifest(
        int formatVersion,
        String run,
        String created,
        RunStatus status,
        String buildVersion,
        int schemaId,
        int schemaVersion,
        int logicVersion,
        long epoch,
        long seed,
        List<String> instruments,
        String settingsHash,
        String configuration,
        RunFailure failure,
        String damage,
        RunEnd end,
        List<SealedFile> files,
        String sha256) {
    /** The version that this class writes, and the latest that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** Copies the lists. */
    public Manifest {
        instruments = List.copyOf(instruments);
        files = List.copyOf(files);
    }

    static Manifest running(final String run, final String created, final RunIdentity identity) {
        return new Manifest(
                FORMAT_VERSION,
                run,
                created,
                RunStatus.RUNNING,
                identity.buildVersion(),
                identity.schemaId(),
                identity.schemaVersion(),
                identity.logicVersion(),
                identity.epoch(),
                identity.seed(),
                identity.instruments(),
                RunChains.hex(identity.settingsHash()),
                identity.configuration(),
                null,
                null,
                null,
                List.of(),
                ManifestFile.NO_DIGEST);
    }

    Manifest sealed(
            final RunStatus newStatus,
            final RunFailure newFailure,
            final String newDamage,
            final RunEnd newEnd,
            final List<SealedFile> newFiles) {
        return new Manifest(
                formatVersion,
                run,
                created,
                newStatus,
                buildVersion,
                schemaId,
                schemaVersion,
                logicVersion,
                epoch,
                seed,
                instruments,
                settingsHash,
                configuration,
                newFailure,
                newDamage,
                newEnd,
                newFiles,
                ManifestFile.NO_DIGEST);
    }
}
