package dev.lockstep.ops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files of the repository, and the recordings that may stand beside it. */
public final class Project {
    /** The repository. */
    public static final Path ROOT = Path.of(System.getProperty("lockstep.root"));

    private static final Path RECORDINGS = ROOT.resolve("../shared/data").normalize();

    private Project() {}

    /** A shipped configuration. */
    public static Path config(final String name) {
        return ROOT.resolve("config").resolve(name);
    }

    /** A configuration that only tests use. */
    public static Path testConfig(final String name) {
        return ROOT.resolve("ops/src/test/resources").resolve(name);
    }

    /** A recording; the test is skipped where it is absent. */
    public static Path recording(final String name) {
        final Path file = RECORDINGS.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: the recording " + file + " is absent");
        return file;
    }
}
