package dev.lockstep.engine.settings;

import dev.lockstep.config.Problems;
import dev.lockstep.engine.calendar.SessionHours;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times of the UTC day as they stand in a configuration, hours and minutes, and seconds if need be. */
final class UtcTime {
    private UtcTime() {}

    /** Whether a text is such a time; reported if not. */
    static boolean check(final String key, final String text, final Problems problems) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (final DateTimeParseException e) {
            problems.add(
                    key, "is '" + text + "'; it must be a time of the UTC day such as \"13:30\", from 00:00 to 23:59");
            return false;
        }
    }

    /** Nanoseconds since midnight. */
    static long nanos(final String text) {
        return LocalTime.parse(text).toNanoOfDay();
    }

    /** Nanoseconds since midnight, or {@link SessionHours#NEVER} of none. */
    static long nanos(final Optional<String> text) {
        return text.map(UtcTime::nanos).orElse(SessionHours.NEVER);
    }
}
