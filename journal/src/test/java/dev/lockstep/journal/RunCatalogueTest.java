package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.journal.JournalStats.TemplateStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCatalogueTest {
    @TempDir
    Path dir;

    @Test
    void shouldListRunsWithWhatBecameOfThem() throws IOException {
        assertThat(new RunCatalogue(dir.resolve("absent")).list()).isEmpty();
        final RunDirectory ended = Runs.ended(dir, Records.CREATED, 30);
        final RunDirectory damaged = Runs.ended(dir, Records.CREATED.plusSeconds(1), 30);
        Files.writeString(damaged.path().resolve(ManifestFile.NAME), "{}");
        Files.createDirectory(dir.resolve("never-became-a-run"));
        try (OpenRun live = Runs.open(dir, Records.CREATED.plusSeconds(2), 30)) {
            final List<RunSummary> list = new RunCatalogue(dir).list();
            assertThat(list).hasSize(3);
            assertThat(list.get(0).run()).isEqualTo(ended.id());
            assertThat(list.get(0).status()).isEqualTo(RunStatus.ENDED);
            assertThat(list.get(0).isLive()).isFalse();
            assertThat(list.get(0).events()).isEqualTo(30);
            assertThat(list.get(0).outputs()).isEqualTo(10);
            assertThat(list.get(0).sizeBytes()).isGreaterThan(500_000);
            assertThat(list.get(0).problem()).isNull();
            assertThat(list.get(1).status()).isNull();
            assertThat(list.get(1).problem()).contains("manifest.json is damaged");
            assertThat(list.get(2).run()).isEqualTo(live.directory().id());
            assertThat(list.get(2).isLive()).isTrue();
            assertThat(list.get(2).events()).isEqualTo(-1);
        }
    }

    @Test
    void shouldCountRecordsByTemplate() {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 3);
        // Message lengths are 8 + 31n mod 249: 39, 70 and 101 bytes; template ids n mod 3 + 1: 2, 3 and 1.
        final JournalStats stats = RunCatalogue.stats(run, JournalKind.IN);
        assertThat(stats.byTemplate())
                .containsOnlyKeys(1, 2, 3)
                .containsEntry(2, new TemplateStats(1, 71))
                .containsEntry(3, new TemplateStats(1, 102))
                .containsEntry(1, new TemplateStats(1, 133));
        assertThat(stats.records()).isEqualTo(3);
        assertThat(stats.bytes()).isEqualTo(71 + 102 + 133);
        assertThat(stats.firstSequence()).isEqualTo(1);
        assertThat(stats.lastSequence()).isEqualTo(3);
        assertThat(stats.firstTimeNs()).isEqualTo(1_000);
        assertThat(stats.durationNs()).isEqualTo(2_000);
    }

    @Test
    void shouldHandOverEachInputFollowedByItsOutputs() {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 7);
        final List<String> seen = new ArrayList<>();
        RunCatalogue.forEachRecord(
                run, (kind, buffer, offset, length) -> seen.add(kind + " " + RecordHeader.sequence(buffer, offset)));
        assertThat(seen).containsExactly("IN 1", "IN 2", "IN 3", "OUT 3", "IN 4", "IN 5", "IN 6", "OUT 6", "IN 7");
    }

    /** The inputs take more than one read, so that some are found which came after the outputs had been read to where they ended. */
    @Test
    void shouldHandOverTheOutputsOfInputsThatComeWhileALiveRunIsRead() {
        try (OpenRun live = RunDirectory.create(Runs.settings(dir), Records.CREATED, Runs.IDENTITY)) {
            final JournalWriter in = live.openWriter(JournalKind.IN);
            final JournalWriter out = live.openWriter(JournalKind.OUT);
            Runs.append(in, out, 1, 1_000);
            final List<Long> inputs = new ArrayList<>();
            final List<Long> outputs = new ArrayList<>();
            RunCatalogue.forEachRecord(live.directory(), (kind, buffer, offset, length) -> {
                final long sequence = RecordHeader.sequence(buffer, offset);
                if (kind == JournalKind.IN && sequence == 1) {
                    Runs.append(in, out, 1_001, 1_300);
                }
                return (kind == JournalKind.IN ? inputs : outputs).add(sequence);
            });
            assertThat(inputs).hasSizeGreaterThan(1_002);
            assertThat(outputs)
                    .containsExactlyElementsOf(inputs.stream()
                            .filter(sequence -> sequence % 3 == 0)
                            .toList());
        }
    }

    @Test
    void shouldPruneAllButTheNewest() {
        final List<RunDirectory> runs = fourRuns();
        final RunCatalogue catalogue = new RunCatalogue(dir);
        assertThat(catalogue.prune(PruneRule.keepNewest(2), true))
                .containsExactly(runs.get(0).id(), runs.get(1).id());
        assertThat(catalogue.runs()).as("a dry run").hasSize(4);
        assertThat(catalogue.prune(PruneRule.keepNewest(2), false))
                .containsExactly(runs.get(0).id(), runs.get(1).id());
        assertThat(catalogue.runs().stream().map(RunDirectory::id))
                .containsExactly(runs.get(2).id(), runs.get(3).id());
        assertThat(runs.get(0).path()).doesNotExist();
        assertThat(dir.toFile().list()).hasSize(2);
    }

    @Test
    void shouldPruneByAgeButNeverTheNewest() {
        final List<RunDirectory> runs = fourRuns();
        final RunCatalogue catalogue = new RunCatalogue(dir);
        assertThat(catalogue.prune(PruneRule.olderThan(Records.CREATED.plusSeconds(1)), false))
                .containsExactly(runs.get(0).id());
        assertThat(catalogue.prune(PruneRule.olderThan(Records.CREATED.plusSeconds(1_000)), false))
                .containsExactly(runs.get(1).id(), runs.get(2).id());
        assertThat(catalogue.runs()).hasSize(1);
    }

    @Test
    void shouldNotPruneLiveRuns() {
        try (OpenRun live = Runs.open(dir, Records.CREATED, 1)) {
            fourRuns();
            assertThat(new RunCatalogue(dir).prune(PruneRule.keepNewest(1), false))
                    .hasSize(3);
            assertThat(live.directory().path()).exists();
        }
    }

    @Test
    void shouldRefuseToKeepNothing() {
        assertThatThrownBy(() -> PruneRule.keepNewest(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the newest run always stays");
    }

    private List<RunDirectory> fourRuns() {
        final List<RunDirectory> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(Runs.ended(dir, Records.CREATED.plusSeconds(i), 1));
        }
        return runs;
    }
}
