package dev.lockstep.adapters.venue;

/** What becomes of the reports of a venue while its session is down. */
public enum ReportsWhileDown {
    /** They are lost; fills are told again when the venue lists itself. */
    LOST,
    /** They come once the session is up again, before the venue lists itself. */
    HELD
}
