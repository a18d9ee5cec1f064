package dev.lockstep.ops.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands; those that run long get the stop signal of this process. */
final class CommandFactory implements IFactory {
    private final IFactory others = CommandLine.defaultFactory();
    private final CleanStop cleanStop;

    CommandFactory(final CleanStop cleanStop) {
        this.cleanStop = cleanStop;
    }

    @Override
    public <K> K create(final Class<K> type) throws Exception {
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(cleanStop));
        }
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(cleanStop));
        }
        if (type == BacktestCommand.class) {
            return type.cast(new BacktestCommand(cleanStop));
        }
        return others.create(type);
    }
}
