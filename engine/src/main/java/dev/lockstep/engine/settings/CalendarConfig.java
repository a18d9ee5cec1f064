package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.calendar.CalendarSettings;
import dev.lockstep.engine.calendar.SessionHours;
import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The section {@code calendar}: where days begin and sessions open and close, in UTC.
 *
 * @param day when a trading day begins
 * @param sessions of instruments
 */
public record CalendarConfig(
        @Doc(
                "UTC time of day at which a trading day begins, such as \"00:00\": daily losses and order-to-trade ratios start"
                        + " anew, and orders for the day end. Absent: a run is one day")
        Optional<String> day,

        @Doc("When instruments can be traded, in UTC, each within one UTC day. An instrument without an entry can be"
                + " traded at any time. Leave it out where the recording brings sessions of its own, as ITCH does")
        List<SessionConfig> sessions)
        implements Validated {
    @Override
    public void validate(final Problems problems) {
        day.ifPresent(text -> UtcTime.check("day", text, problems));
        final Set<String> named = new HashSet<>();
        for (int i = 0; i < sessions.size(); i++) {
            final List<String> instruments = sessions.get(i).instruments();
            if (instruments.isEmpty() && sessions.size() > 1) {
                problems.add(
                        "sessions[" + i + "]",
                        "names no instruments, so it is that of all; then there can be no other session");
            }
            for (int j = 0; j < instruments.size(); j++) {
                if (!named.add(instruments.get(j))) {
                    problems.add(
                            "sessions[" + i + "].instruments[" + j + "]",
                            "is " + instruments.get(j)
                                    + ", which has a session already; an instrument has one at most");
                }
            }
        }
    }

    /**
     * The calendar; only of one that is sound.
     *
     * @param indexOf index of a symbol
     */
    public CalendarSettings settings(final ToIntFunction<String> indexOf) {
        return new CalendarSettings(
                UtcTime.nanos(day),
                sessions.stream().map(session -> session.hours(indexOf)).toList());
    }

    /**
     * A session that comes again on days of the week.
     *
     * @param instruments symbols; empty for all
     * @param open when it opens
     * @param closing when orders at the close go out
     * @param close when it closes
     * @param days on which there is one
     */
    public record SessionConfig(
            @Doc("Symbols; absent: every instrument") List<String> instruments,

            @Doc("UTC time of day at which the session opens, such as \"13:30\"")
            String open,

            @Doc(
                    "UTC time of day at which orders at the close go out, between open and close; absent: they never do, and"
                            + " expire at the close")
            Optional<String> closing,

            @Doc("UTC time of day at which the session closes, after the open")
            String close,

            @Doc("Days of the week, in UTC, on which there is a session")
            @Default("[monday, tuesday, wednesday, thursday, friday]")
            List<DayOfWeek> days)
            implements Validated {
        @Override
        public void validate(final Problems problems) {
            final boolean isClosingTime = closing.isEmpty() || UtcTime.check("closing", closing.get(), problems);
            final boolean isOpenTime = UtcTime.check("open", open, problems);
            if (UtcTime.check("close", close, problems) && isOpenTime && isClosingTime) {
                order(problems);
            }
            if (days.isEmpty()) {
                problems.add("days", "is empty; name at least one day, monday to sunday");
            }
        }

        private void order(final Problems problems) {
            if (UtcTime.nanos(close) <= UtcTime.nanos(open)) {
                problems.add(
                        "close",
                        "is " + close + ", which is not after open, " + open + "; a session is within a UTC day");
            } else if (closing.isPresent()
                    && (UtcTime.nanos(closing) <= UtcTime.nanos(open)
                            || UtcTime.nanos(closing) >= UtcTime.nanos(close))) {
                problems.add(
                        "closing",
                        "is " + closing.get() + "; it must be between open, " + open + ", and close, " + close);
            }
        }

        private SessionHours hours(final ToIntFunction<String> indexOf) {
            final List<Integer> indexes = instruments.isEmpty()
                    ? List.of(SessionHours.EVERY_INSTRUMENT)
                    : instruments.stream().map(indexOf::applyAsInt).toList();
            return new SessionHours(
                    indexes, UtcTime.nanos(open), UtcTime.nanos(closing), UtcTime.nanos(close), Set.copyOf(days));
        }
    }
}
