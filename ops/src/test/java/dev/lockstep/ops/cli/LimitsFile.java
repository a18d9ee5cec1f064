package dev.lockstep.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A sound configuration, to which a test adds what can't be meant. */
abstract class LimitsFile {
    /** Ends with line 16; what a test adds begins with line 17. */
    static final String SOUND = """
            market:
              instruments:
                ALPHA: {}
                BRAVO: {lot: 100}
            accounts:
              MAIN: {startCash: 1000}
              OTHER: {startCash: 1000}
            strategies:
              trend:
                type: ema-cross
                account: MAIN
                instruments: [ALPHA]
              maker:
                type: book-imbalance
                account: OTHER
                instruments: [ALPHA]
            """;

    @TempDir
    Path dir;

    final Cli.Outcome check(final String text) throws IOException {
        final Path file = dir.resolve("limits.yaml");
        Files.writeString(file, text);
        return Cli.run("config", "check", file.toString());
    }

    final String expected(final String problem) {
        return dir.resolve("limits.yaml") + ":" + problem;
    }
}
