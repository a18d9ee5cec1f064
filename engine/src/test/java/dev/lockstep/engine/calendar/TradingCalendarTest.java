package dev.lockstep.engine.calendar;

import static dev.lockstep.engine.calendar.SessionHours.EVERY_INSTRUMENT;
import static dev.lockstep.engine.calendar.SessionHours.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Boundaries of hand-worked days; 2026-01-02 is a Friday. */
class TradingCalendarTest {
    private static final Set<DayOfWeek> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final CalendarSettings DAYS = new CalendarSettings(0, List.of());
    private static final CalendarSettings SHARES = new CalendarSettings(
            0,
            List.of(new SessionHours(List.of(EVERY_INSTRUMENT), at("13:30"), at("19:55"), at("20:00"), WORKING_DAYS)));

    @Test
    void shouldHaveNoBoundariesIfNoneAreConfigured() {
        assertThat(TradingCalendar.none().nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    @Test
    void shouldBeginEachDayOfAGapAtItsOwnTime() {
        assertThat(told(DAYS, "2026-01-02T09:00:00Z", 4))
                .containsExactly(
                        "2026-01-03T00:00:00Z DAY -1 2026-01-03",
                        "2026-01-04T00:00:00Z DAY -1 2026-01-04",
                        "2026-01-05T00:00:00Z DAY -1 2026-01-05",
                        "2026-01-06T00:00:00Z DAY -1 2026-01-06");
    }

    @Test
    void shouldTellABoundaryOnWhichTheRunStarts() {
        assertThat(told(DAYS, "2026-01-03T00:00:00Z", 1)).containsExactly("2026-01-03T00:00:00Z DAY -1 2026-01-03");
        assertThat(told(DAYS, "2026-01-03T00:00:00.000000001Z", 1))
                .containsExactly("2026-01-04T00:00:00Z DAY -1 2026-01-04");
    }

    @Test
    void shouldTellThatASessionIsClosedAtAStartBeforeItsOpen() {
        assertThat(told(SHARES, "2026-01-02T09:00:00Z", 4))
                .containsExactly(
                        "2026-01-02T09:00:00Z SESSION_CLOSE -1 2026-01-02",
                        "2026-01-02T13:30:00Z SESSION_OPEN -1 2026-01-02",
                        "2026-01-02T19:55:00Z CLOSING -1 2026-01-02",
                        "2026-01-02T20:00:00Z SESSION_CLOSE -1 2026-01-02");
    }

    @Test
    void shouldTellThatASessionIsOpenAtAStartInItsMiddle() {
        assertThat(told(SHARES, "2026-01-02T19:57:00Z", 2))
                .containsExactly(
                        "2026-01-02T19:57:00Z SESSION_OPEN -1 2026-01-02",
                        "2026-01-02T20:00:00Z SESSION_CLOSE -1 2026-01-02");
    }

    @Test
    void shouldOpenAndCloseAtAStartThatIsTheBoundaryItself() {
        assertThat(told(SHARES, "2026-01-02T13:30:00Z", 2))
                .containsExactly(
                        "2026-01-02T13:30:00Z SESSION_CLOSE -1 2026-01-02",
                        "2026-01-02T13:30:00Z SESSION_OPEN -1 2026-01-02");
        assertThat(told(SHARES, "2026-01-02T20:00:00Z", 3))
                .containsExactly(
                        "2026-01-02T20:00:00Z SESSION_OPEN -1 2026-01-02",
                        "2026-01-02T20:00:00Z SESSION_CLOSE -1 2026-01-02",
                        "2026-01-03T00:00:00Z DAY -1 2026-01-03");
    }

    @Test
    void shouldHaveDaysButNoSessionsAtAWeekend() {
        assertThat(told(SHARES, "2026-01-02T21:00:00Z", 5))
                .containsExactly(
                        "2026-01-02T21:00:00Z SESSION_CLOSE -1 2026-01-02",
                        "2026-01-03T00:00:00Z DAY -1 2026-01-03",
                        "2026-01-04T00:00:00Z DAY -1 2026-01-04",
                        "2026-01-05T00:00:00Z DAY -1 2026-01-05",
                        "2026-01-05T13:30:00Z SESSION_OPEN -1 2026-01-05");
        assertThat(told(SHARES, "2026-01-03T15:00:00Z", 1))
                .containsExactly("2026-01-03T15:00:00Z SESSION_CLOSE -1 2026-01-03");
    }

    /** One market closes at the instant at which the day begins and another opens. */
    @Test
    void shouldEndBeforeItBeginsAtOneInstant() {
        final CalendarSettings settings = new CalendarSettings(
                at("12:00"),
                List.of(
                        new SessionHours(List.of(2, 0), at("12:00"), NEVER, at("18:00"), WORKING_DAYS),
                        new SessionHours(List.of(1), at("06:00"), NEVER, at("12:00"), WORKING_DAYS)));
        assertThat(told(settings, "2026-01-02T11:00:00Z", 8))
                .containsExactly(
                        "2026-01-02T11:00:00Z SESSION_CLOSE 2 2026-01-02",
                        "2026-01-02T11:00:00Z SESSION_CLOSE 0 2026-01-02",
                        "2026-01-02T11:00:00Z SESSION_OPEN 1 2026-01-02",
                        "2026-01-02T12:00:00Z SESSION_CLOSE 1 2026-01-02",
                        "2026-01-02T12:00:00Z DAY -1 2026-01-02",
                        "2026-01-02T12:00:00Z SESSION_OPEN 2 2026-01-02",
                        "2026-01-02T12:00:00Z SESSION_OPEN 0 2026-01-02",
                        "2026-01-02T18:00:00Z SESSION_CLOSE 2 2026-01-02");
    }

    @Test
    void shouldKeepABoundaryThatTheSinkRefused() {
        final TradingCalendar calendar = new TradingCalendar(DAYS, nanos("2026-01-02T09:00:00Z"));
        assertThat(calendar.deliver(calendar.nextTimeNs(), (buffer, offset, length) -> false))
                .isFalse();
        assertThat(next(calendar)).isEqualTo("2026-01-03T00:00:00Z DAY -1 2026-01-03");
    }

    /** Three centuries of days and sessions. */
    @Test
    void shouldNotAllocatePerBoundary() {
        final TradingCalendar calendar = new TradingCalendar(SHARES, 0);
        final MessageSink sink = (buffer, offset, length) -> true;
        deliver(calendar, 50_000, sink);
        final long before = allocated();
        deliver(calendar, 250_000, sink);
        assertThat(allocated() - before).as("bytes").isLessThan(64 * 1024);
        assertThat(calendar.nextTimeNs()).as("there were as many").isNotEqualTo(HistorySource.NO_MORE);
    }

    private static void deliver(final TradingCalendar calendar, final int count, final MessageSink sink) {
        for (int i = 0; i < count; i++) {
            calendar.deliver(calendar.nextTimeNs(), sink);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void shouldEndBeforeTimesOverflow() {
        final TradingCalendar calendar = new TradingCalendar(DAYS, nanos("2262-04-09T12:00:00Z"));
        assertThat(next(calendar)).isEqualTo("2262-04-10T00:00:00Z DAY -1 2262-04-10");
        assertThat(calendar.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    private static List<String> told(final CalendarSettings settings, final String start, final int count) {
        final TradingCalendar calendar = new TradingCalendar(settings, nanos(start));
        final List<String> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(next(calendar));
        }
        return told;
    }

    private static String next(final TradingCalendar calendar) {
        final long timeNs = calendar.nextTimeNs();
        final List<String> told = new ArrayList<>();
        calendar.deliver(timeNs, (buffer, offset, length) -> {
            final CalendarBoundaryDecoder boundary =
                    new CalendarBoundaryDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            assertThat(boundary.exchangeTimeNs()).isEqualTo(timeNs);
            return told.add(Instant.ofEpochSecond(0, timeNs) + " " + boundary.kind() + " " + boundary.instrument() + " "
                    + LocalDate.ofEpochDay(boundary.day()));
        });
        return told.get(0);
    }

    private static long at(final String timeOfDay) {
        return LocalTime.parse(timeOfDay).toNanoOfDay();
    }

    private static long nanos(final String instant) {
        final Instant time = Instant.parse(instant);
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
