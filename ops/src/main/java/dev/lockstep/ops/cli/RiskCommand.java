package dev.lockstep.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "risk",
        description = "Says what central risk goes by, and what other limits would have made of a run.",
        mixinStandardHelpOptions = true,
        subcommands = {RiskExplainCommand.class, RiskPreviewCommand.class, RiskControlsCommand.class})
final class RiskCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }
}
