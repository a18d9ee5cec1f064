package dev.lockstep.bench;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.journal.JournalSettings;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * A Chronicle Queue as one would use it for bytes, without anything of ours: the floor under the journals. Block size, indexing and a clock that stands still are
 * those of the journals, so that the floor is not slower for other reasons.
 */
final class BareQueue implements AutoCloseable {
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final boolean asBytes;
    private final PointerBytesStore source = new PointerBytesStore();
    private final Bytes<?> payload = Bytes.allocateDirect(RecordHeader.MAX_RECORD_LENGTH);

    /**
     * A queue in an empty directory.
     *
     * @param asBytes whether to append by {@code writeBytes}, as our journals do, instead of the document context that the library's documentation shows
     */
    BareQueue(final Path directory, final boolean asBytes) {
        this.asBytes = asBytes;
        queue = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(SparseRollCycles.HUGE_DAILY_XSPARSE)
                .blockSize(JournalSettings.DEFAULT_BLOCK_SIZE)
                .timeProvider(() -> 0)
                .build();
        appender = queue.createAppender();
        while (payload.writeRemaining() > 0) {
            payload.writeByte((byte) payload.writePosition());
        }
    }

    void append(final int length) {
        if (asBytes) {
            source.set(payload.addressForRead(0), length);
            appender.writeBytes(source);
            return;
        }
        try (DocumentContext context = appender.writingDocument()) {
            context.wire().bytes().write(payload, 0L, length);
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
        payload.releaseLast();
    }
}
