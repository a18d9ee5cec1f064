package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.engine.limit.LimitRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RiskExplainTest {
    private static final String CONFIGURATION = """
            market:
              instruments:
                ALPHA: {}
                BRAVO: {}
            accounts:
              MAIN: {currency: USD, moneyScale: 8}
            strategies:
              trend: {type: ema-cross, instruments: [ALPHA, BRAVO]}
            risk:
              groups:
                second: [BRAVO]
              limits:
                - {maxLong: 100, collarBps: 500, dailyLossHard: 1000}
                - {group: second, maxLong: 60}
                - instrument: BRAVO
                  maxLong: 50
                  maxQuoteAge: 250ms
                - {strategy: trend, maxOrderValue: 12.5}
                - {instrument: ALPHA, strategy: trend, restricted: true}
              sizing:
                - {model: fixed-quantity, quantity: 5}
                - {instrument: BRAVO, model: capped-kelly, fractionBps: 5000, capBps: 200}
            """;

    @TempDir
    private Path dir;

    private Path file;

    @BeforeEach
    void writeConfiguration() throws IOException {
        file = Files.writeString(dir.resolve("a.yaml"), CONFIGURATION);
    }

    private Cli.Outcome explain(final String strategy, final String instrument, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of(
                "risk", "explain", "--config", file.toString(), "--strategy", strategy, "--instrument", instrument));
        arguments.addAll(Arrays.asList(more));
        return Cli.run(arguments);
    }

    private Map<String, JsonNode> json(final String instrument, final String... more) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("--format", "json"));
        arguments.addAll(Arrays.asList(more));
        final Map<String, JsonNode> lines = new HashMap<>();
        for (final String line : explain("trend", instrument, arguments.toArray(String[]::new))
                .out()
                .lines()
                .toList()) {
            final JsonNode node = new ObjectMapper().readTree(line);
            lines.put(node.has("limit") ? node.get("limit").asText() : "sizing", node);
        }
        return lines;
    }

    private static void assertLimit(
            final JsonNode line, final String value, final String unit, final String row, final String from) {
        assertThat(line.get("value").asText()).isEqualTo(value);
        assertThat(line.get("unit").asText()).isEqualTo(unit);
        assertThat(line.get("row").asText()).isEqualTo(row);
        assertThat((line.get("origin").asText() + " " + line.get("place").asText()).strip())
                .isEqualTo(from);
    }

    @Test
    void shouldSayTheValueUnitRowAndPlaceOfEveryLimit() throws IOException {
        final Map<String, JsonNode> lines = json("BRAVO");
        assertThat(lines).hasSize(LimitRule.values().length + 1);
        assertLimit(lines.get("MAX_LONG"), "50", "units", "instrument", "risk.limits[2] " + file + ":16:16");
        assertLimit(lines.get("MAX_QUOTE_AGE"), "250ms", "", "instrument", "risk.limits[2] " + file + ":17:20");
        assertLimit(lines.get("COLLAR"), "500", "bps", "every order", "risk.limits[0] " + file + ":13:33");
        assertLimit(
                lines.get("DAILY_LOSS_HARD"),
                "1000.00000000",
                "USD",
                "every order",
                "risk.limits[0] " + file + ":13:53");
        assertLimit(lines.get("MAX_ORDER_VALUE"), "12.500000", "USD", "strategy", "risk.limits[3] " + file + ":18:40");
        assertLimit(lines.get("MAX_SHORT"), "10", "units", "every order", "built in");
        assertLimit(lines.get("RESTRICTED"), "false", "", "every order", "built in");
        assertThat(lines.get("MAX_DRAWDOWN").get("value").isNull()).isTrue();
        assertThat(lines.get("MAX_DRAWDOWN").get("key").asText()).isEqualTo("maxDrawdown");
        assertThat(lines.get("MAX_LONG").get("account").asText()).isEqualTo("MAIN");
        assertThat(lines.get("MAX_LONG").get("group").asText()).isEqualTo("second");
        assertThat(lines.get("MAX_LONG").get("venue").asText()).isEqualTo("SIM");
        assertThat(lines.get("sizing").get("sizing").asText())
                .isEqualTo("5000 bps of the Kelly bet, at most 200 bps of equity");
        assertThat(lines.get("sizing").get("place").asText()).isEqualTo(file + ":22:7");
    }

    @Test
    void shouldExplainWhatAnOverrideMakesOfIt() throws IOException {
        final Map<String, JsonNode> lines = json("ALPHA", "--set", "risk.limits[0].maxLong=70");
        assertLimit(
                lines.get("MAX_LONG"), "70", "units", "every order", "risk.limits[0] --set risk.limits[0].maxLong=70");
        assertLimit(lines.get("RESTRICTED"), "true", "", "instrument, strategy", "risk.limits[4] " + file + ":19:56");
        assertThat(lines.get("sizing").get("sizing").asText()).isEqualTo("fixed quantity 5");
    }

    @ParameterizedTest
    @EnumSource(LimitRule.class)
    void shouldPrintALineForEveryLimit(final LimitRule rule) {
        assertThat(explain("trend", "BRAVO").out().lines())
                .filteredOn(line -> line.startsWith(rule.name() + " "))
                .singleElement()
                .asString()
                .contains(" " + rule.key() + " ");
    }

    @Test
    void shouldPrintForPeople() {
        assertThat(explain("trend", "BRAVO").out())
                .startsWith("orders of strategy trend in BRAVO, on account MAIN at venue SIM, in group second")
                .containsPattern("MAX_LONG +maxLong +50 units +instrument +risk\\.limits\\[2] at .*a\\.yaml:16:16")
                .containsPattern("MAX_DRAWDOWN +maxDrawdown +no limit +every order +built in")
                .containsPattern(
                        "sizing +5000 bps of the Kelly bet, at most 200 bps of equity +instrument +risk\\.sizing\\[1] at");
    }

    @Test
    void shouldSayWhichStrategiesAndInstrumentsThereAre() {
        final Cli.Outcome noStrategy = explain("tred", "BRAVO");
        assertThat(noStrategy.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(noStrategy.err()).contains("there is no strategy tred; there are: trend");
        final Cli.Outcome noInstrument = explain("trend", "GAMMA");
        assertThat(noInstrument.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(noInstrument.err()).contains("there is no instrument GAMMA; there are: ALPHA, BRAVO");
    }

    @Test
    void shouldExplainAnInstrumentThatARecordingMayAdd() {
        final Cli.Outcome outcome = Cli.run(
                "risk",
                "explain",
                "--config",
                Project.config("backtest-itch.yaml").toString(),
                "--strategy",
                "maker",
                "--instrument",
                "AAPL");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("orders of strategy maker in AAPL, on account MAIN at venue SIM, in no group");
    }
}
