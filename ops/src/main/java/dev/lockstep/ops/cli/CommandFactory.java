package dev.lockstep.ops.cli;

import dev.lockstep.ops.StopSignal;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands; those that run long are told where their stop signal comes from. */
final class CommandFactory implements IFactory {
    private final IFactory others = CommandLine.defaultFactory();
    private final Supplier<StopSignal> stop;

    CommandFactory(final Supplier<StopSignal> stop) {
        this.stop = stop;
    }

    @Override
    public <K> K create(final Class<K> type) throws Exception {
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(stop));
        }
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(stop));
        }
        if (type == BacktestCommand.class) {
            return type.cast(new BacktestCommand(stop));
        }
        if (type == DrillKillSwitchCommand.class) {
            return type.cast(new DrillKillSwitchCommand(stop));
        }
        return others.create(type);
    }
}
