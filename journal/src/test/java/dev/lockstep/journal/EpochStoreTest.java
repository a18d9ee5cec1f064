package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochStoreTest {
    @TempDir
    Path dir;

    @Test
    void shouldCountFromOneAcrossProcessesAndRestarts() {
        assertThat(new EpochStore(dir.resolve("new")).next()).isEqualTo(1);
        assertThat(new EpochStore(dir.resolve("new")).next()).isEqualTo(2);
    }

    @Test
    void shouldNotFallBehindTheRunsWhenTheFileIsLost() throws IOException {
        Runs.ended(dir, Records.CREATED, 1);
        assertThat(new EpochStore(dir).next()).as("above the run's 7").isEqualTo(8);
        Files.delete(dir.resolve("epoch"));
        assertThat(new EpochStore(dir).next()).isEqualTo(8);
    }

    @Test
    void shouldRefuseEveryChangedByte() throws IOException {
        new EpochStore(dir).next();
        final Path file = dir.resolve("epoch");
        final byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            final byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> new EpochStore(dir).next())
                    .as("byte %d", i)
                    .isInstanceOf(DamagedJournalException.class)
                    .hasMessageContaining("does not fit its digest");
        }
    }

    @Test
    void shouldGiveNoEpochToTwoProcesses() throws Exception {
        final List<Process> children = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            children.add(ChildJvm.start(Taker.class, dir.toString()));
        }
        final List<Long> taken = new ArrayList<>();
        for (final Process child : children) {
            try (var lines = child.inputReader()) {
                lines.lines().map(Long::valueOf).forEach(taken::add);
            }
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(taken).hasSize(60).doesNotHaveDuplicates();
        assertThat(new EpochStore(dir).next()).isEqualTo(61);
    }

    /** Takes twenty epochs and prints them. */
    static final class Taker {
        public static void main(final String[] args) {
            for (int i = 0; i < 20; i++) {
                System.out.println(new EpochStore(Path.of(args[0])).next());
            }
        }
    }
}
