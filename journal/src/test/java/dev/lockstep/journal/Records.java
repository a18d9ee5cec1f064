package dev.lockstep.journal;

import dev.lockstep.codecs.RecordHeader;
import java.nio.file.Path;
import java.time.Instant;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Records whose every byte follows from their sequence, so that a reader can tell that it got the right one. */
final class Records {
    static final Instant CREATED = Instant.parse("2026-11-20T18:54:00Z");
    static final long BLOCK_SIZE = 1L << 20;

    private Records() {}

    static int encode(final MutableDirectBuffer buffer, final long sequence) {
        final int messageLength = 8 + (int) (sequence * 31 % (RecordHeader.MAX_MESSAGE_LENGTH - 7));
        for (int i = 0; i < messageLength; i++) {
            buffer.putByte(RecordHeader.LENGTH + i, (byte) (sequence * 7 + i));
        }
        // The template id stands in the second field of the SBE header.
        buffer.putShort(RecordHeader.LENGTH + 2, (short) (sequence % 3 + 1));
        RecordHeader.encode(buffer, 0, messageLength, 1, 0, sequence, sequence * 1_000);
        return RecordHeader.LENGTH + messageLength;
    }

    static void append(final ChronicleJournalWriter writer, final long first, final long last) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        for (long sequence = first; sequence <= last; sequence++) {
            writer.append(record, 0, encode(record, sequence));
        }
    }

    static ChronicleJournalWriter writer(final Path directory) {
        return new ChronicleJournalWriter(directory, BLOCK_SIZE, JournalSettings.DEFAULT_ROLL_SIZE, CREATED);
    }

    static boolean isRecord(final DirectBuffer buffer, final int offset, final int length, final long sequence) {
        final UnsafeBuffer expected = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        final int expectedLength = encode(expected, sequence);
        return new UnsafeBuffer(buffer, offset, length).equals(new UnsafeBuffer(expected, 0, expectedLength));
    }

    /** Reads to the end and checks each record against its sequence, which count from one; the last sequence is returned. */
    static long readAll(final JournalReader reader) {
        long last = 0;
        while (reader.next()) {
            last++;
            if (!isRecord(reader.buffer(), reader.offset(), reader.length(), last)) {
                throw new AssertionError("record " + last + " differs at " + reader.place());
            }
        }
        return last;
    }
}
