package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.journal.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code drill kill-switch}, as operators call it. */
class KillDrillTest {
    /** More than twice as many as the market has given when the kill comes. */
    private static final long EVENTS_OF_SECONDS = 10_000;

    @TempDir
    private Path dir;

    private Path journalDir() {
        return dir.resolve("journal");
    }

    /** A drill whose orders rest where the market does not come. */
    private String[] command(final String... more) {
        return commandAt("200", more);
    }

    private String[] commandAt(final String distanceBps, final String... more) {
        final List<String> all = new ArrayList<>(List.of(
                "drill",
                "kill-switch",
                "--config",
                Project.testConfig("drill.yaml").toString(),
                "--set",
                "journal.dir=" + journalDir(),
                "--json",
                dir.resolve("drill.json").toString(),
                "--distance-bps",
                distanceBps));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(dir.resolve("drill.json").toFile());
    }

    /** One venue is down when it is killed, so that its cancels stay pending and are repeated; they are confirmed when it is back. */
    @Test
    void shouldConfirmBothKillsAlthoughAVenueIsDownWhenTheyCome() throws Exception {
        try (CliProcess process = CliProcess.start(
                dir,
                command("--orders", "8", "--after", "6500ms", "--set", "venues.WEST.outages=[{at: 6s, lasts: 3s}]"))) {
            assertThat(process.exitCode()).as(process.printed()).isEqualTo(ExitCode.OK);
            assertThat(process.printed())
                    .containsPattern("kill by event: confirmed after [0-9.]+ ms")
                    .containsPattern("kill by the latch: confirmed after [0-9.]+ ms");
        }
        assertThat(json().get("confirmed").asBoolean()).isTrue();
        assertThat(json().get("kills")).hasSize(2);
        for (final JsonNode kill : json().get("kills")) {
            final JsonNode east = kill.get("venues").get(0);
            final JsonNode west = kill.get("venues").get(1);
            assertThat(east.get("found").asInt() + west.get("found").asInt()).isGreaterThanOrEqualTo(8);
            for (final JsonNode venue : kill.get("venues")) {
                assertThat(venue.get("found").asInt()).isPositive();
                assertThat(venue.get("open").asInt()).isZero();
                assertThat(venue.get("cancelled").asInt())
                        .as("%s", kill)
                        .isEqualTo(venue.get("found").asInt());
                assertThat(venue.get("filled").asInt()).isZero();
                assertThat(venue.get("unreported").asInt()).isZero();
                assertThat(venue.get("firstCancelAfterMs").asDouble())
                        .isBetween(0.0, venue.get("confirmedAfterMs").asDouble());
            }
            assertCancels(kill, east, west);
            assertThat(west.get("cancelsByCore").get("repeats").asInt())
                    .as("%s", kill)
                    .isPositive();
            assertThat(west.get("confirmedAfterMs").asDouble())
                    .as("%s", kill)
                    .isGreaterThan(east.get("confirmedAfterMs").asDouble());
            assertThat(kill.get("confirmedAfterMs").asDouble())
                    .isGreaterThanOrEqualTo(west.get("confirmedAfterMs").asDouble());
        }
        for (final RunDirectory run : new RunCatalogue(journalDir()).runs()) {
            assertThat(run.manifest().status()).isEqualTo(RunStatus.ENDED);
            assertThat(Cli.run("replay", "--journal", run.path().toString()).exitCode())
                    .isEqualTo(ExitCode.OK);
        }
    }

    /** The core cancels for the latch, too. Where a venue answers at once, either may have cancelled everything before the other comes to it. */
    private static void assertCancels(final JsonNode kill, final JsonNode east, final JsonNode west) {
        final boolean isByLatch = kill.get("trigger").asText().equals("latch");
        assertThat(sent(west, "cancelsByCore")).as("%s", kill).isPositive();
        assertThat(sent(east, "cancelsByCore") + sent(east, "cancelsByLatch"))
                .as("%s", kill)
                .isPositive();
        if (isByLatch) {
            assertThat(sent(west, "cancelsByLatch")).as("%s", kill).isPositive();
        } else {
            assertThat(sent(west, "cancelsByLatch") + sent(east, "cancelsByLatch"))
                    .as("%s", kill)
                    .isZero();
        }
    }

    private static int sent(final JsonNode venue, final String by) {
        return venue.get(by).get("sent").asInt();
    }

    /** What operators do first is to drill the configuration that they were given. */
    @ParameterizedTest
    @ValueSource(strings = {"paper.yaml", "demo.yaml"})
    void shouldConfirmBothKillsUnderTheShippedLimits(final String shipped) {
        final Cli.Outcome drill = Cli.run(
                "drill",
                "kill-switch",
                "--config",
                Project.config(shipped).toString(),
                "--set",
                "journal.dir=" + journalDir());
        assertThat(drill.exitCode()).as(drill.out()).isEqualTo(ExitCode.OK);
    }

    /** 2% below a best bid near 100 is farther off than a collar of 1% around the middle allows. */
    @Test
    void shouldSayInUnitsWhatWasDenied() throws Exception {
        final Cli.Outcome drill = Cli.run(command("--timeout", "2s", "--set", "risk.limits[0].collarBps=100"));
        assertThat(drill.exitCode()).as(drill.out()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(drill.out())
                .containsPattern("by PRICE_COLLAR \\([0-9]\\.[0-9]+ against a limit of [0-9]\\.[0-9]+ USD\\)");
    }

    @Test
    void shouldSayWhatIsOpenWhereWhenAVenueDoesNotComeBack() throws Exception {
        final Cli.Outcome drill = Cli.run(command(
                "--after",
                "6500ms",
                "--timeout",
                "15s",
                "--set",
                "engine.settleTimeout=0s",
                "--set",
                "venues.WEST.outages=[{at: 6s, lasts: 1h}]"));
        assertThat(drill.exitCode()).as(drill.out()).isEqualTo(ExitCode.UNCONFIRMED);
        assertThat(drill.out())
                .contains("kill by event: NOT CONFIRMED: the core has not confirmed")
                .contains("kill by the latch: NOT CONFIRMED: the latch has not confirmed")
                .containsPattern("EAST +([0-9]+) orders: \\1 cancelled; .* none open after")
                .containsPattern(
                        "cancels by the latch \\([0-9]+ repeated\\) and [0-9]+ by the core \\([0-9]+ repeated\\)")
                .containsPattern(
                        "WEST +5 orders: 0 cancelled, 5 without a report of an end; .* 5 OPEN by its own count, 5 in the gateway's table");
        assertThat(json().get("confirmed").asBoolean()).isFalse();
    }

    /** Orders near the best bid are filled while their venue is down, before the cancels reach it. */
    @Test
    void shouldNotCountAsCancelledWhatWasFilledBeforeTheCancelCame() throws Exception {
        final Cli.Outcome drill = Cli.run(commandAt(
                "4",
                "--orders",
                "4",
                "--after",
                "6100ms",
                "--set",
                "market.instruments.BRAVO.volatilityPpm=400",
                "--set",
                "venues.WEST.outages=[{at: 6s, lasts: 3s}]"));
        assertThat(drill.exitCode()).as(drill.out() + drill.err()).isEqualTo(ExitCode.OK);
        int filled = 0;
        for (final JsonNode kill : json().get("kills")) {
            for (final JsonNode venue : kill.get("venues")) {
                assertThat(venue.get("cancelled").asInt()
                                + venue.get("filled").asInt()
                                + venue.get("unreported").asInt())
                        .as("%s", kill)
                        .isEqualTo(venue.get("found").asInt());
                filled += venue.get("filled").asInt();
            }
        }
        assertThat(filled).as("%s", json()).isPositive();
        assertThat(drill.out()).containsPattern("WEST .*, [0-9]+ filled before the cancel came");
    }

    @Test
    void shouldTellOfTheFirstKillIfTheSecondRunCannotBeStarted() throws Exception {
        try (CliProcess process = CliProcess.start(dir, command("--orders", "4", "--after", "2s"))) {
            process.awaitRun(journalDir());
            Files.writeString(journalDir().resolve("epoch"), "no number");
            assertThat(process.exitCode()).as(process.printed()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(process.printed())
                    .contains("kill by event: confirmed after")
                    .contains("kill by the latch: there was none: the run did not start: ")
                    .contains("its number does not fit its digest");
        }
        assertThat(json().get("confirmed").asBoolean()).isFalse();
        assertThat(json().get("kills")).hasSize(2);
        assertThat(json().get("kills").get(0).get("confirmed").asBoolean()).isTrue();
        assertThat(json().get("kills").get(1).get("killed").asBoolean()).isFalse();
        assertThat(json().get("kills").get(1).get("journal").isNull()).isTrue();
    }

    /** Orders are open at WEST when a person loses patience: that must not look as if there had been no kill. */
    @Test
    void shouldEndAsUnconfirmedAndKillNoMoreWhenItIsInterruptedWhileOrdersAreOpen() throws Exception {
        try (CliProcess process = CliProcess.start(
                dir,
                command(
                        "--after",
                        "3500ms",
                        "--set",
                        "engine.settleTimeout=0s",
                        "--set",
                        "venues.WEST.outages=[{at: 3s, lasts: 1h}]"))) {
            process.awaitEvents(journalDir(), EVENTS_OF_SECONDS);
            process.terminate();
            assertThat(process.exitCode()).as(process.printed()).isEqualTo(ExitCode.UNCONFIRMED);
            assertThat(process.printed()).contains("kill by event: NOT CONFIRMED: the run ended early");
        }
        assertThat(json().get("kills")).hasSize(1);
        assertThat(new RunCatalogue(journalDir()).runs()).hasSize(1);
    }

    @Test
    void shouldSayWhyItCameToNoKillWhereTheLimitsForbidTheOrders() throws Exception {
        final Cli.Outcome drill = Cli.run(command("--timeout", "8s", "--set", "risk.limits[0].maxOpenOrders=3"));
        assertThat(drill.exitCode()).as(drill.out()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(drill.out())
                .containsPattern("kill by event: there was none: only [0-9] of 10 orders work")
                .containsPattern("[0-9]+ were denied, the last one by MAX_OPEN_ORDERS \\(4 against a limit of 3\\)")
                .doesNotContain("latch");
        assertThat(json().get("kills")).hasSize(1);
    }

    @Test
    void shouldRefuseWhatCanNotBeDrilled() {
        assertThat(Cli.run(command("--orders", "0")).err()).contains("--orders is 0; it must be from 1 to 10000");
        final Cli.Outcome taken = Cli.run(command(
                "--set", "strategies.drill.type=resting-orders", "--set", "strategies.drill.instruments=[ALPHA]"));
        assertThat(taken.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(taken.err()).contains("strategies.drill has the name of the drill's own strategy");
        assertThat(journalDir()).doesNotExist();
    }
}
