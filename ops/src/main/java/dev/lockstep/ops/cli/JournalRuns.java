package dev.lockstep.ops.cli;

import dev.lockstep.journal.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks up what journal commands are given. */
final class JournalRuns {
    private JournalRuns() {}

    static Path existing(final Path dir) {
        if (!Files.isDirectory(dir)) {
            throw new UnusableException(dir + " is no directory; give the directory of the runs, journal.dir");
        }
        return dir;
    }

    static RunDirectory run(final Path dir) {
        if (!Files.isRegularFile(dir.resolve("manifest.json"))) {
            throw new UnusableException(dir + " is no run: it has no manifest.json; see 'lockstep journal list'");
        }
        return RunDirectory.of(dir);
    }
}
