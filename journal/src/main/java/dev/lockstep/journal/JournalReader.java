package dev.lockstep.journal;

import dev.lockstep.codecs.RecordHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/**
 * Reads the records of one journal in order, and only whole ones: every checksum, length and sequence is verified, and the
 * file's structure between them. It reads the queue's files itself, with plain file reads, because Chronicle's own tailer maps
 * a file before it knows that it is sane, and a damaged one can end the JVM.
 *
 * <p>The last excerpt of a killed process, never finished, is not damage: the journal ends before it. Used by one thread.
 */
public final class JournalReader implements AutoCloseable {
    private final Path directory;
    private final JournalKind kind;
    private final boolean isLive;
    private final ByteBuffer windowBytes = FileWindow.newBytes();

    private final List<FileEnd> ends = new ArrayList<>();

    private List<Path> files;
    private int fileIndex;
    private JournalFile current;
    private boolean isClosed;
    private DamagedJournalException problem;
    private long lastSequence = DamagedJournalException.NO_SEQUENCE;
    private long records;

    private JournalReader(final Path directory, final JournalKind kind, final boolean isLive) {
        this.directory = directory;
        this.kind = kind;
        this.isLive = isLive;
        this.files = filesOf(directory);
    }

    /**
     * Opens a journal that no process writes any more.
     *
     * @throws UncheckedIOException if the directory can't be listed
     */
    public static JournalReader open(final Path directory, final JournalKind kind) {
        return new JournalReader(directory, kind, false);
    }

    /** Opens a journal that may be written meanwhile: {@link #next} is false at the last whole record and may be true later. */
    public static JournalReader openLive(final Path directory, final JournalKind kind) {
        return new JournalReader(directory, kind, true);
    }

    /** The files of a journal, in order. */
    static List<Path> filesOf(final Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new DamagedJournalException(
                    directory,
                    DamagedJournalException.NO_POSITION,
                    DamagedJournalException.NO_SEQUENCE,
                    "there is no such directory, which every run has");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(QueueFormat.FILE_SUFFIX))
                    .sorted()
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException("can't list the journal " + directory, e);
        }
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end
     * @throws DamagedJournalException if what comes next is not what was written; and again on every later call, as nothing behind it can
     *     be trusted
     * @throws UncheckedIOException if a file can't be read
     */
    public boolean next() {
        if (problem != null) {
            throw problem;
        }
        if (isClosed) {
            throw new IllegalStateException("the reader of " + directory + " is closed");
        }
        try {
            return advance();
        } catch (final DamagedJournalException e) {
            problem = e;
            throw e;
        }
    }

    /** The buffer that holds the present record; valid until the next call of {@link #next}. */
    public DirectBuffer buffer() {
        return current.buffer();
    }

    /** Where the present record starts in {@link #buffer}. */
    public int offset() {
        return current.offset();
    }

    /** Length of the present record with its header, bytes. */
    public int length() {
        return current.length();
    }

    /** Sequence of the last record read, or {@link DamagedJournalException#NO_SEQUENCE} before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Records read so far. */
    public long records() {
        return records;
    }

    /** Where the reading stands, for messages: file and byte. */
    public String place() {
        return current == null ? directory.toString() : current.file() + " at byte " + current.excerptPosition();
    }

    /** The files that were read to their end, and where that is. */
    List<FileEnd> ends() {
        return List.copyOf(ends);
    }

    @Override
    public void close() {
        isClosed = true;
        if (current != null) {
            current.close();
        }
    }

    private boolean advance() {
        while (current != null || openNext()) {
            if (current.next(lastSequence)) {
                check();
                return true;
            }
            if (!moveOn()) {
                return false;
            }
        }
        return false;
    }

    private void check() {
        if (!isIntact() && isLive) {
            current.reread(lastSequence);
        }
        if (!isIntact()) {
            throw damaged("a record of " + length() + " bytes whose length or checksum does not fit its bytes");
        }
        final long sequence = RecordHeader.sequence(current.buffer(), current.offset());
        if (records > 0 && !kind.mayFollow(lastSequence, sequence)) {
            throw damaged("sequence " + sequence + " after " + lastSequence + "; expected " + kind.sequenceRule());
        }
        lastSequence = sequence;
        records++;
    }

    private boolean isIntact() {
        return RecordHeader.isIntact(current.buffer(), current.offset(), current.length());
    }

    private boolean moveOn() {
        if (isLive && current.hasEndMark()) {
            files = filesOf(directory);
        }
        if (!isLive && ends.size() < fileIndex) {
            ends.add(new FileEnd(current.file(), current.endPosition()));
        }
        final boolean hasNext = fileIndex < files.size();
        if (hasNext && !current.hasEndMark()) {
            if (isLive) {
                return false;
            }
            throw current.damaged(
                    current.endPosition(),
                    lastSequence,
                    "no end mark, although " + files.get(fileIndex).getFileName() + " follows");
        }
        return hasNext && openNext();
    }

    private boolean openNext() {
        if (isLive && fileIndex >= files.size()) {
            files = filesOf(directory);
        }
        if (fileIndex >= files.size()) {
            return false;
        }
        if (current != null) {
            current.close();
        }
        current = new JournalFile(files.get(fileIndex++), isLive, windowBytes);
        return true;
    }

    private DamagedJournalException damaged(final String found) {
        return current.damaged(current.excerptPosition(), lastSequence, found);
    }
}
