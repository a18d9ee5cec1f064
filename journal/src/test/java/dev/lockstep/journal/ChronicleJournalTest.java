package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.RecordHeader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
    /** I7: what mapping the blocks of a million appends may allocate. */
    private static final long TOLERATED_BYTES = 64 * 1024;

    @TempDir
    Path dir;

    @Test
    void shouldReadBackEveryRecordByteForByte() {
        try (ChronicleJournalWriter writer = Records.writer(dir)) {
            Records.append(writer, 1, 20_000);
        }
        try (JournalReader reader = JournalReader.open(dir, JournalKind.IN)) {
            assertThat(Records.readAll(reader)).isEqualTo(20_000);
            assertThat(reader.records()).isEqualTo(20_000);
            assertThat(reader.lastSequence()).isEqualTo(20_000);
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldAppendFromDirectMemoryAndFromAnOffset() {
        final UnsafeBuffer heap = new UnsafeBuffer(new byte[512]);
        final int length = Records.encode(heap, 1);
        final UnsafeBuffer direct = new UnsafeBuffer(ByteBuffer.allocateDirect(512));
        direct.putBytes(100, heap, 0, length);
        try (ChronicleJournalWriter writer = Records.writer(dir)) {
            writer.append(direct, 100, length);
        }
        try (JournalReader reader = JournalReader.open(dir, JournalKind.IN)) {
            assertThat(Records.readAll(reader)).isEqualTo(1);
        }
    }

    @Test
    void shouldReadARunOverSeveralFilesAsOne() {
        try (ChronicleJournalWriter writer =
                new ChronicleJournalWriter(dir, Records.BLOCK_SIZE, Records.BLOCK_SIZE, Records.CREATED)) {
            Records.append(writer, 1, 30_000);
        }
        assertThat(JournalReader.filesOf(dir)).hasSizeGreaterThan(4);
        assertThat(JournalReader.filesOf(dir).get(0)).hasFileName("20261120HX.cq4");
        try (JournalReader reader = JournalReader.open(dir, JournalKind.IN)) {
            assertThat(Records.readAll(reader)).isEqualTo(30_000);
        }
    }

    @Test
    void shouldFollowALiveJournalAcrossFiles() {
        try (ChronicleJournalWriter writer =
                        new ChronicleJournalWriter(dir, Records.BLOCK_SIZE, Records.BLOCK_SIZE, Records.CREATED);
                JournalReader reader = JournalReader.openLive(dir, JournalKind.IN)) {
            assertThat(reader.next()).isFalse();
            for (long sequence = 1; sequence <= 20_000; sequence++) {
                Records.append(writer, sequence, sequence);
                if (sequence % 1_000 == 0) {
                    while (reader.next()) {
                        assertThat(RecordHeader.sequence(reader.buffer(), reader.offset()))
                                .isEqualTo(reader.records());
                    }
                    assertThat(reader.lastSequence()).isEqualTo(sequence);
                }
            }
        }
        assertThat(JournalReader.filesOf(dir)).hasSizeGreaterThan(2);
    }

    @Test
    void shouldRefuseAGapInInputsButNotInOutputs() {
        try (ChronicleJournalWriter writer = Records.writer(dir)) {
            Records.append(writer, 1, 5);
            Records.append(writer, 7, 9);
        }
        try (JournalReader reader = JournalReader.open(dir, JournalKind.IN)) {
            assertThatThrownBy(() -> Records.readAll(reader))
                    .isInstanceOf(DamagedJournalException.class)
                    .hasMessageContaining("sequence 7 after 5; expected the next sequence without a gap")
                    .hasMessageContaining("the last good sequence is 5");
        }
        try (JournalReader reader = JournalReader.open(dir, JournalKind.OUT)) {
            while (reader.next()) {
                assertThat(reader.lastSequence()).isNotEqualTo(6);
            }
            assertThat(reader.lastSequence()).isEqualTo(9);
        }
    }

    @Test
    void shouldRefuseRecordsOfImpossibleLengthAndStayUsable() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[1_024]);
        try (ChronicleJournalWriter writer = Records.writer(dir)) {
            assertThatThrownBy(() -> writer.append(record, 0, RecordHeader.MAX_RECORD_LENGTH + 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("289 bytes")
                    .hasMessageContaining("32 to 288");
            Records.append(writer, 1, 1);
        }
        try (JournalReader reader = JournalReader.open(dir, JournalKind.IN)) {
            assertThat(Records.readAll(reader)).isEqualTo(1);
        }
    }

    @Test
    void shouldAppendOnAnotherThreadThanTheOneThatOpenedEvenIfInterrupted() throws InterruptedException {
        try (ChronicleJournalWriter writer = Records.writer(dir)) {
            final Thread engine = new Thread(() -> {
                Thread.currentThread().interrupt();
                Records.append(writer, 1, 20_000);
            });
            engine.start();
            engine.join();
        }
        try (JournalReader reader = JournalReader.open(dir, JournalKind.IN)) {
            assertThat(Records.readAll(reader)).isEqualTo(20_000);
        }
    }

    @Test
    void shouldThrowWhenAppendedAfterClose() {
        final ChronicleJournalWriter writer = Records.writer(dir);
        writer.close();
        writer.close();
        assertThatThrownBy(() -> Records.append(writer, 1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void shouldAllocateOnlyForNewBlocks() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        final int length = Records.encode(record, 1);
        final long blockSize = 4L << 20;
        try (ChronicleJournalWriter writer =
                new ChronicleJournalWriter(dir, blockSize, JournalSettings.DEFAULT_ROLL_SIZE, Records.CREATED)) {
            for (int i = 0; i < 200_000; i++) {
                writer.append(record, 0, length);
            }
            final int appends = 1_000_000;
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < appends; i++) {
                writer.append(record, 0, length);
            }
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            final long blocks = appends * QueueFormat.next(0, length) / blockSize;
            assertThat(blocks).isGreaterThan(10);
            // About 700 bytes a block, and what the JVM does once on the way, which differs from run to run; an object
            // for each append would be 16 MB.
            assertThat(allocated).as("bytes for %d blocks", blocks).isLessThan(TOLERATED_BYTES);
        }
    }
}
