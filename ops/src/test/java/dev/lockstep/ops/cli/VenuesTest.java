package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.run.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over several venues. */
class VenuesTest {
    @TempDir
    private Path dir;

    @Test
    void shouldGiveTheSameChainsInEveryTopologyAndReplay() throws IOException {
        final BacktestRun first = run(Topology.INLINE);
        for (final Topology topology : List.of(Topology.FUSED, Topology.STAGED)) {
            assertThat(run(topology).chains()).as("%s", topology).isEqualTo(first.chains());
        }
        assertThat(Cli.run("replay", "--journal", first.directory().toString()).exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldTradeAtEveryVenueAndJournalItsSession() throws IOException {
        final String inputs = Cli.run(
                        "journal", "dump", run(Topology.INLINE).directory().toString())
                .out();
        // Ids of the second venue end in its index.
        assertThat(inputs).containsPattern("F[0-9]+\\.1").containsPattern("F[0-9]+[^.0-9]");
        assertThat(inputs).contains("VenueSession", "Reconciliation");
    }

    /** One venue takes longer to answer than the core waits: it is asked, and lists itself. */
    @Test
    void shouldAskAVenueThatDoesNotAnswerInTime() throws IOException {
        final Path run = run(
                        Topology.INLINE,
                        "engine.answerTimeout=20ms",
                        "venues.WEST.reportLatency=30ms",
                        "venues.EAST.outages=[]")
                .directory();
        final String dump = Cli.run("journal", "dump", run.toString()).out();
        assertThat(dump).containsPattern("VenueQuery.*venue=1").doesNotContainPattern("VenueQuery.*venue=0");
        assertThat(dump)
                .containsPattern("OrderUpdate.*FATE_UNKNOWN")
                .containsPattern("Reconciliation venue=1 phase=BEGIN")
                .doesNotContain("Reconciliation venue=0");
        assertThat(Cli.run("replay", "--journal", run.toString()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldCountWhatAVenueDoesAmongWhatTheChainsStartFrom() throws IOException {
        final String chains = run(Topology.INLINE).chains();
        assertThat(run(Topology.INLINE, "venues.WEST.orderTypes=[market, limit, stop-limit]")
                        .chains())
                .isNotEqualTo(chains);
        assertThat(run(Topology.INLINE, "venues.WEST.orderLatency=301us").chains())
                .isNotEqualTo(chains);
    }

    private BacktestRun run(final Topology topology, final String... settings) throws IOException {
        final String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 1, settings.length);
        all[0] = "engine.topology=" + topology.name().toLowerCase(Locale.ROOT);
        return BacktestRun.of(dir, Project.testConfig("venues.yaml"), all);
    }
}
