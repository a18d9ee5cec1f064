package dev.lockstep.engine.calendar;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/**
 * When some instruments can be traded on the days of a week: a session within one UTC day. Times are nanoseconds since midnight.
 *
 * @param instruments indexes, each told of its session by events of its own; {@link #EVERY_INSTRUMENT} for all at once
 * @param openNs when it opens
 * @param closingNs when orders at the close go out, between open and close; or {@link #NEVER}
 * @param closeNs when it closes, after the open
 * @param days on which there is a session; at least one
 */
public record SessionHours(List<Integer> instruments, long openNs, long closingNs, long closeNs, Set<DayOfWeek> days) {
    /** The index that means all instruments. */
    public static final int EVERY_INSTRUMENT = -1;
    /** Of a point that a session lacks. */
    public static final long NEVER = -1;

    /** Copies the lists. */
    public SessionHours {
        instruments = List.copyOf(instruments);
        days = Set.copyOf(days);
        if (instruments.isEmpty() || days.isEmpty() || openNs < 0 || closeNs <= openNs) {
            throw new IllegalArgumentException("a session has instruments and days and closes after it opens");
        }
        if (closingNs != NEVER && (closingNs <= openNs || closingNs >= closeNs)) {
            throw new IllegalArgumentException("a session's last orders go out between its open and its close");
        }
    }

    boolean isOn(final DayOfWeek day) {
        return days.contains(day);
    }

    /** Whether it has opened before a time of a day and closes later; at either point itself the event is still to come. */
    boolean isUnderWay(final DayOfWeek day, final long timeOfDayNs) {
        return isOn(day) && openNs < timeOfDayNs && timeOfDayNs <= closeNs;
    }
}
