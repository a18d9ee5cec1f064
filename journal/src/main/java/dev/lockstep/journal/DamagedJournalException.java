package dev.lockstep.journal;

import java.nio.file.Path;

/** A journal, manifest or epoch file is not as it was written. Says where, what was found, and how far the reading was good. */
public final class DamagedJournalException extends RuntimeException {
    /** Says that no record was good before the damage, or that the damaged file holds no records. */
    public static final long NO_SEQUENCE = -1;
    /** Says that the damage has no one place in the file. */
    public static final long NO_POSITION = -1;

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long position;
    private final long lastGoodSequence;

    /**
     * @param file the damaged file
     * @param position byte offset in it, or {@link #NO_POSITION}
     * @param lastGoodSequence sequence of the last whole record before the damage, or {@link #NO_SEQUENCE}
     * @param found what was found there and what was expected
     */
    public DamagedJournalException(
            final Path file, final long position, final long lastGoodSequence, final String found) {
        super(describe(file, position, lastGoodSequence, found));
        this.file = file;
        this.position = position;
        this.lastGoodSequence = lastGoodSequence;
    }

    /** The damaged file; null after serialisation. */
    public Path file() {
        return file;
    }

    /** Byte offset of the damage, or {@link #NO_POSITION}. */
    public long position() {
        return position;
    }

    /** Sequence of the last whole record before the damage, or {@link #NO_SEQUENCE}. */
    public long lastGoodSequence() {
        return lastGoodSequence;
    }

    private static String describe(
            final Path file, final long position, final long lastGoodSequence, final String found) {
        final String at = position == NO_POSITION ? "" : " at byte " + position;
        final String after = lastGoodSequence == NO_SEQUENCE ? "" : "; the last good sequence is " + lastGoodSequence;
        return file + at + " is damaged: " + found + after;
    }
}
