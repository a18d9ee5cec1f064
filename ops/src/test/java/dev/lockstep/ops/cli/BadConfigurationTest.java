package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration that is wrong is refused as a whole, before anything is made. */
class BadConfigurationTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"run", "backtest", "demo"})
    void shouldNameEveryProblemWithItsPlaceAndMakeNothing(final String command) throws IOException {
        final Path file = dir.resolve("bad.yaml");
        Files.writeString(file, """
                engine:
                  topolgy: inline
                market:
                  instruments:
                    ALPHA: {}
                strategies:
                  trend:
                    type: ema-cross
                    instruments: [ALPHA]
                    parameters: {fastPeriod: five}
                risk:
                  limits:
                    - {maxLong: -4}
                """);

        final Cli.Outcome outcome = run(command, file);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err())
                .contains(file + ":2:3: engine.topolgy: unknown key; did you mean 'topology'?")
                .contains(file + ":10:30: strategies.trend.parameters.fastPeriod: expected an integer")
                .contains(file + ":13:17: risk.limits[0].maxLong: given -4; allowed is from 0")
                .doesNotContain("\tat ");
        assertThat(journalDir()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "journl.dir=x | unknown key; did you mean 'journal'?",
                "engine.seed | --set engine.seed",
                "engine.topology=quick | expected one of inline, fused, staged; given 'quick'",
                "engine.ringSize=1000 | it must be a power of two",
                "engine.instance=seven77 | it must be 1 to 6 letters and digits",
                "risk.sizing[0].instrument=ALHPA | is ALHPA, which neither instruments nor market.instruments defines",
                "market.channel=rubbish | it must be an Aeron channel, for example aeron:ipc",
                "market.channel=aeron:ipc?term-length=1 | it must be an Aeron channel, for example aeron:ipc",
                "market.start=2262-04-11T23:47:17Z | it must be a time such as",
                "engine.ringSize=65536 | allowed is from 2 to 16384",
                "venues.NINECHARS.makerFeeBps=0 | must be 1 to 8 letters, digits, dashes and underscores",
                "venues.SIM.orderTypes=[stop] | expected one of market, limit, stop-market",
                "venues.SIM.timesInForce=[] | is empty, so that the venue would take no order at all",
                "venues.SIM.flags=[hidden] | expected one of post-only, reduce-only, display-quantity, cancel-on-disconnect",
                "'venues.SIM.outages=[{at: 1s, lasts: 2s}, {at: 3s, lasts: 1s}]' | outages[1].at: is not after the end of",
                "'venues.SIM.outages=[{at: 1s, lasts: 0s}]' | venues.SIM.outages[0].lasts",
                "venues.SIM.reportsWhileDown=gone | expected one of lost, held",
                "market.instruments.ALPHA.venue=NYSE | is NYSE, which the section venues does not define; there is SIM",
                "data.addedVenue=NYSE | is NYSE, which the section venues does not define; there is SIM",
                "calendar.day=24:00 | is '24:00'; it must be a time of the UTC day such as",
                "strategies.trend.instruments=[GAMMA] | names GAMMA, which neither instruments nor market.instruments"
            })
    void shouldSayWhichOverrideIsWrong(final String setting, final String problem) {
        final Cli.Outcome outcome = Cli.run(
                "run",
                "--config",
                Project.config("paper.yaml").toString(),
                "--set",
                "journal.dir=" + journalDir(),
                "--set",
                setting);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains(problem).doesNotContain("\tat ");
        assertThat(journalDir()).doesNotExist();
    }

    @Test
    void shouldReportEveryProblemOfASectionAtOnce() {
        final Cli.Outcome outcome = Cli.run(
                "run",
                "--config",
                Project.config("paper.yaml").toString(),
                "--set",
                "engine.instance=a-b",
                "--set",
                "engine.ringSize=3",
                "--set",
                "risk.limits[0].dailyLossSoft=2",
                "--set",
                "risk.limits[0].dailyLossHard=1");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err())
                .contains("engine.instance: is 'a-b'", "engine.ringSize: is 3", "risk.limits[0].dailyLossSoft: is 2");
    }

    @Test
    void shouldRequireEveryInstrumentToNameItsVenueWhereThereAreSeveral() throws IOException {
        final Path file = Files.writeString(dir.resolve("two.yaml"), """
                data: {format: itch, addInstruments: true}
                instruments:
                  ONE: {currency: USD, tick: 0.01, lot: 1, venue: EAST}
                  TWO: {currency: USD, tick: 0.01, lot: 1}
                market:
                  instruments:
                    ALPHA: {venue: NORTH}
                    BRAVO: {venue: WEST}
                    CHARLIE: {}
                venues:
                  EAST: {}
                  WEST: {}
                """);

        final Cli.Outcome outcome = run("run", file);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err().lines().filter(line -> line.contains("two.yaml")))
                .containsExactlyInAnyOrder(
                        file + ":1:1: data.addedVenue: is required, since there are several venues: EAST, WEST",
                        file + ":4:3: instruments.TWO.venue: is required, since there are several venues: EAST, WEST",
                        file + ":7:20: market.instruments.ALPHA.venue: is NORTH, which the section venues does not"
                                + " define; there are EAST, WEST",
                        file + ":9:5: market.instruments.CHARLIE.venue: is required, since there are several venues:"
                                + " EAST, WEST");
    }

    @Test
    void shouldRefuseADurationOfNothing() {
        final Cli.Outcome outcome =
                Cli.run("run", "--config", Project.config("paper.yaml").toString(), "--duration", "0s");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("'0s' is no time at all");
    }

    @Test
    void shouldSayThatAFileDoesNotExist() {
        final Cli.Outcome outcome = run("run", dir.resolve("absent.yaml"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("absent.yaml").doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseARunWithoutAMarket() throws IOException {
        final Path file = Files.writeString(dir.resolve("empty.yaml"), "data: {format: itch}\n");

        final Cli.Outcome outcome = run("run", file);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(outcome.err()).contains("market.instruments is empty");
        assertThat(journalDir()).doesNotExist();
    }

    /** Engine time counts nanoseconds from 1970 on, and what comes before, or too far behind, has no place in it. */
    @Test
    void shouldRefuseADayOfARecordingThatEngineTimeDoesNotReach() throws IOException {
        for (final String day : List.of("1969-12-31", "2101-01-01", "+5000-01-01", "today")) {
            final Path file = Files.writeString(dir.resolve("day.yaml"), "data: {format: itch, date: '" + day + "'}\n");

            final Cli.Outcome check = Cli.run("config", "check", file.toString());

            assertThat(check.exitCode()).as(day).isEqualTo(ExitCode.UNUSABLE);
            assertThat(check.err()).contains(file + ":1:28: data.date: is '" + day + "'; it must be a day such as");
        }
    }

    private Cli.Outcome run(final String command, final Path file) {
        return Cli.run(command, "--config", file.toString(), "--set", "journal.dir=" + journalDir());
    }

    private Path journalDir() {
        return dir.resolve("journal");
    }
}
