package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with three orders that rest at a venue whose session is lost for a while, and whose reports are lost with it. */
class CancelOnDisconnectRunTest {
    private static final Pattern LOST = update("FATE_UNKNOWN", "UNKNOWN");
    private static final Pattern ENDED = update("RESOLVED", "CANCELLED");
    private static final Pattern WORKS = update("RESOLVED", "ACCEPTED");

    @TempDir
    private Path dir;

    @Test
    void shouldFindThatTheVenueHasCancelledDuringTheOutageWhatItWasAskedToCancel() throws IOException {
        final BacktestRun run = run("[cancel-on-disconnect]");
        final String dump = dump(run);

        final List<String> lost = orders(LOST, dump);
        assertThat(lost).hasSize(3);
        assertThat(orders(ENDED, dump)).isEqualTo(lost);
        assertThat(orders(WORKS, dump)).isEmpty();
        assertThat(venue(run, 0)).hasToString("{\"offered\":true,\"requested\":2,\"refused\":0}");
        assertThat(Cli.run("replay", "--journal", run.directory().toString()).exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldFindOrdersWorkingOnWhereTheVenueDoesNotOfferToCancelThem() throws IOException {
        final BacktestRun run = run("[]");
        final String dump = dump(run);

        final List<String> lost = orders(LOST, dump);
        assertThat(lost).hasSize(3);
        assertThat(orders(WORKS, dump)).isEqualTo(lost);
        assertThat(orders(ENDED, dump)).isEmpty();
        assertThat(venue(run, 0)).hasToString("{\"offered\":false,\"requested\":0,\"refused\":0}");
    }

    @Test
    void shouldSayInTheSummaryWhatBecomesOfOrdersWhenASessionIsLost() {
        final Cli.Outcome outcome = Cli.run(
                "backtest",
                "--config",
                Project.testConfig("venues.yaml").toString(),
                "--set",
                "journal.dir=" + dir,
                "--set",
                "venues.EAST.flags=[cancel-on-disconnect]");

        assertThat(outcome.out())
                .contains("venue      EAST: cancel on disconnect requested in 2 sessions" + System.lineSeparator())
                .contains(
                        "venue      WEST: cancel on disconnect not offered, open orders stay there while its session is"
                                + " down");
    }

    private BacktestRun run(final String flags) throws IOException {
        return BacktestRun.of(
                dir,
                Project.testConfig("venues.yaml"),
                "venues.EAST.flags=" + flags,
                "venues.EAST.reportsWhileDown=lost",
                "strategies.maker.type=resting-orders",
                "strategies.maker.parameters={orders: 3, distanceBps: 80}");
    }

    private static String dump(final BacktestRun run) {
        return Cli.run("journal", "dump", run.directory().toString()).out();
    }

    private static Pattern update(final String event, final String state) {
        return Pattern.compile(
                "OrderUpdate orderId=(\\d+) .* strategy=1 .*orderEvent=" + event + " orderState=" + state + " ");
    }

    private static List<String> orders(final Pattern update, final String dump) {
        return update.matcher(dump).results().map(found -> found.group(1)).toList();
    }

    private static JsonNode venue(final BacktestRun run, final int index) {
        return run.summary().get("venues").get(index).get("cancelOnDisconnect");
    }
}
