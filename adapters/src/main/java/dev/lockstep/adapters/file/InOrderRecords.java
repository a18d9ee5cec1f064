package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;

/** Takes records as they come and refuses a step back in time. */
final class InOrderRecords implements TimedRecords {
    private final RecordReader reader;
    private final RecordFormat format;
    private long lastTimeNs = Long.MIN_VALUE;

    InOrderRecords(final RecordReader reader, final RecordFormat format) {
        this.reader = reader;
        this.format = format;
    }

    @Override
    public boolean next(final RawRecord record) {
        if (!reader.next(record)) {
            return false;
        }
        final long timeNs = format.timeNs(record);
        if (timeNs < lastTimeNs) {
            throw new BadDataException(
                    record.place(),
                    "time goes backwards, from " + lastTimeNs + " to " + timeNs
                            + " ns; sort the file, or set time order REORDER with a window of at least "
                            + (lastTimeNs - timeNs) + " ns");
        }
        lastTimeNs = timeNs;
        record.timeNs = timeNs;
        return true;
    }

    @Override
    public long reordered() {
        return 0;
    }
}
