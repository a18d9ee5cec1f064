package dev.lockstep.engine.calendar;

import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.time.DayOfWeek;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The boundaries of a calendar from a start on, one after the other. A pure function of settings and start: the ingress takes each in when engine time has come to it, so the core knows no clock and a replay no calendar. Used on the
 * ingress thread; allocates nothing per boundary.
 *
 * <p>At the start each session tells the state that it is in, SESSION_OPEN or SESSION_CLOSE, since the core takes an instrument that it has heard nothing of for open. A boundary at the start itself comes after that. At one instant an
 * instrument is told of two boundaries at most, its state at a start and a point of its day; besides, all are told of the day.
 */
public final class TradingCalendar {
    private static final long DAY_NS = 86_400_000_000_000L;
    /** The last whole day before nanoseconds since the epoch overflow. */
    private static final int LAST_DAY = (int) (Long.MAX_VALUE / DAY_NS) - 1;

    private static final DayOfWeek[] WEEK = DayOfWeek.values();
    /** 1970-01-01 was a Thursday. */
    private static final int EPOCH_WEEKDAY = DayOfWeek.THURSDAY.ordinal();

    private final DailyPoint[] daily;
    private final long startNs;
    private final UnsafeBuffer message =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + CalendarBoundaryEncoder.BLOCK_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CalendarBoundaryEncoder boundary = new CalendarBoundaryEncoder();

    /** What is gone through now: what is told at the start, then the points of each day. */
    private DailyPoint[] points;

    private int day;
    private int point;
    private int instrument;
    private long nextNs;

    /**
     * The boundaries from a time on.
     *
     * @param startNs nanoseconds since the epoch, not negative
     */
    public TradingCalendar(final CalendarSettings settings, final long startNs) {
        this.startNs = startNs;
        day = (int) (startNs / DAY_NS);
        daily = DailyPoint.of(settings);
        points = DailyPoint.atStart(settings, weekday(day), startNs % DAY_NS);
        nextNs = points.length == 0 ? firstDaily() : startNs;
    }

    /** One that has no boundaries. */
    public static TradingCalendar none() {
        return new TradingCalendar(CalendarSettings.NONE, 0);
    }

    /** Engine time of the next boundary, nanoseconds since the epoch, or {@link HistorySource#NO_MORE}. */
    public long nextTimeNs() {
        return nextNs;
    }

    /**
     * Hands over the next boundary; only when there is one. If the sink refuses, it stays next.
     *
     * @param nowNs when it is received
     * @return whether the sink took it
     */
    public boolean deliver(final long nowNs, final MessageSink sink) {
        final DailyPoint next = points[point];
        boundary.wrapAndApplyHeader(message, 0, header)
                .instrument(next.instruments()[instrument])
                .kind(next.kind())
                .day(day)
                .exchangeTimeNs(nextNs)
                .receiveTimeNs(nowNs);
        if (!sink.offer(message, 0, message.capacity())) {
            return false;
        }
        if (++instrument == next.instruments().length) {
            instrument = 0;
            point++;
            moveOn();
        }
        return true;
    }

    private void moveOn() {
        if (points != daily) {
            nextNs = point < points.length ? startNs : firstDaily();
        } else {
            nextNs = nextDaily();
        }
    }

    /** The first point of the days that is not before the start. */
    private long firstDaily() {
        points = daily;
        point = 0;
        while (point < daily.length && daily[point].timeOfDayNs() < startNs % DAY_NS) {
            point++;
        }
        return nextDaily();
    }

    private long nextDaily() {
        while (daily.length > 0 && day <= LAST_DAY) {
            final DayOfWeek weekday = weekday(day);
            for (; point < daily.length; point++) {
                if (daily[point].days().contains(weekday)) {
                    return day * DAY_NS + daily[point].timeOfDayNs();
                }
            }
            day++;
            point = 0;
        }
        return HistorySource.NO_MORE;
    }

    private static DayOfWeek weekday(final int epochDay) {
        return WEEK[(epochDay + EPOCH_WEEKDAY) % WEEK.length];
    }
}
