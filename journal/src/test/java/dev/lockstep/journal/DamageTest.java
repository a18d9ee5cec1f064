package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    private static final long SEED = 815;
    private static final int FLIPS = Integer.getInteger("lockstep.test.flips", 1_000);

    @TempDir
    Path dir;

    @Test
    void shouldNoticeEveryChangedBitOfASealedRun() throws IOException {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 300);
        final List<Path> files = new ArrayList<>(Runs.files(run.path()));
        assertThat(files.remove(run.path().resolve(RunLock.LOCK_NAME))).isTrue();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FLIPS / 4; i++) {
            final Path file = files.get(random.nextInt(files.size()));
            final long position = random.nextLong(Files.size(file));
            final int mask = 1 << random.nextInt(8);
            xor(file, position, mask);
            assertThatThrownBy(run::verify)
                    .as("seed %d: %s byte %d xor %d", SEED, file, position, mask)
                    .isInstanceOf(DamagedJournalException.class)
                    .hasMessageContaining(file.getFileName().toString());
            xor(file, position, mask);
        }
        assertThatCode(run::verify).as("all bits are back").doesNotThrowAnyException();
    }

    @Test
    void shouldNoticeEveryChangedByteOfTheManifest() throws IOException {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 10);
        final Path file = run.path().resolve(ManifestFile.NAME);
        final byte[] good = Files.readAllBytes(file);
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int position = 0; position < good.length; position++) {
            final byte[] bad = good.clone();
            bad[position] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bad);
            assertThatThrownBy(run::manifest)
                    .as("byte %d, now %d", position, bad[position])
                    .isInstanceOf(DamagedJournalException.class);
        }
    }

    @Test
    void shouldSayWhereAManifestIsNoJsonWithoutTheLibrarysOwnWords() throws IOException {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 10);
        final Path file = run.path().resolve(ManifestFile.NAME);
        final String good = Files.readString(file);
        for (final String bad :
                List.of(good.substring(0, good.length() / 2), "{\n  \"run\" 7}", "", "[1, 2", good + "{")) {
            Files.writeString(file, bad);
            assertThatThrownBy(run::manifest)
                    .as(bad)
                    .isInstanceOf(DamagedJournalException.class)
                    .hasMessageNotContainingAny("Source", "REDACTED", "StreamReadFeature", "DeserializationFeature");
        }
        Files.writeString(file, "{\n  \"run\" 7}");
        assertThatThrownBy(run::manifest)
                .hasMessageContaining("not a manifest: Unexpected character ('7'")
                .hasMessageEndingWith("(line 2, column 9)");
        Files.writeString(file, "{\n");
        assertThatThrownBy(run::manifest)
                .hasMessageEndingWith(
                        "not a manifest: Unexpected end-of-input: expected close marker for Object (line 2, column 1)");
    }

    /** A start seals what crashed before it; one run that is beyond reading must not keep all others from starting. */
    @Test
    void shouldSealACrashedRunWhoseJournalIsGone() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 10);
        for (final Path file : JournalReader.filesOf(run.journal(JournalKind.IN))) {
            Files.delete(file);
        }
        try (java.util.stream.Stream<Path> rest = Files.list(run.journal(JournalKind.IN))) {
            rest.forEach(file -> file.toFile().delete());
        }
        Files.delete(run.journal(JournalKind.IN));
        final List<Manifest> sealed = Sealer.sealCrashed(dir);
        assertThat(sealed).hasSize(1);
        assertThat(sealed.get(0).damage()).contains("there is no such directory");
    }

    @Test
    void shouldNoticeAddedAndMissingFiles() throws IOException {
        final RunDirectory run = Runs.ended(dir, Records.CREATED, 10);
        final Path extra = run.path().resolve("in").resolve("extra.cq4");
        Files.createFile(extra);
        assertThatThrownBy(run::verify).hasMessageContaining("extra.cq4 is damaged: the run was sealed without");
        Files.delete(extra);
        Files.delete(run.path().resolve("out").resolve("metadata.cq4t"));
        assertThatThrownBy(run::verify).hasMessageContaining("metadata.cq4t is damaged: the file is missing");
    }

    @Test
    void shouldNoticeEveryChangedByteOfRecordsAndTheirHeadersInAnUnsealedRun() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final Path file = JournalReader.filesOf(run.journal(JournalKind.IN)).get(0);
        final long first = firstRecord(run);
        final long end = JournalEnd.read(run, JournalKind.IN).files().get(0).position();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FLIPS; i++) {
            final long position = first + random.nextLong(end - first);
            final int mask = 1 + random.nextInt(255);
            xor(file, position, mask);
            final DamagedJournalException problem =
                    JournalEnd.read(run, JournalKind.IN).problem();
            assertThat(problem)
                    .as("seed %d: byte %d xor %d", SEED, position, mask)
                    .isNotNull();
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.position()).isLessThanOrEqualTo(end + QueueFormat.HEADER_LENGTH);
            assertThat(problem.lastGoodSequence()).isLessThan(301);
            xor(file, position, mask);
        }
        assertThat(JournalEnd.read(run, JournalKind.IN).problem()).isNull();
    }

    @Test
    void shouldNeverMisreadAnUnsealedRunWhateverByteChanges() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final Path file = JournalReader.filesOf(run.journal(JournalKind.IN)).get(0);
        final long size = Files.size(file);
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FLIPS; i++) {
            // Half of them in the store header and the index heads, where a wrong length would send the reader astray.
            final long position = random.nextBoolean() ? random.nextLong(512) : random.nextLong(size);
            final int mask = 1 + random.nextInt(255);
            xor(file, position, mask);
            final JournalEnd end = JournalEnd.read(run, JournalKind.IN);
            assertThat(end.problem() != null || end.records() == 300)
                    .as("seed %d: byte %d xor %d gave %d records in silence", SEED, position, mask, end.records())
                    .isTrue();
            xor(file, position, mask);
        }
    }

    @Test
    void shouldReadUpToATruncationAndReportIt() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final Path file = JournalReader.filesOf(run.journal(JournalKind.IN)).get(0);
        final byte[] whole = Files.readAllBytes(file);
        final long first = firstRecord(run);
        final long end = JournalEnd.read(run, JournalKind.IN).files().get(0).position();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FLIPS / 10; i++) {
            Files.write(file, whole);
            final long length = first + 1 + random.nextLong(end - first);
            try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                access.setLength(length);
            }
            final JournalEnd read = JournalEnd.read(run, JournalKind.IN);
            assertThat(read.problem()).as("seed %d: cut to %d", SEED, length).isNotNull();
            assertThat(read.lastSequence()).isEqualTo(read.records() == 0 ? -1 : read.records());
        }
    }

    @Test
    void shouldNoticeAMissingFileAndALostEndMark() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 20_000);
        final List<FileEnd> ends = JournalEnd.read(run, JournalKind.IN).files();
        assertThat(ends).hasSizeGreaterThan(2);
        final Path first = ends.get(0).file();
        final long lastByteOfEndMark = ends.get(0).position() + QueueFormat.HEADER_LENGTH - 1;
        xor(first, lastByteOfEndMark, 0xC0);
        assertThat(JournalEnd.read(run, JournalKind.IN).problem())
                .hasMessageContaining("no end mark, although 20261121HX.cq4 follows");
        xor(first, lastByteOfEndMark, 0xC0);
        assertThat(JournalEnd.read(run, JournalKind.IN).problem()).isNull();
        Files.delete(ends.get(1).file());
        assertThat(JournalEnd.read(run, JournalKind.IN).problem())
                .hasMessageContaining("expected the next sequence without a gap");
    }

    @Test
    void shouldNoticeThatTheLastRecordLostItsExcerptHeader() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final FileEnd end = JournalEnd.read(run, JournalKind.IN).files().get(0);
        // Record 300 has 8 + 31 * 300 mod 249 = 95 bytes of message, 127 in all, so one changed byte makes its header
        // zero.
        final long header = end.position() - 132;
        xor(end.file(), header, 127);
        assertThat(JournalEnd.read(run, JournalKind.IN).problem())
                .hasMessageContaining("the journal ends here, but its header says that byte " + header)
                .hasMessageContaining("the last good sequence is 299");
    }

    @Test
    void shouldEndBeforeARecordThatAFullDiskDidNotTake() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final FileEnd end = JournalEnd.read(run, JournalKind.IN).files().get(0);
        // The store's header tells of record 300, but none of its bytes came to be.
        try (RandomAccessFile access = new RandomAccessFile(end.file().toFile(), "rw")) {
            access.seek(end.position() - 132);
            access.write(new byte[132]);
        }
        final JournalEnd read = JournalEnd.read(run, JournalKind.IN);
        assertThat(read.problem()).isNull();
        assertThat(read.lastSequence()).isEqualTo(299);
    }

    @Test
    void shouldNoticeAPageThatAPowerCutLostBeforeLaterOnes() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final Path file = JournalReader.filesOf(run.journal(JournalKind.IN)).get(0);
        final long lost = firstRecord(run) / 4_096 * 4_096 + 4_096;
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(lost);
            access.write(new byte[4_096]);
        }
        assertThat(JournalEnd.read(run, JournalKind.IN).problem()).isNotNull();
        // The record that reaches into the lost page is damaged; without it the page would look like the end of the
        // file.
        final long end = lastWholeExcerptEnd(run);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(end);
            access.write(new byte[(int) (lost - end)]);
            // The page with the store's header is of an earlier time, too.
            access.seek(QueueFormat.WRITE_POSITION_OFFSET);
            access.write(new byte[Long.BYTES]);
        }
        assertThat(JournalEnd.read(run, JournalKind.IN).problem())
                .hasMessageContaining("bytes after the end of the journal at byte " + end);
    }

    @Test
    void shouldDeliverNothingBehindDamage() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        xor(JournalReader.filesOf(run.journal(JournalKind.OUT)).get(0), firstRecord(run) + 40, 1);
        try (JournalReader reader = JournalReader.open(run.journal(JournalKind.OUT), JournalKind.OUT)) {
            assertThatThrownBy(reader::next).isInstanceOf(DamagedJournalException.class);
            assertThatThrownBy(reader::next).isInstanceOf(DamagedJournalException.class);
            assertThat(reader.records()).isZero();
        }
    }

    @Test
    void shouldSealAgainWhatWasKilledWhileItWasSealed() {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 20_000);
        final Manifest sealed = Sealer.sealCrashed(dir).get(0);
        ManifestFile.write(run.path(), Manifest.running(run.id(), Records.CREATED.toString(), Runs.IDENTITY));
        assertThat(Sealer.sealCrashed(dir)).containsExactly(sealed);
        assertThat(run.verify()).isEqualTo(sealed);
    }

    @Test
    void shouldNameTheDamageWhenACrashedRunIsSealed() throws IOException {
        final RunDirectory run = Runs.crashed(dir, Records.CREATED, 300);
        final Path file = JournalReader.filesOf(run.journal(JournalKind.IN)).get(0);
        final long first = firstRecord(run);
        xor(file, first + QueueFormat.next(0, Records.encode(new ExpandableArrayBuffer(), 1)) + 40, 1);
        final Manifest manifest = Sealer.sealCrashed(dir).get(0);
        assertThat(manifest.damage())
                .contains(file.toString())
                .contains("checksum")
                .contains("the last good sequence is 1");
        assertThat(manifest.end().events()).isEqualTo(1);
        assertThat(manifest.end().outputs()).isEqualTo(100);
        assertThatCode(run::verify).as("it stays as it was found").doesNotThrowAnyException();
    }

    private static long lastWholeExcerptEnd(final RunDirectory run) {
        long end = 0;
        try (JournalReader reader = JournalReader.open(run.journal(JournalKind.IN), JournalKind.IN)) {
            while (true) {
                reader.next();
                end = Long.parseLong(reader.place().substring(reader.place().lastIndexOf(' ') + 1));
                end = QueueFormat.next(end, reader.length());
            }
        } catch (final DamagedJournalException e) {
            return end;
        }
    }

    private static long firstRecord(final RunDirectory run) {
        final Path file = JournalReader.filesOf(run.journal(JournalKind.IN)).get(0);
        try (JournalFile walker = new JournalFile(file, false, FileWindow.newBytes())) {
            walker.next(0);
            return walker.excerptPosition();
        }
    }

    private static void xor(final Path file, final long position, final int mask) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(position);
            final int value = access.read();
            access.seek(position);
            access.write(value ^ mask);
        }
    }
}
