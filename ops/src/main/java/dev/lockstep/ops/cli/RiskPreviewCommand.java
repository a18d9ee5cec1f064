package dev.lockstep.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.RunReplay;
import dev.lockstep.ops.orders.LimitTrial;
import dev.lockstep.ops.orders.TriedOrder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "preview",
        description = {
            "Says which orders of a run changed limits would have denied, and which of those that were denied they would have let pass.",
            "The run goes on as it did: positions, open orders, losses and rates are those of what really went out and was really filled,",
            "and each order is judged by itself, as if the limits had been changed for it alone. An order that the changed limits deny still counts in what comes",
            "behind it, one that they let pass still does not, and what is sized otherwise is filled as it was.",
        },
        mixinStandardHelpOptions = true)
final class RiskPreviewCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(names = "--journal", required = true, paramLabel = "RUNDIR", description = "Directory of the run.")
    private Path run;

    @Option(
            names = "--set",
            required = true,
            paramLabel = "KEY=VALUE",
            description = "Changes a value under risk.limits or risk.sizing. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many differences to list; ${DEFAULT-VALUE} by default.")
    private int first;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print.")
    private OutputFormat format;

    @Override
    public Integer call() throws JsonProcessingException {
        if (first < 0) {
            throw new ParameterException(spec.commandLine(), "--first is " + first + "; it must be 0 or more");
        }
        overrides.forEach(PreviewedKeys::check);
        final RunReplay replay = RunReplay.of(JournalRuns.run(run), List.of());
        final LimitTrial trial = LimitTrial.of(replay, overrides, first, Progress.onTerminal("events replayed"));
        if (trial.startsFromState()) {
            throw new UnusableException(
                    run
                            + " starts from the state of an earlier run, of which changed limits know nothing; preview that one");
        }
        final PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            text(trial, out);
        } else {
            json(trial, out);
        }
        out.flush();
        return ToldRun.codeOf(
                trial.told(), "followed as far as it goes: ", spec.commandLine().getErr());
    }

    private static void text(final LimitTrial trial, final PrintWriter out) {
        out.printf(
                "%,d new orders and %,d replaces judged again%n",
                trial.asked(OrderAction.NEW), trial.asked(OrderAction.REPLACE));
        out.printf("denied by the changed limits only: %,d%n", sum(trial.newlyDenied()));
        counts(trial.newlyDenied(), out);
        out.printf("denied in the run only: %,d%n", sum(trial.newlyPassed()));
        counts(trial.newlyPassed(), out);
        if (trial.gateUnknown() != 0) {
            out.printf(
                    "  of these the gate could not be asked about %,d: their time had not come, or they were to be changed here%n",
                    trial.gateUnknown());
        }
        out.printf("denied by both, for different reasons: %,d%n", trial.deniedOtherwise());
        if (!trial.first().isEmpty()) {
            out.printf("%nthe first differences%n");
        }
        for (final TriedOrder order : trial.first()) {
            out.printf(
                    "%-10d %-30s %-7s order %-12d %s %s: %s%n",
                    order.sequence(),
                    time(order.timeNs()),
                    order.action(),
                    order.orderId(),
                    order.strategy(),
                    order.instrument(),
                    verdicts(trial, order));
        }
    }

    private static String verdicts(final LimitTrial trial, final TriedOrder order) {
        final String unit = trial.unit(order);
        final String numbers =
                "(" + trial.value(order) + " against " + trial.limit(order) + (unit.isEmpty() ? "" : " " + unit) + ")";
        if (order.isNewlyDenied()) {
            return "would be denied " + order.changed() + " " + numbers;
        }
        if (order.isNewlyPassed()) {
            return "was denied " + order.ofRun() + " " + numbers + ", would pass"
                    + (order.isGateUnknown() ? " central risk" : "");
        }
        return "was denied " + order.ofRun() + ", would be denied " + order.changed() + " " + numbers;
    }

    private static long sum(final Map<DenialCode, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void counts(final Map<DenialCode, Long> counts, final PrintWriter out) {
        counts.forEach((code, count) -> out.printf("  %-26s %,10d%n", code, count));
    }

    private static void json(final LimitTrial trial, final PrintWriter out) throws JsonProcessingException {
        final ObjectNode sums = JSON.createObjectNode()
                .put("newOrders", trial.asked(OrderAction.NEW))
                .put("replaces", trial.asked(OrderAction.REPLACE));
        final ObjectNode denied = sums.putObject("newlyDenied");
        trial.newlyDenied().forEach((code, count) -> denied.put(code.name(), count));
        final ObjectNode passed = sums.putObject("newlyPassed");
        trial.newlyPassed().forEach((code, count) -> passed.put(code.name(), count));
        sums.put("gateUnknown", trial.gateUnknown()).put("deniedOtherwise", trial.deniedOtherwise());
        out.println(JSON.writeValueAsString(sums));
        for (final TriedOrder order : trial.first()) {
            out.println(JSON.writeValueAsString(JSON.createObjectNode()
                    .put("sequence", order.sequence())
                    .put("timeNs", order.timeNs())
                    .put("action", order.action().name())
                    .put("orderId", order.orderId())
                    .put("strategy", order.strategy())
                    .put("instrument", order.instrument())
                    .put("ofRun", order.ofRun().name())
                    .put("changed", order.changed().name())
                    .put("value", trial.value(order))
                    .put("limit", trial.limit(order))
                    .put("unit", trial.unit(order))
                    .put("gateUnknown", order.isGateUnknown())));
        }
    }

    private static String time(final long timeNs) {
        return Instant.ofEpochSecond(timeNs / SECOND, timeNs % SECOND).toString();
    }
}
