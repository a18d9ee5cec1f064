package dev.lockstep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.engine.calendar.CalendarSettings;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RecordingJournal;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Where a boundary of the calendar comes among other events, over history and live. */
final class CalendarIngressTest {
    private static final long T0 = Units.START_NS;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final RecordingJournal inputs = new RecordingJournal();
    /** A day begins 100 ns after the start. */
    private final TradingCalendar calendar =
            new TradingCalendar(new CalendarSettings(T0 % DAY_NS + 100, List.of()), T0);

    private final Feed feed = new Feed();
    private long nowNs = T0;

    @Test
    void shouldComeBetweenTheEventsOfHistoryAndEndWithThem() {
        assertThat(history(99, 100, 101)).containsExactly("quote 99", "boundary 100", "quote 100", "quote 101");
        assertThat(calendar.nextTimeNs()).isEqualTo(T0 + 100 + DAY_NS);
    }

    @Test
    void shouldNotComeBehindTheLastEventOfHistory() {
        assertThat(history(99)).containsExactly("quote 99");
        assertThat(calendar.nextTimeNs()).isEqualTo(T0 + 100);
    }

    @Test
    void shouldComeBehindEarlierTimersOfHistoryAndBeforeThoseOfItsInstant() {
        assertThat(history(timers(50, 100, 150), 200))
                .containsExactly("tick 50", "boundary 100", "tick 100", "tick 150", "quote 200");
    }

    @Test
    void shouldGoInWhenALiveClockComesToItAndOnce() {
        try (EngineRun run = run(new ScriptedStrategy())) {
            final LiveIngress live = run.engine().live(List.of(), List.of(feed), calendar, () -> nowNs);
            nowNs = T0 + 99;
            live.doWork();
            assertThat(told()).isEmpty();
            nowNs = T0 + 100;
            live.doWork();
            nowNs = T0 + 200;
            live.doWork();
        }
        assertThat(told()).containsExactly("boundary 100");
    }

    /** All are due when the round begins, and go in at its time; what a person has to know is the order. */
    @Test
    void shouldComeBeforeALiveEventAndBetweenTimers() {
        try (EngineRun run = run(timers(50, 150))) {
            final LiveIngress live = run.engine().live(List.of(), List.of(feed), calendar, () -> nowNs);
            nowNs = T0 + 200;
            feed.quote(T0 + 200);
            live.doWork();
        }
        assertThat(told()).containsExactly("tick 200", "boundary 200", "tick 200", "quote 200");
    }

    private List<String> history(final long... quotesAtNs) {
        return history(new ScriptedStrategy(), quotesAtNs);
    }

    private List<String> history(final ScriptedStrategy strategy, final long... quotesAtNs) {
        for (final long atNs : quotesAtNs) {
            feed.quote(T0 + atNs);
        }
        try (EngineRun run = run(strategy)) {
            assertThat(run.engine().runHistory(List.of(feed), calendar, () -> null))
                    .isEqualTo(EndReason.SOURCES_EXHAUSTED);
        }
        return told();
    }

    private static ScriptedStrategy timers(final long... atNs) {
        return new ScriptedStrategy().onInstrument((context, instrument) -> {
            for (int i = 0; i < atNs.length; i++) {
                context.schedule(i, T0 + atNs[i]);
            }
        });
    }

    private EngineRun run(final ScriptedStrategy strategy) {
        return new EngineRun(
                        Topology.INLINE,
                        ScriptedStrategy.settings(Units.wideLimits(), strategy.everywhere()),
                        (record, offset, length) -> {},
                        ReactiveSource.NONE,
                        inputs,
                        null,
                        UnaryOperator.identity())
                .start(List.of(Units.terms("A")));
    }

    private List<String> told() {
        return inputs.records().stream()
                .map(CalendarIngressTest::tell)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String tell(final DirectBuffer record) {
        final int template = record.getShort(RecordHeader.LENGTH + 2, ByteOrder.LITTLE_ENDIAN);
        final String time = " " + (RecordHeader.timeNs(record, 0) - T0);
        return switch (template) {
            case QuoteDecoder.TEMPLATE_ID -> "quote" + time;
            case ClockTickDecoder.TEMPLATE_ID -> "tick" + time;
            case CalendarBoundaryDecoder.TEMPLATE_ID -> {
                assertThat(RecordHeader.source(record, 0)).isEqualTo(SourceId.CALENDAR);
                yield "boundary" + time;
            }
            default -> "";
        };
    }

    /** Quotes at their times, or as soon as they are asked for. */
    private static final class Feed implements HistorySource, LiveSource {
        private final ArrayDeque<Long> timesNs = new ArrayDeque<>();

        void quote(final long atNs) {
            timesNs.add(atNs);
        }

        @Override
        public long nextTimeNs() {
            return timesNs.isEmpty() ? NO_MORE : timesNs.peek();
        }

        @Override
        public boolean deliver(final MessageSink sink) {
            final UnsafeBuffer quote = MarketMessages.quote(0, Desk.BID, Units.ONE, Desk.ASK, Units.ONE);
            final boolean taken = sink.offer(quote, 0, quote.capacity());
            if (taken) {
                timesNs.remove();
            }
            return taken;
        }

        @Override
        public int poll(final MessageSink sink, final int limit) {
            return !timesNs.isEmpty() && deliver(sink) ? 1 : 0;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
