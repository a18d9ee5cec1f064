package dev.lockstep.adapters.file;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the sample recordings, which are not part of the repository. */
final class SampleData {
    private SampleData() {}

    /** The file, or the test is skipped. */
    static Path file(final String relative) {
        final Path path = Path.of(System.getProperty("lockstep.root"), "..", "shared", "data")
                .resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "sample data " + relative + " is not here");
        return path;
    }
}
