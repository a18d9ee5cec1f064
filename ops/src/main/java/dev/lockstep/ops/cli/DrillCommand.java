package dev.lockstep.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "drill",
        description = "Tries what is hoped never to be needed.",
        mixinStandardHelpOptions = true,
        subcommands = {DrillKillSwitchCommand.class})
final class DrillCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }
}
