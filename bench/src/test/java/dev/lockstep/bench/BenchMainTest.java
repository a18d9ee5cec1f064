package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The harnesses at tiny sizes: whether they measure what they say, not how fast it is. */
class BenchMainTest {
    private static final List<String> ENVIRONMENT = List.of("cpu", "cores", "kernel", "jvm", "flags", "loadAverage");
    private static final List<String> CHECK = List.of("name", "measured", "bound", "required", "passed");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(final String... arguments) {
        final CommandLine commandLine = BenchMain.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private JsonNode measure(final String... arguments) throws IOException {
        final Path json = directory.resolve("result.json");
        final Path journals = directory.resolve("journals");
        final String[] all = Stream.concat(
                        Stream.of(arguments), Stream.of("--json", json.toString(), "--dir", journals.toString()))
                .toArray(String[]::new);
        final int exitCode = execute(all);
        assertThat(exitCode).as(err.toString()).isIn(BenchMain.MET, BenchMain.NOT_MET);
        try (Stream<Path> left = Files.list(journals)) {
            assertThat(left).as("journals that were left behind").isEmpty();
        }
        final JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertThat(fields(result.get("environment"))).containsExactlyElementsOf(ENVIRONMENT);
        boolean passed = true;
        for (final JsonNode check : result.get("checks")) {
            assertThat(fields(check)).containsExactlyElementsOf(CHECK);
            assertThat(check.get("measured").asDouble()).isPositive();
            passed &= check.get("passed").asBoolean();
        }
        assertThat(exitCode).isEqualTo(passed ? BenchMain.MET : BenchMain.NOT_MET);
        return result;
    }

    private static List<String> fields(final JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }

    @Test
    void shouldMeasureEveryRateAndRatioOfThroughput() throws IOException {
        final JsonNode result = measure("throughput", "--events", "5000", "--rounds", "2", "--warm-up-rounds", "0");

        assertThat(result.get("events").asLong()).isEqualTo(5_000);
        assertThat(result.get("checks")).hasSize(3);
        assertThat(result.get("rates").findValuesAsText("name"))
                .containsExactly(
                        "core alone",
                        "both journals",
                        "bare Chronicle Queue",
                        "the same by writeBytes, for comparison",
                        "verified replay");
        for (final JsonNode rate : result.get("rates")) {
            assertThat(rate.get("rounds")).hasSize(2);
            assertThat(rate.get("eventsPerSecond").asDouble()).isPositive();
            assertThat(out.toString()).contains(rate.get("name").asText());
        }
    }

    @Test
    void shouldMeasureEveryDistributionOfLatency() throws IOException {
        final JsonNode result = measure(
                "latency",
                "--rate",
                "5000",
                "--round-ms",
                "200",
                "--rounds",
                "2",
                "--warm-up-rounds",
                "0",
                "--wait",
                "YIELD");

        assertThat(result.get("quotesPerSecond").asInt()).isEqualTo(5_000);
        assertThat(result.get("waitMode").asText()).isEqualTo("YIELD");
        assertThat(result.get("checks")).hasSize(2);
        assertThat(result.get("distributions")).hasSize(5);
        for (final JsonNode measured : result.get("distributions")) {
            // Two rounds of 1,000 quotes; a fifth is not recorded, and one in ten of the rest leads to an order.
            assertThat(measured.get("count").asLong()).isEqualTo(2 * 80);
            assertThat(measured.get("roundMediansNs")).hasSize(2);
            assertThat(measured.get("p50Ns").asLong())
                    .isPositive()
                    .isLessThanOrEqualTo(measured.get("p90Ns").asLong());
            assertThat(measured.get("p99Ns").asLong())
                    .isLessThanOrEqualTo(measured.get("p999Ns").asLong());
            assertThat(measured.get("p999Ns").asLong())
                    .isLessThanOrEqualTo(measured.get("maxNs").asLong());
            assertThat(out.toString()).contains(measured.get("name").asText());
        }
    }

    @Test
    void shouldMeasureTheApprovalOfOrdersWithFewAndManyInstrumentsAndOrders() throws IOException {
        final Path json = directory.resolve("result.json");
        final int exitCode = execute(
                "approval", "--orders", "50", "--rounds", "2", "--warm-up-rounds", "0", "--json", json.toString());

        assertThat(exitCode).as(err.toString()).isIn(BenchMain.MET, BenchMain.NOT_MET);
        final JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertThat(result.get("orders").asInt()).isEqualTo(50);
        assertThat(result.get("checks")).hasSize(3);
        assertThat(result.get("books").findValuesAsText("instruments"))
                .containsExactly("1000", "10", "4000", "1000", "1000");
        assertThat(result.get("books").findValuesAsText("openOrders"))
                .containsExactly("100", "100", "100", "1", "10000");
        for (final JsonNode book : result.get("books")) {
            assertThat(book.get("roundMediansNs")).hasSize(2);
            assertThat(book.get("bestNs").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(book.get("medianNs").asDouble());
        }
        assertThat(out.toString()).contains("open orders, 10,000 / 1");
    }

    @Test
    void shouldRefuseToMeasureNoOrders() {
        assertThat(execute("approval", "--orders", "0")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("orders 0, rounds 15, warm-up rounds 3; at least one order");
    }

    @Test
    void shouldRefuseARoundTooShortForOrders() {
        assertThat(execute("latency", "--rate", "100", "--round-ms", "10", "--dir", directory.toString()))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString())
                .contains("rounds of 10 ms have less than 10 orders at 100 quotes/s; make them longer");
    }

    @Test
    void shouldAskForTheNameOfABench() {
        assertThat(execute()).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("no bench was named", "throughput", "latency", "approval", "jmh");
    }

    @Test
    void shouldHelpEverywhere() {
        for (final String command : new String[] {"throughput", "latency", "approval", "jmh"}) {
            assertThat(execute(command, "--help")).as(command).isZero();
            assertThat(out.toString()).contains("bench " + command);
        }
    }
}
