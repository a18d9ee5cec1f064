package dev.lockstep.ops.cli;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.ops.KillDrill;
import dev.lockstep.ops.KillDrillResult;
import dev.lockstep.ops.KillDrillSettings;
import dev.lockstep.ops.KillDrillWriter;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "kill-switch",
        description = {
            "Kills two paper runs with working orders, one by a command through the ring and one by the latch at the gateway,",
            "and measures how long it takes until every venue has no open order and who killed says so, too.",
            "A strategy called drill rests orders besides those that are configured, under the configuration's limits."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both kills were confirmed",
            "2:it did not come to both kills: the configuration can't be used, too few orders came to work, or the drill was interrupted",
            "3:the engine failed",
            "5:a kill was not confirmed; what is open where is printed",
        })
final class DrillKillSwitchCommand implements Callable<Integer> {
    private static final int MOST_ORDERS = 10_000;
    private static final int MOST_BPS = 5_000;

    private final Supplier<StopSignal> stop;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "10",
            description = "Orders that must work before the kill, spread over all instruments (default: 10).")
    private int orders;

    @Option(
            names = "--distance-bps",
            paramLabel = "BPS",
            defaultValue = "80",
            description = "How far below the best bid the drill's orders rest (default: 80). The collar must allow it.")
    private int distanceBps;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Kills no earlier than this time after the start, for example to meet an outage.")
    private Duration after = Duration.ZERO;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long orders may take to work, and venues to confirm (default: 30s).")
    private Duration timeout;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "Writes the results as JSON, too.")
    private Path json;

    DrillKillSwitchCommand(final Supplier<StopSignal> stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        require("--orders", orders, MOST_ORDERS);
        require("--distance-bps", distanceBps, MOST_BPS);
        final PrintWriter out = spec.commandLine().getOut();
        final LockstepConfig loaded = config.load(spec.commandLine().getErr());
        requireUsable(loaded);
        final StopSignal interrupt = stop.get();
        final List<KillDrillResult> results = new ArrayList<>();
        try {
            new KillDrill(
                            loaded,
                            new KillDrillSettings(orders, distanceBps, after, timeout),
                            () -> Epochs.next(loaded),
                            interrupt,
                            out)
                    .run(results::add);
        } finally {
            // If a run fails, what the one before it has shown is still true, and orders may be open.
            KillDrillWriter.print(results, out);
            KillDrillWriter.writeJson(results, json);
        }
        return code(results, interrupt);
    }

    private int code(final List<KillDrillResult> results, final StopSignal interrupt) {
        if (KillDrillResult.areConfirmed(results)) {
            return ExitCode.OK;
        }
        if (results.stream().anyMatch(result -> result.hasKilled() && !result.confirmed())) {
            return ExitCode.UNCONFIRMED;
        }
        if (interrupt.get() != null) {
            spec.commandLine().getErr().println("the drill was interrupted before it had killed by every trigger");
        }
        return ExitCode.UNUSABLE;
    }

    private void require(final String option, final int value, final int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + "; it must be from 1 to " + most);
        }
    }

    private static void requireUsable(final LockstepConfig config) {
        if (config.market().instruments().isEmpty()) {
            throw new UnusableException("market.instruments is empty; a drill trades the embedded market on paper");
        }
        if (config.strategies().containsKey(KillDrill.STRATEGY)) {
            throw new UnusableException(
                    "strategies." + KillDrill.STRATEGY + " has the name of the drill's own strategy");
        }
        if (config.strategies().size() >= Limits.STRATEGIES) {
            throw new UnusableException("strategies has " + config.strategies().size()
                    + " entries; a drill needs room for one more, at most " + Limits.STRATEGIES);
        }
    }
}
