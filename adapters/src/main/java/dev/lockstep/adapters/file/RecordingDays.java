package dev.lockstep.adapters.file;

/** Days that a recording may be of: years that engine time, nanoseconds since 1970, reaches, and in which eight digits of a file's name are taken for a date. */
public final class RecordingDays {
    /** The first year. */
    public static final int FIRST_YEAR = 1970;
    /** The last year. */
    public static final int LAST_YEAR = 2100;

    private RecordingDays() {}

    /** Whether a recording may be of a year. */
    public static boolean include(final int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
