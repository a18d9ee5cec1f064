package dev.lockstep.adapters.file;

import java.util.List;

/** Reads the lines of several day files, one file after the other; each is opened when the one before has ended. */
final class DayFilesReader implements RecordReader {
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    private final List<DayFile> days;
    private int nextDay;
    private LineReader current;

    /** @param days in their order, at least one; the first is opened at once */
    DayFilesReader(final List<DayFile> days) {
        this.days = days;
        openNext();
    }

    @Override
    public boolean next(final RawRecord record) {
        while (!current.next(record)) {
            if (nextDay == days.size()) {
                return false;
            }
            current.close();
            openNext();
        }
        return true;
    }

    @Override
    public void close() {
        current.close();
    }

    private void openNext() {
        final DayFile day = days.get(nextDay++);
        current = new LineReader(Recording.open(day.path()), day.date().toEpochDay() * NS_PER_DAY);
    }
}
