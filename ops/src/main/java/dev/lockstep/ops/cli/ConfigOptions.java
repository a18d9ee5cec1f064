package dev.lockstep.ops.cli;

import dev.lockstep.config.Places;
import dev.lockstep.ops.Configurations;
import dev.lockstep.ops.LockstepConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that choose a configuration. */
final class ConfigOptions {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration file (YAML).")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value, for example engine.topology=inline. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    /** Reads the configuration, and tells a run's owner what is odd about it. */
    LockstepConfig load(final PrintWriter err) {
        final LockstepConfig loaded = Configurations.load(config, overrides);
        warn(loaded.warnings(), err);
        return loaded;
    }

    static void warn(final List<String> warnings, final PrintWriter err) {
        warnings.forEach(warning -> err.println("warning: " + warning));
        err.flush();
    }

    /** Where what {@link #load} gave was written. */
    Places places() {
        return Places.of(config, overrides);
    }
}
