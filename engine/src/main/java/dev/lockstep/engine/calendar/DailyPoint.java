package dev.lockstep.engine.calendar;

import dev.lockstep.codecs.sbe.BoundaryKind;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A boundary that comes again every day, or on some days of the week.
 *
 * @param timeOfDayNs nanoseconds since midnight UTC
 * @param kind what it is
 * @param days on which it comes
 * @param instruments that are told, in this order
 */
record DailyPoint(long timeOfDayNs, BoundaryKind kind, Set<DayOfWeek> days, int[] instruments) {
    private static final int[] ALL = {SessionHours.EVERY_INSTRUMENT};

    /** At one instant what ends goes before the new day, and that before what begins. */
    private static final List<BoundaryKind> ORDER =
            List.of(BoundaryKind.SESSION_CLOSE, BoundaryKind.DAY, BoundaryKind.SESSION_OPEN, BoundaryKind.CLOSING);

    /** The points of a day by time; at equal times by kind, then as configured. */
    static DailyPoint[] of(final CalendarSettings settings) {
        final List<DailyPoint> points = new ArrayList<>();
        if (settings.dayNs() != SessionHours.NEVER) {
            points.add(new DailyPoint(settings.dayNs(), BoundaryKind.DAY, Set.of(DayOfWeek.values()), ALL));
        }
        for (final SessionHours session : settings.sessions()) {
            points.add(of(session, BoundaryKind.SESSION_OPEN, session.openNs()));
            if (session.closingNs() != SessionHours.NEVER) {
                points.add(of(session, BoundaryKind.CLOSING, session.closingNs()));
            }
            points.add(of(session, BoundaryKind.SESSION_CLOSE, session.closeNs()));
        }
        points.sort(Comparator.comparingLong(DailyPoint::timeOfDayNs)
                .thenComparingInt(point -> ORDER.indexOf(point.kind())));
        return points.toArray(DailyPoint[]::new);
    }

    /** What a session is told at a start, of the state that it is in. */
    static DailyPoint[] atStart(final CalendarSettings settings, final DayOfWeek day, final long timeOfDayNs) {
        return settings.sessions().stream()
                .map(session -> of(
                        session,
                        session.isUnderWay(day, timeOfDayNs) ? BoundaryKind.SESSION_OPEN : BoundaryKind.SESSION_CLOSE,
                        timeOfDayNs))
                .toArray(DailyPoint[]::new);
    }

    private static DailyPoint of(final SessionHours session, final BoundaryKind kind, final long timeOfDayNs) {
        return new DailyPoint(
                timeOfDayNs,
                kind,
                session.days(),
                session.instruments().stream().mapToInt(Integer::intValue).toArray());
    }
}
