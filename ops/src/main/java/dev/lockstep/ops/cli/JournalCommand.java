package dev.lockstep.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "journal",
        description = "Lists, prints, counts and prunes journaled runs, and tells of their orders.",
        mixinStandardHelpOptions = true,
        subcommands = {
            JournalListCommand.class,
            JournalDumpCommand.class,
            JournalStatsCommand.class,
            JournalOrdersCommand.class,
            JournalPruneCommand.class,
        })
final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }
}
