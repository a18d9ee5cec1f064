package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lockstep replay} says of a run. */
class ReplayTest {
    @TempDir
    private static Path dir;

    private static BacktestRun run;

    @BeforeAll
    static void makeARun() throws IOException {
        run = BacktestRun.generated(dir, "market.messages=20000");
    }

    @Test
    void shouldBeIdenticalWithTheChainsOfTheRun() throws IOException {
        final Path json = dir.resolve("replay.json");

        final Cli.Outcome replay = replay("--json", json.toString());

        assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.OK);
        assertThat(replay.out()).startsWith("identical: ").contains(run.chains().split(" "));
        final JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertThat(result.get("identical").asBoolean()).isTrue();
        assertThat(result.get("events").asLong()).isEqualTo(run.count("events"));
        assertThat(result.get("inputChain")).isEqualTo(run.summary().get("inputChain"));
        assertThat(result.get("outputChain")).isEqualTo(run.summary().get("outputChain"));
    }

    @Test
    void shouldNameTheSignalStageForAnotherStrategyParameter() {
        assertDiverged(replay("--set", "strategies.maker.parameters.threshold=0.9"), "signal");
    }

    @Test
    void shouldNameTheRiskStageForAnotherOrderQuantity() {
        assertDiverged(replay("--set", "risk.sizing[0].quantity=3"), "risk");
    }

    @Test
    void shouldNameTheRiskStageForATighterPositionLimit() {
        assertDiverged(replay("--set", "risk.limits[2].maxLong=9"), "risk");
    }

    @Test
    void shouldNameTheExecutionStageForAWiderCollar() {
        assertDiverged(replay("--set", "risk.limits[0].collarBps=1000"), "execution");
    }

    @Test
    void shouldWriteTheDivergenceAsJson() throws IOException {
        final Path json = dir.resolve("diverged.json");

        final Cli.Outcome replay = replay("--set", "risk.sizing[0].quantity=3", "--json", json.toString());

        final JsonNode divergence = new ObjectMapper().readTree(json.toFile()).get("divergence");
        assertThat(divergence.get("stage").asText()).isEqualTo("risk");
        assertThat(replay.out()).contains("diverged at sequence " + divergence.get("sequence"));
        assertThat(divergence.get("expected").asText()).contains("NewOrder", "quantity=5");
        assertThat(divergence.get("actual").asText()).contains("NewOrder", "quantity=3");
    }

    @Test
    void shouldPrintTheStateOfTheFourStagesAtASequence() {
        final Cli.Outcome early = replay("--until", "1000");
        final Cli.Outcome late = replay("--until", "5000");

        assertThat(early.exitCode()).as(early.err()).isEqualTo(ExitCode.OK);
        assertThat(early.out()).contains("identical: 1,000 events replayed");
        assertThat(early.out().lines().map(line -> line.split(" ")[0]))
                .contains("feature", "signal", "risk", "execution");
        assertThat(late.out()).contains("identical: 5,000 events replayed").isNotEqualTo(early.out());
        assertThat(early.out()).contains("symbol = ALPHA", "symbol = BRAVO");
    }

    @Test
    void shouldRefuseASequenceBeforeTheFirst() {
        assertThat(replay("--until", "0"))
                .isEqualTo(new Cli.Outcome(
                        ExitCode.UNUSABLE, "", "--until is 0; sequences start at 1" + System.lineSeparator()));
    }

    @Test
    void shouldRefuseAKeyThatDoesNotExist() {
        final Cli.Outcome replay = replay("--set", "strategies.maker.parameters.treshold=1");

        assertThat(replay.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay.err()).contains("did you mean 'threshold'?");
    }

    @Test
    void shouldRefuseASettingThatPlaysNoPartInAReplay() {
        final Cli.Outcome replay = replay("--set", "venues.SIM.orderLatency=1s");

        assertThat(replay.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay.err()).contains("venues.SIM.orderLatency would change nothing", "strategies, risk");
        assertThat(replay.out()).isEmpty();
    }

    @Test
    void shouldRefuseADirectoryThatIsNoRun() {
        final Cli.Outcome replay =
                Cli.run("replay", "--journal", dir.resolve("absent").toString());

        assertThat(replay.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay.err()).contains("absent", "manifest.json");
    }

    private static Cli.Outcome replay(final String... more) {
        final String[] arguments = new String[more.length + 3];
        arguments[0] = "replay";
        arguments[1] = "--journal";
        arguments[2] = run.directory().toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Cli.run(arguments);
    }

    private static void assertDiverged(final Cli.Outcome replay, final String stage) {
        assertThat(replay.exitCode()).as(replay.out() + replay.err()).isEqualTo(ExitCode.DIVERGED);
        assertThat(replay.out())
                .containsPattern("diverged at sequence \\d+ in stage " + stage + ", after [\\d,]+ equal outputs")
                .contains("expected: ", "actual: ");
    }
}
