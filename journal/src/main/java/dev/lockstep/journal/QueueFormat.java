package dev.lockstep.journal;

/**
 * What this package knows of a Chronicle Queue 2026.4 file, as {@link ChronicleJournalWriter} configures it; little-endian.
 *
 * <p>A file is a row of excerpts: a four-byte header, so many bytes, and zeros up to the next multiple of four. The header's low 30 bits are the
 * length, bit 30 marks metadata, bit 31 an excerpt that is not complete. Zero is the end of what was written, and an
 * end mark says that the queue goes on in the next file. The first excerpt is the store's own header; two metadata excerpts with the (sparse)
 * index follow; everything after is records. An excerpt's header is stored after its bytes, so a killed process leaves a zero there and
 * at most one record's bytes behind it.
 */
final class QueueFormat {
    static final String FILE_SUFFIX = ".cq4";
    static final int HEADER_LENGTH = 4;
    static final int ALIGNMENT = 4;
    static final int NOT_COMPLETE = 0x8000_0000;
    static final int METADATA = 0x4000_0000;
    static final int LENGTH_MASK = 0x3FFF_FFFF;
    static final int END_MARK = NOT_COMPLETE | METADATA;
    /** Behind an end mark stand the letters EOF in Chronicle's encoding. */
    static final int END_MARK_TEXT_LENGTH = 4;

    /** Longest store header, bytes; it is about 200. */
    static final int MAX_STORE_HEADER_LENGTH = 4096;
    /** An index excerpt holds one long per entry, and a name and two counts in front. */
    static final int INDEX_LENGTH = ChronicleJournalWriter.ROLL_CYCLE.defaultIndexCount() * Long.BYTES;

    static final int MAX_INDEX_LENGTH = INDEX_LENGTH + 64;

    /** The field of the store header that tells the position of the last excerpt; its name and its value. */
    static final String WRITE_POSITION_NAME = "writePosition";

    static final int WRITE_POSITION_NAME_OFFSET = 28;
    static final int WRITE_POSITION_OFFSET = 64;

    private QueueFormat() {}

    static long next(final long position, final int length) {
        return (position + HEADER_LENGTH + length + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
