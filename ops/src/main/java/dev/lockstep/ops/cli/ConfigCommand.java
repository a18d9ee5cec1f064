package dev.lockstep.ops.cli;

import dev.lockstep.config.ConfigLoader;
import dev.lockstep.ops.Configurations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "Checks and shows configurations.",
        mixinStandardHelpOptions = true,
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class, ConfigCommand.Reference.class})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }

    @Command(
            name = "check",
            description = "Says everything that is wrong with a configuration file.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "Configuration file.")
        private Path file;

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value. May be repeated.")
        private List<String> overrides = new ArrayList<>();

        @Override
        public Integer call() {
            final List<String> warnings = Configurations.load(file, overrides).warnings();
            ConfigOptions.warn(warnings, spec.commandLine().getErr());
            spec.commandLine().getErr().flush();
            spec.commandLine()
                    .getOut()
                    .println(file + " is fine" + (warnings.isEmpty() ? "" : ", but see the warnings"));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description = "Prints a configuration with all defaults and overrides resolved.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "Configuration file.")
        private Path file;

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value. May be repeated.")
        private List<String> overrides = new ArrayList<>();

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(ConfigLoader.resolvedYaml(Configurations.load(file, overrides)));
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "reference",
            description = "Prints the reference of all keys, as in docs/configuration.md.",
            mixinStandardHelpOptions = true)
    static final class Reference implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(Configurations.reference());
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        }
    }
}
