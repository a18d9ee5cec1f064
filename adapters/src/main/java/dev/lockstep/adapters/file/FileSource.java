package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.List;

/**
 * A recording as a source of history: what all formats have in common. It reads one record ahead, decodes it into a
 * queue of messages, and deals with bad records and with time that goes backwards as the settings say. Reads no clock
 * and nothing but the file.
 *
 * <p>For one thread. All methods that read throw {@link BadDataException} with file, line or byte offset; after that
 * the source is of no more use.
 */
public abstract class FileSource implements HistorySource {
    /** A file whose first records are all bad is of another format, whatever the settings say of single bad records. */
    static final int MAX_BAD_BEFORE_FIRST_GOOD = 100;

    private final FileSourceSettings settings;
    private final RecordReader reader;
    private final RecordFormat format;
    private final TimedRecords records;
    private final RawRecord record = new RawRecord();
    private final MessageQueue queue = new MessageQueue();
    private final ProblemLog problems = new ProblemLog();
    private long decoded;
    private boolean isAtEnd;

    FileSource(final FileSourceSettings settings, final RecordReader reader, final RecordFormat format) {
        this.settings = settings;
        this.reader = reader;
        this.format = format;
        this.records = settings.timeOrder() == TimeOrder.FAIL
                ? new InOrderRecords(reader, format)
                : new ReorderedRecords(reader, format, settings.reorderWindowNs());
    }

    @Override
    public final long nextTimeNs() {
        while (queue.isEmpty() && !isAtEnd) {
            advance();
        }
        return queue.isEmpty() ? NO_MORE : queue.timeNs();
    }

    @Override
    public final boolean deliver(final MessageSink sink) {
        format.prepare(queue);
        if (!sink.offer(queue.buffer(), queue.offset(), queue.length())) {
            return false;
        }
        queue.pop();
        return true;
    }

    @Override
    public final long skipped() {
        return problems.skipped();
    }

    @Override
    public final long reordered() {
        return records.reordered();
    }

    /** Records decoded so far, those that mean no message included. */
    public final long decoded() {
        return decoded;
    }

    /** The first few problems, each with its place: for the report. */
    public final List<String> problems() {
        return problems.kept();
    }

    @Override
    public final void close() {
        isAtEnd = true;
        queue.clear();
        reader.close();
    }

    private void advance() {
        try {
            if (records.next(record)) {
                format.decode(record, queue);
                decoded++;
            } else {
                end();
            }
        } catch (final BadRecord bad) {
            queue.clear();
            reject(bad);
        }
    }

    private void reject(final BadRecord bad) {
        if (settings.onBadRecord() == OnBadRecord.FAIL) {
            throw new BadDataException(
                    record.place(), bad.getMessage() + "; correct the record, or set bad records to be skipped");
        }
        problems.skip(record.place(), bad.getMessage());
        if (decoded == 0 && problems.skipped() >= MAX_BAD_BEFORE_FIRST_GOOD) {
            throw wrongFormat();
        }
    }

    private void end() {
        isAtEnd = true;
        if (decoded == 0 && problems.skipped() > 0) {
            throw wrongFormat();
        }
        format.end(problems);
    }

    private BadDataException wrongFormat() {
        return new BadDataException(
                settings.path().toString(),
                "none of the first " + problems.skipped() + " records is of format " + settings.format()
                        + "; the first problem is " + problems.kept().get(0));
    }
}
