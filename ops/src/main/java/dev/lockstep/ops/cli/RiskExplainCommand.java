package dev.lockstep.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.ops.LimitLine;
import dev.lockstep.ops.RiskExplanation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description =
                "Prints every limit that holds for the orders of a strategy in an instrument, how they are sized, and the rows that say so.",
        mixinStandardHelpOptions = true)
final class RiskExplainCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--strategy", required = true, paramLabel = "NAME", description = "Strategy.")
    private String strategy;

    @Option(names = "--instrument", required = true, paramLabel = "SYMBOL", description = "Instrument.")
    private String instrument;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print.")
    private OutputFormat format;

    @Override
    public Integer call() throws JsonProcessingException {
        final RiskExplanation explanation = explain();
        final PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            text(explanation, out);
        } else {
            json(explanation, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private RiskExplanation explain() {
        try {
            return RiskExplanation.of(config.load(spec.commandLine().getErr()), config.places(), strategy, instrument);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void text(final RiskExplanation explanation, final PrintWriter out) {
        out.printf(
                "orders of strategy %s in %s, on account %s at venue %s, %s%n%n",
                explanation.strategy(),
                explanation.instrument(),
                explanation.account(),
                explanation.venue(),
                explanation.group().isEmpty() ? "in no group" : "in group " + explanation.group());
        final String row = "%-24s %-22s %-24s %-24s %s";
        line(out, row, "limit", "key", "value", "row about", "from");
        for (final LimitLine limit : explanation.limits()) {
            final String value = limit.value().isEmpty() ? "no limit" : (limit.value() + " " + limit.unit()).strip();
            line(out, row, limit.limit(), limit.key(), value, limit.row(), from(limit.origin(), limit.place()));
        }
        out.println();
        line(
                out,
                row,
                "sizing",
                "",
                explanation.sizing(),
                explanation.sizingRow(),
                from(explanation.sizingOrigin(), explanation.sizingPlace()));
    }

    private static void line(final PrintWriter out, final String format, final Object... columns) {
        out.println(String.format(format, columns).stripTrailing());
    }

    private static String from(final String origin, final String place) {
        return place.isEmpty() ? origin : origin + " at " + place;
    }

    private static void json(final RiskExplanation explanation, final PrintWriter out) throws JsonProcessingException {
        for (final LimitLine limit : explanation.limits()) {
            final ObjectNode node = order(explanation)
                    .put("limit", limit.limit())
                    .put("key", limit.key())
                    .put("unit", limit.unit());
            if (limit.value().isEmpty()) {
                node.putNull("value");
            } else {
                node.put("value", limit.value());
            }
            out.println(JSON.writeValueAsString(
                    node.put("row", limit.row()).put("origin", limit.origin()).put("place", limit.place())));
        }
        out.println(JSON.writeValueAsString(order(explanation)
                .put("sizing", explanation.sizing())
                .put("row", explanation.sizingRow())
                .put("origin", explanation.sizingOrigin())
                .put("place", explanation.sizingPlace())));
    }

    private static ObjectNode order(final RiskExplanation explanation) {
        return JSON.createObjectNode()
                .put("strategy", explanation.strategy())
                .put("instrument", explanation.instrument())
                .put("account", explanation.account())
                .put("group", explanation.group())
                .put("venue", explanation.venue());
    }
}
