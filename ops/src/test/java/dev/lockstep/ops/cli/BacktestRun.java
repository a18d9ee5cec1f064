package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A backtest that went well: its directory and its summary. */
public record BacktestRun(Path directory, JsonNode summary) {
    /** Runs a backtest into {@code dir}, which holds its journal directory and its summary. */
    public static BacktestRun of(final Path dir, final Path config, final String... settings) throws IOException {
        final Path json = dir.resolve("summary.json");
        final List<String> arguments = new ArrayList<>(List.of(
                "backtest",
                "--config",
                config.toString(),
                "--json",
                json.toString(),
                "--set",
                "journal.dir=" + dir.resolve("journal")));
        for (final String setting : settings) {
            arguments.add("--set");
            arguments.add(setting);
        }
        final Cli.Outcome outcome = Cli.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        final JsonNode summary = new ObjectMapper().readTree(json.toFile());
        return new BacktestRun(Path.of(summary.get("journal").asText()), summary);
    }

    /** The generated market of the tests. */
    public static BacktestRun generated(final Path dir, final String... settings) throws IOException {
        return of(dir, Project.testConfig("generated.yaml"), settings);
    }

    /** Both chains, in and out. */
    public String chains() {
        return summary.get("inputChain").asText() + " "
                + summary.get("outputChain").asText();
    }

    /** A count of the summary. */
    public long count(final String name) {
        return summary.get(name).asLong();
    }
}
