package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordHeaderTest {
    private static final long SEED = 32L;
    private static final int OFFSET = 24;

    @Test
    void shouldReadBackWhatWasWritten() {
        final UnsafeBuffer record = noise(RecordHeader.MAX_RECORD_LENGTH);
        final long hash = RecordHeader.encode(record, OFFSET, 100, 255, 65_535, Long.MAX_VALUE, -1);
        assertThat(RecordHeader.length(record, OFFSET)).isEqualTo(132);
        assertThat(RecordHeader.source(record, OFFSET)).isEqualTo(255);
        assertThat(RecordHeader.ordinal(record, OFFSET)).isEqualTo(65_535);
        assertThat(RecordHeader.sequence(record, OFFSET)).isEqualTo(Long.MAX_VALUE);
        assertThat(RecordHeader.timeNs(record, OFFSET)).isEqualTo(-1);
        assertThat(RecordHeader.hash(record, OFFSET)).isEqualTo(hash);
        assertThat(RecordHeader.isIntact(record, OFFSET, 132)).isTrue();
    }

    @Test
    void shouldLayOutItsBytesAsDocumented() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[64]);
        for (int i = 0; i < 9; i++) {
            record.putByte(RecordHeader.LENGTH + i, (byte) (i * 7 + 1));
        }
        RecordHeader.encode(record, 0, 9, 3, 2, 77, 1_700_000_000_000_000_001L);
        final StringBuilder hex = new StringBuilder();
        Hex.append(hex, record, 0, RecordHeader.LENGTH);
        // The hash was worked out by an independent program; it lies here with its lowest byte first.
        assertThat(hex)
                .hasToString("29000000" + "03" + "00" + "0200" + "4d00000000000000" + "01002a36fe9c9717"
                        + "17cc49ec34c8f7a3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 61, RecordHeader.MAX_MESSAGE_LENGTH})
    void shouldDetectEveryFlippedBit(final int messageLength) {
        final int length = RecordHeader.LENGTH + messageLength;
        final UnsafeBuffer record = noise(length);
        RecordHeader.encode(record, OFFSET, messageLength, 3, 1, 1_234_567, 1_700_000_000_000_000_001L);
        assertThat(RecordHeader.isIntact(record, OFFSET, length)).isTrue();
        for (int bit = 0; bit < length * Byte.SIZE; bit++) {
            flip(record, bit);
            assertThat(RecordHeader.isIntact(record, OFFSET, length))
                    .as("bit %d, seed %d", bit, SEED)
                    .isFalse();
            flip(record, bit);
        }
        assertThat(RecordHeader.isIntact(record, OFFSET, length)).isTrue();
    }

    @Test
    void shouldNotCoverBytesBesideTheRecord() {
        final UnsafeBuffer record = noise(50);
        RecordHeader.encode(record, OFFSET, 18, 0, 0, 1, 2);
        record.putByte(OFFSET - 1, (byte) ~record.getByte(OFFSET - 1));
        record.putByte(OFFSET + 50, (byte) ~record.getByte(OFFSET + 50));
        assertThat(RecordHeader.isIntact(record, OFFSET, 50)).isTrue();
    }

    @Test
    void shouldRefuseEveryOtherAvailableLength() {
        final UnsafeBuffer record = noise(RecordHeader.MAX_RECORD_LENGTH);
        RecordHeader.encode(record, OFFSET, 40, 0, 0, 1, 2);
        for (int available = -1; available <= RecordHeader.MAX_RECORD_LENGTH + 1; available++) {
            assertThat(RecordHeader.isIntact(record, OFFSET, available))
                    .as("available %d", available)
                    .isEqualTo(available == 72);
        }
    }

    @Test
    void shouldRefuseRecordsLongerThanAnyMessage() {
        final int messageLength = RecordHeader.MAX_MESSAGE_LENGTH + 1;
        final UnsafeBuffer record = noise(RecordHeader.LENGTH + messageLength);
        RecordHeader.encode(record, OFFSET, messageLength, 0, 0, 1, 2);
        assertThat(RecordHeader.isIntact(record, OFFSET, RecordHeader.LENGTH + messageLength))
                .isFalse();
    }

    @Test
    void shouldRefuseZeros() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        for (int available = 0; available <= RecordHeader.MAX_RECORD_LENGTH; available++) {
            assertThat(RecordHeader.isIntact(record, 0, available)).isFalse();
        }
    }

    private static void flip(final UnsafeBuffer record, final int bit) {
        final int index = OFFSET + bit / Byte.SIZE;
        record.putByte(index, (byte) (record.getByte(index) ^ 1 << bit % Byte.SIZE));
    }

    private static UnsafeBuffer noise(final int recordLength) {
        final byte[] bytes = new byte[OFFSET + recordLength + 8];
        new SplittableRandom(SEED).nextBytes(bytes);
        return new UnsafeBuffer(bytes);
    }
}
