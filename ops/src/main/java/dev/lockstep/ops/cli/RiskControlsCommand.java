package dev.lockstep.ops.cli;

import dev.lockstep.ops.ControlsPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "controls",
        description = "Prints the tables of all controls, as in docs/risk-controls.md.",
        mixinStandardHelpOptions = true)
final class RiskControlsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ControlsPage.text());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
