package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed limits would have made of a run. */
class RiskPreviewTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path dir;

    private static Path run;
    private static String dump;

    @BeforeAll
    static void makeARun() throws IOException {
        run = BacktestRun.of(dir, Project.testConfig("preview.yaml")).directory();
        dump = Cli.run("journal", "dump", run.toString()).out();
    }

    private static Cli.Outcome preview(final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("risk", "preview", "--journal", run.toString()));
        arguments.addAll(Arrays.asList(more));
        return Cli.run(arguments);
    }

    private static List<JsonNode> json(final String... sets) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("--format", "json", "--first", "100000"));
        for (final String set : sets) {
            arguments.add("--set");
            arguments.add(set);
        }
        final Cli.Outcome outcome = preview(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        final List<JsonNode> lines = new ArrayList<>();
        for (final String line : outcome.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static long inTheDump(final String... words) {
        return dump.lines()
                .filter(line -> Arrays.stream(words).allMatch(line::contains))
                .count();
    }

    @Test
    void shouldFindNoDifferenceWhereNothingIsChanged() throws IOException {
        final List<JsonNode> lines = json("risk.limits[0].maxLong=12", "risk.sizing[0].quantity=5");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("newlyDenied")).isEmpty();
        assertThat(lines.get(0).get("newlyPassed")).isEmpty();
        assertThat(lines.get(0).get("newOrders").asLong())
                .isEqualTo(inTheDump(" NewOrder ") + inTheDump(" Denial ", "action=NEW"));
    }

    @Test
    void shouldNameTheOrdersThatALowerLimitWouldHaveDenied() throws IOException {
        final List<JsonNode> lines = json("risk.limits[0].maxLong=9");
        final long denied =
                lines.get(0).get("newlyDenied").get("MAX_POSITION_LONG").asLong();
        final List<JsonNode> orders = lines.stream()
                .filter(line -> line.path("ofRun").asText().equals("NONE"))
                .toList();
        assertThat(orders).isNotEmpty().hasSize((int) denied);
        for (final JsonNode order : orders) {
            assertThat(new BigDecimal(order.get("value").asText()))
                    .isBetween(new BigDecimal("9.00000001"), new BigDecimal(12));
            assertThat(order.get("limit").asText()).isEqualTo("9");
            assertThat(order.get("unit").asText()).isEqualTo("units");
            assertThat(dump).containsPattern("out\\.\\d+ NewOrder orderId=" + order.get("orderId") + " .*side=BUY");
        }
    }

    @Test
    void shouldCountTheOrdersThatAWiderCollarWouldHaveLetPass() throws IOException {
        final long denied = inTheDump(" Denial ", "code=PRICE_COLLAR");
        assertThat(denied).isPositive();
        final JsonNode sums = json("risk.limits[0].collarBps=500").get(0);
        assertThat(sums.get("newlyPassed").get("PRICE_COLLAR").asLong()
                        + sums.get("deniedOtherwise").asLong())
                .isEqualTo(denied);
        assertThat(sums.get("newlyDenied")).isEmpty();
    }

    @Test
    void shouldAskTheGateAboutWhatCentralRiskWouldHaveLetPass() throws IOException {
        final long denied = inTheDump(" Denial ", "code=MAX_POSITION_LONG");
        assertThat(denied).isPositive();
        final List<JsonNode> wide = json("risk.limits[0].maxLong=100000", "risk.limits[0].collarBps=10000");
        assertThat(wide.get(0).get("newlyPassed").get("MAX_POSITION_LONG").asLong())
                .isEqualTo(denied);
        assertThat(wide.get(0).get("gateUnknown").asLong()).isZero();
        final List<JsonNode> narrow = json("risk.limits[0].maxLong=100000", "risk.limits[0].maxOrderValue=1");
        assertThat(narrow.get(0).get("newlyPassed").path("MAX_POSITION_LONG").asLong())
                .isZero();
        assertThat(narrow.get(0).get("newlyDenied").get("MAX_ORDER_VALUE").asLong())
                .isPositive();
        assertThat(narrow.get(0).get("deniedOtherwise").asLong()).isGreaterThanOrEqualTo(denied);
    }

    @Test
    void shouldTryAnotherSize() throws IOException {
        final List<JsonNode> lines = json("risk.sizing[0].quantity=30");
        assertThat(lines.get(0).get("newlyDenied").fieldNames())
                .toIterable()
                .containsAnyOf("MAX_POSITION_LONG", "MAX_POSITION_SHORT");
    }

    @Test
    void shouldCountRatesByWhatReallyWentOut() throws IOException {
        final JsonNode none = json("risk.limits[0].maxNewPerSecond=0").get(0);
        assertThat(none.get("newlyDenied").get("NEW_RATE").asLong()).isEqualTo(inTheDump(" NewOrder "));
    }

    @Test
    void shouldPrintForPeople() {
        final Cli.Outcome outcome = preview("--set", "risk.limits[0].maxLong=9", "--first", "2");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out())
                .containsPattern("^[0-9,]+ new orders and [0-9,]+ replaces judged again")
                .containsPattern("denied by the changed limits only: [1-9]")
                .containsPattern("  MAX_POSITION_LONG +[1-9]")
                .containsPattern(
                        "NEW +order [0-9]+ +\\w+ \\w+: would be denied MAX_POSITION_LONG \\([0-9.]+ against 9 units\\)");
        assertThat(outcome.out().lines().filter(line -> line.contains(" order ")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "risk.groups.all=[ALPHA], name groups by their place",
        "risk.selfMatch=cancel-oldest, which resting orders are cancelled",
        "strategies.maker.parameters.threshold=0.9, runs it anew",
        "accounts.MAIN.startCash=1, what there is to trade with",
        "engine.maxOpenOrders=1, the engine's own room",
        "venues.SIM.orderLatency=1s, it is no limit",
        "'journal.dir=x', it is no limit",
    })
    void shouldRefuseWhatWouldBeAnotherRunAndSayWhy(final String set, final String reason) {
        final Cli.Outcome outcome = preview("--set", set);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("can't be previewed", reason, "risk.limits and risk.sizing");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void shouldPreviewWhatCanBeReadOfADamagedRunAndNotPassForTheWhole() throws IOException {
        final Path damaged = Copies.of(run, dir.resolve("damaged"));
        final Path file = Copies.files(damaged.resolve("in")).stream()
                .filter(path -> path.toString().endsWith(".cq4"))
                .findFirst()
                .orElseThrow();
        Copies.flip(file, Files.size(file) / 2, 1);
        final Cli.Outcome outcome =
                Cli.run("risk", "preview", "--journal", damaged.toString(), "--set", "risk.limits[0].maxLong=9");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.out()).contains("new orders and");
        assertThat(outcome.err()).contains("followed as far as it goes: ", file.toString(), "is damaged");
    }

    @Test
    void shouldRefuseALimitThatIsWrong() {
        assertThat(preview("--set", "risk.limits[0].maxLong=-1").exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(preview("--set", "risk.limits[0].maxLnog=1").err()).contains("did you mean 'maxLong'?");
        assertThat(preview().exitCode()).isEqualTo(ExitCode.UNUSABLE);
    }
}
