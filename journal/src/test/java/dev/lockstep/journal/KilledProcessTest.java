package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.port.JournalWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    private static final int KILLS = Integer.getInteger("lockstep.test.kills", 5);
    private static final long SEED = 20_261_120;

    @TempDir
    Path dir;

    @Test
    void shouldReadToAWholeLastRecordWheneverTheProcessIsKilled() throws Exception {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            final long killAfter = 1 + random.nextLong(200_000);
            final Path journals = dir.resolve("kill" + kill);
            final long told = killAfter(journals, killAfter);
            final String context = "seed " + SEED + ", kill " + kill + " after " + killAfter;

            final List<Manifest> sealed = Sealer.sealCrashed(journals);
            assertThat(sealed).as(context).hasSize(1);
            final Manifest manifest = sealed.get(0);
            assertThat(manifest.status()).isEqualTo(RunStatus.CRASHED);
            assertThat(manifest.damage()).as(context).isNull();
            assertThat(manifest.end().lastSequence()).as(context).isGreaterThanOrEqualTo(told);
            assertThat(manifest.end().events())
                    .as(context)
                    .isEqualTo(manifest.end().lastSequence());

            final RunDirectory run = new RunCatalogue(journals).runs().get(0);
            run.verify();
            try (JournalReader reader = run.reader(JournalKind.IN)) {
                assertThat(Records.readAll(reader))
                        .as(context)
                        .isEqualTo(manifest.end().events());
            }
            assertThat(Sealer.sealCrashed(journals)).as("a second start").isEmpty();
        }
    }

    /** Kills a writing process after it told of so many records; what it told of must survive. */
    private static long killAfter(final Path journals, final long records) throws Exception {
        final Process child = ChildJvm.start(Appender.class, journals.toString());
        long told = 0;
        try (var lines = child.inputReader()) {
            while (told < records) {
                final String line = lines.readLine();
                assertThat(line).as("the child ended by itself").isNotNull();
                told = Long.parseLong(line);
            }
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        return told;
    }

    /** Appends until it is killed, over several files, and tells of every hundredth record. */
    static final class Appender {
        public static void main(final String[] args) throws IOException {
            final OpenRun run = RunDirectory.create(Runs.settings(Path.of(args[0])), Records.CREATED, Runs.IDENTITY);
            final JournalWriter in = run.openWriter(JournalKind.IN);
            final UnsafeBuffer record = new UnsafeBuffer(new byte[512]);
            for (long sequence = 1; ; sequence++) {
                in.append(record, 0, Records.encode(record, sequence));
                if (sequence % 100 == 0) {
                    System.out.println(sequence);
                }
            }
        }
    }
}
