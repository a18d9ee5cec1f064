package dev.lockstep.ops.cli;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.journal.DamagedJournalException;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.RunReplay;
import dev.lockstep.ops.orders.Family;
import dev.lockstep.ops.orders.OrderLine;
import dev.lockstep.ops.orders.OrderStory;
import dev.lockstep.ops.orders.OrderTable;
import dev.lockstep.ops.orders.OrderText;
import dev.lockstep.ops.orders.UnknownNameException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "orders",
        description = {
            "Lists the orders of a run, or tells the life of one: the input that caused it, its sizing, every control that looked at it with value, limit and origin,",
            "what was sent, what the venue reported, and every update. For that the run is fed to a fresh core once more."
        },
        mixinStandardHelpOptions = true)
final class JournalOrdersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUNDIR", description = "Directory of the run.")
    private Path directory;

    @Option(
            names = "--order",
            paramLabel = "ID",
            description = "Tells the life of this order: its order id or client order id.")
    private String order;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "Lists only orders of a strategy; - for those that are nobody's.")
    private String strategy;

    @Option(names = "--instrument", paramLabel = "SYMBOL", description = "Lists only orders in an instrument.")
    private String instrument;

    @Option(
            names = "--denied",
            description =
                    "Lists only orders that were denied, or of which a change was denied, by central risk, the gate or the state of the order.")
    private boolean denied;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print.")
    private OutputFormat format;

    @Override
    public Integer call() {
        final RunDirectory run = JournalRuns.run(directory);
        if (order != null && (strategy != null || instrument != null || denied)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--order names one order; --strategy, --instrument and --denied choose from the table");
        }
        final RunReplay replay = RunReplay.of(run, List.of());
        final OrderTable table = OrderTable.of(run, replay.config());
        final PrintWriter out = spec.commandLine().getOut();
        int code = ExitCode.OK;
        try {
            if (order == null) {
                table(table, out);
            } else {
                code = story(table, replay, out);
            }
        } catch (final UnknownNameException e) {
            throw new UnusableException(e.getMessage());
        } finally {
            out.flush();
        }
        sayHowFar(run, table);
        return code;
    }

    private void table(final OrderTable table, final PrintWriter out) {
        final int ofStrategy = strategy == null ? 0 : table.strategy(strategy);
        final int ofInstrument = instrument == null ? 0 : table.instrument(instrument);
        final OrderText text = new OrderText(table, out);
        if (format == OutputFormat.TEXT) {
            text.heading();
        }
        for (final OrderLine line : table.lines()) {
            if ((strategy == null || line.strategy() == ofStrategy)
                    && (instrument == null || line.instrument() == ofInstrument)
                    && (!denied || line.denial() != DenialCode.NONE)) {
                if (format == OutputFormat.TEXT) {
                    text.row(line);
                } else {
                    text.json(line);
                }
            }
        }
    }

    private int story(final OrderTable table, final RunReplay replay, final PrintWriter out) {
        final OrderLine line = table.find(order);
        final OrderStory story = OrderStory.of(line, replay, Progress.onTerminal("events replayed"));
        final OrderText text = new OrderText(table, out);
        final Family family = Family.of(line, table);
        if (format == OutputFormat.TEXT) {
            text.story(line, family, story.moments());
        } else {
            text.jsonStory(line, family, story.moments());
        }
        // Damage is told once, with that of the table.
        return table.damage() == null
                ? ToldRun.codeOf(
                        story.told(),
                        "told as far as it goes: ",
                        spec.commandLine().getErr())
                : ExitCode.UNUSABLE;
    }

    /** Damage is an error, as it is for a dump; a run that did not end in order has an end all the same, and a line says which. */
    private void sayHowFar(final RunDirectory run, final OrderTable table) {
        final DamagedJournalException damage = table.damage();
        if (damage != null) {
            throw damage;
        }
        final RunStatus status = run.manifest().status();
        if (status != RunStatus.ENDED) {
            spec.commandLine()
                    .getErr()
                    .println("the run did not end in order (" + (run.isLive() ? "live" : status.text())
                            + "); told up to its last whole record");
        }
    }
}
