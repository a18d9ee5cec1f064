package dev.lockstep.engine.calendar;

import java.util.List;

/**
 * A calendar as times of the UTC day; there are no time zones, so that what changes with summer time is the settings' matter.
 *
 * @param dayNs when a trading day begins, nanoseconds since midnight; or {@link SessionHours#NEVER} where days have no boundaries
 * @param sessions of instruments; none: all can be traded at any time
 */
public record CalendarSettings(long dayNs, List<SessionHours> sessions) {
    /** No boundaries at all. */
    public static final CalendarSettings NONE = new CalendarSettings(SessionHours.NEVER, List.of());

    /** Copies the list. */
    public CalendarSettings {
        sessions = List.copyOf(sessions);
    }
}
