package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.ops.UnsealedRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is not as it was written is never replayed as if it were, and never takes the process down. */
class DamagedRunTest {
    private static final long SEED = 20_260_106;
    private static final int FLIPS = Integer.getInteger("lockstep.flips", 40);
    private static final int BYTE_VALUES = 256;
    /** Of the excerpts in a queue's file. */
    private static final int ALIGNMENT = 4;

    @TempDir
    private Path dir;

    @Test
    void shouldRefuseASealedRunWithAnyByteChanged() throws IOException {
        final Path run = BacktestRun.generated(dir, "market.messages=2000").directory();
        final List<Path> files = Copies.files(run).stream()
                .filter(file -> file.toFile().length() > 0)
                .toList();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FLIPS; i++) {
            final Path file = files.get(i % files.size());
            final long position = random.nextLong(Files.size(file));
            final int mask = 1 + random.nextInt(BYTE_VALUES - 1);
            Copies.flip(file, position, mask);
            assertThat(replay(run).exitCode())
                    .as("seed %d, flip %d: %s byte %d mask %x", SEED, i, file, position, mask)
                    .isIn(ExitCode.DIVERGED, ExitCode.UNUSABLE);
            Copies.flip(file, position, mask);
        }
        assertThat(replay(run).exitCode()).as("all changes undone").isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldDumpWhatCanBeReadOfASealedRunAndSayWhereItEnds() throws IOException {
        final Path run = BacktestRun.generated(dir, "market.messages=2000").directory();
        final List<RecordBytes> records = records(run, JournalKind.IN);
        final RecordBytes bad = records.get(records.size() / 2);
        Copies.flip(bad.file(), bad.position() + 40, 1);

        final Cli.Outcome dump = Cli.run("journal", "dump", run.toString());
        assertThat(dump.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(dump.out().lines().filter(line -> line.contains(" in:"))).hasSize(records.size() / 2);
        assertThat(dump.err()).contains(bad.file() + " at byte ", "last good sequence is " + records.size() / 2);
        assertThat(replay(run).err()).contains(bad.file() + " at byte ");
    }

    @Test
    void shouldSayThatOutputsOfAKilledRunAreMissing() throws IOException {
        final Path run = unsealed();
        for (final Path file : Copies.files(run.resolve("out"))) {
            if (file.toString().endsWith(".cq4")) {
                Files.delete(file);
            }
        }
        final Cli.Outcome replay = replay(run);
        assertThat(replay.out()).containsPattern("not compared: [1-9][0-9,]* outputs");
    }

    @Test
    void shouldRefuseACrashedRunWithAnyByteOfARecordChanged() throws IOException {
        final Path run = unsealed();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (final JournalKind kind : JournalKind.values()) {
            final List<RecordBytes> records = records(run, kind);
            for (int i = 0; i < FLIPS / 2; i++) {
                final RecordBytes record = records.get(random.nextInt(records.size()));
                final long position = record.position() + random.nextInt(record.length());
                final int mask = 1 + random.nextInt(BYTE_VALUES - 1);
                Copies.flip(record.file(), position, mask);
                final Cli.Outcome replay = replay(run);
                assertThat(replay.exitCode())
                        .as(
                                "seed %d, flip %d: %s byte %d mask %x: %s",
                                SEED, i, record.file(), position, mask, replay.err())
                        .isIn(ExitCode.DIVERGED, ExitCode.UNUSABLE);
                Copies.flip(record.file(), position, mask);
            }
        }
        assertThat(replay(run).exitCode()).as("all changes undone").isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldNameThePlaceWhereAJournalIsCutOff() throws IOException {
        final Path run = unsealed();
        final List<RecordBytes> records = records(run, JournalKind.IN);
        final RecordBytes cut = records.get(records.size() / 2);
        try (RandomAccessFile bytes = new RandomAccessFile(cut.file().toFile(), "rw")) {
            bytes.setLength(cut.position() + cut.length() / 2);
        }

        final Cli.Outcome replay = replay(run);

        assertThat(replay.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay.err()).contains(cut.file().toString(), "at byte ", "the last good sequence is ");
    }

    @Test
    void shouldNameTheSealedFileThatIsCutOff() throws IOException {
        final Path run = BacktestRun.generated(dir, "market.messages=2000").directory();
        final Path file = records(run, JournalKind.IN).get(0).file();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 1);
        }

        final Cli.Outcome replay = replay(run);

        assertThat(replay.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(replay.err()).contains(file.toString(), "it was sealed with ");
    }

    /** A run as a killed process leaves it: the journals of a whole run under the manifest of its start. */
    private Path unsealed() throws IOException {
        final Path running = UnsealedRun.make(dir);
        assertThat(replay(running).exitCode()).as("the crashed run as it is").isEqualTo(ExitCode.OK);
        return running;
    }

    /** Where a whole record stands in its file. */
    private record RecordBytes(Path file, long position, int length) {}

    /** Finds the records by their bytes, so that the damage is to them and not to what Chronicle keeps between them. */
    private static List<RecordBytes> records(final Path run, final JournalKind kind) throws IOException {
        final Path file = Copies.files(run.resolve(kind.directoryName())).stream()
                .filter(path -> path.toString().endsWith(".cq4"))
                .findFirst()
                .orElseThrow();
        final List<RecordBytes> records = new ArrayList<>();
        try (JournalReader reader = RunDirectory.of(run).reader(kind);
                RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long from = 0;
            while (reader.next()) {
                final byte[] record = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), record);
                from = find(bytes, record, from);
                records.add(new RecordBytes(file, from, record.length));
                from += record.length;
            }
        }
        assertThat(records).as("records of " + file).isNotEmpty();
        return records;
    }

    private static long find(final RandomAccessFile bytes, final byte[] record, final long from) throws IOException {
        final byte[] found = new byte[record.length];
        for (long position = (from + ALIGNMENT - 1) & -ALIGNMENT; ; position += ALIGNMENT) {
            bytes.seek(position);
            bytes.readFully(found, 0, RecordHeader.LENGTH);
            if (Arrays.equals(found, 0, RecordHeader.LENGTH, record, 0, RecordHeader.LENGTH)) {
                return position;
            }
        }
    }

    private static Cli.Outcome replay(final Path run) {
        return Cli.run("replay", "--journal", run.toString());
    }
}
