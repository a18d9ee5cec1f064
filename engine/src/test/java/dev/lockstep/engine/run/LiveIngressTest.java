package dev.lockstep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.MoneyMessages;
import dev.lockstep.engine.testkit.RecordingJournal;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.StateValues;
import dev.lockstep.engine.testkit.Units;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** I3: what a live ingress lets in, and in which order, by a clock that stands where the test puts it. */
final class LiveIngressTest {
    private static final long T0 = Units.START_NS;

    private final Feed feed = new Feed();
    private final List<String> told = new ArrayList<>();
    private long nowNs = T0;

    @Test
    void shouldStopAtAFailureAlthoughMoreTicksAreDue() {
        final TickCounter inputs = new TickCounter();
        final ScriptedStrategy strategy = new ScriptedStrategy().onInstrument((context, instrument) -> {
            context.schedule(1, T0 + 10);
            context.schedule(2, T0 + 20);
        });
        final UnaryOperator<NamedHandler> poisoned = handler -> new NamedHandler(handler.name(), slot -> {
            if (handler.name().equals("risk") && slot.templateId() == ClockTickDecoder.TEMPLATE_ID) {
                throw new IllegalStateException("poison");
            }
            handler.handler().onEvent(slot);
        });
        try (EngineRun run = inline(strategy, inputs, poisoned)) {
            final LiveIngress live = start(run);
            nowNs = T0 + 100;
            assertThatThrownBy(live::doWork)
                    .isInstanceOf(EngineFailedException.class)
                    .hasStackTraceContaining("poison");
            assertThat(inputs.ticks).isEqualTo(1);
        }
    }

    /** Many timers after a silence, fewer than TICKS_AT_ONE_INSTANT: each brings an order update, and none may pile up. */
    @Test
    void shouldCatchUpWithTimersOneByOne() {
        final int periods = 15_000;
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onInstrument((context, instrument) -> context.schedule(1, T0 + 1_000_000))
                .onTimer((context, timer, deadlineNs) -> {
                    told.add("timer");
                    context.schedule(1, deadlineNs + 1_000_000);
                    context.submit(0, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, Units.ONE);
                })
                .onUpdate((context, update) -> told.add("denied"));
        try (EngineRun run = inline(strategy, JournalWriter.NONE, UnaryOperator.identity())) {
            final LiveIngress live = start(run);
            nowNs = T0 + periods * 1_000_000L;
            live.doWork();
            live.doWork();
        }
        assertThat(told).hasSize(2 * periods);
        for (int i = 0; i < told.size(); i += 2) {
            assertThat(told.subList(i, i + 2)).as("at %d", i).containsExactly("timer", "denied");
        }
    }

    @Test
    void shouldTickBeforeTheNextEventEvenIfTheClockStands() {
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onQuote((context, instrument) -> {
                    told.add("quote");
                    context.schedule(1, context.nowNs());
                })
                .onTimer((context, timer, deadlineNs) -> told.add("timer"));
        try (EngineRun run = inline(strategy, JournalWriter.NONE, UnaryOperator.identity())) {
            final LiveIngress live = start(run);
            nowNs = T0 + 100;
            for (int i = 1; i <= 3; i++) {
                feed.messages.add(MarketMessages.quote(0, Desk.BID, Units.units(i), Desk.ASK, Units.units(i)));
            }
            live.doWork();
            live.doWork();
        }
        assertThat(told).containsExactly("quote", "timer", "quote", "timer", "quote", "timer");
    }

    /** As over history: an update belongs to the instant of its cause, not to that at which the ingress came round. */
    @Test
    void shouldNotLetALoopbackPassATickThatIsDue() {
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onQuote((context, instrument) -> {
                    context.schedule(1, T0 + 150);
                    context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1, Units.ONE);
                })
                .onUpdate((context, update) -> told.add("update at " + (context.nowNs() - T0)))
                .onTimer((context, timer, deadlineNs) -> told.add("timer at " + (context.nowNs() - T0)));
        try (EngineRun run = inline(strategy, JournalWriter.NONE, UnaryOperator.identity())) {
            final LiveIngress live = start(run);
            feed.messages.add(MarketMessages.quote(0, Desk.BID, Units.ONE, Desk.ASK, Units.ONE));
            nowNs = T0 + 100;
            live.doWork();
            nowNs = T0 + 200;
            live.doWork();
        }
        assertThat(told).containsExactly("update at 100", "timer at 200");
    }

    /** A strategy that acts when it is told of an instrument: its updates come along before the next instrument is defined. */
    @Test
    void shouldDrainLoopbacksWhileARunOpens() {
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onInstrument((context, instrument) -> {
                    told.add("instrument");
                    context.submit(instrument, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, Units.ONE);
                })
                .onUpdate((context, update) -> told.add("denied"));
        try (EngineRun run = inline(strategy, JournalWriter.NONE, UnaryOperator.identity())) {
            run.start(List.of(Units.terms("A"), Units.terms("B")));
        }
        assertThat(told).containsExactly("instrument", "denied", "instrument", "denied");
    }

    /** A command goes in behind due ticks and before market data, and also while the run is ending. */
    @Test
    void shouldTakeCommandsBeforeMarketDataAndUpToTheEnd() {
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onInstrument((context, instrument) -> context.schedule(1, T0 + 50))
                .onQuote((context, instrument) -> told.add("quote"))
                .onTimer((context, timer, deadlineNs) -> told.add("timer"));
        final RecordingJournal inputs = new RecordingJournal();
        final Feed commands = new Feed();
        try (EngineRun run = inline(strategy, inputs, UnaryOperator.identity())) {
            run.start(List.of(Units.terms("A")));
            final LiveIngress live =
                    run.engine().live(List.of(commands), List.of(feed), TradingCalendar.none(), () -> nowNs);
            nowNs = T0 + 100;
            feed.messages.add(MarketMessages.quote(0, Desk.BID, Units.ONE, Desk.ASK, Units.ONE));
            commands.messages.add(Commands.admin(7, AdminKind.CHECKPOINT, TradingState.ACTIVE, -1, -1));
            live.doWork();
            live.requestStop(EndReason.STOP_REQUESTED);
            live.doWork();
            commands.messages.add(Commands.admin(8, AdminKind.CHECKPOINT, TradingState.ACTIVE, -1, -1));
            live.doWork();
            assertThat(live.isFinished()).isTrue();
        }
        assertThat(told).containsExactly("timer", "quote");
        assertThat(admin(inputs))
                .containsExactly(
                        "7 CHECKPOINT OPERATOR",
                        "0 SET_TRADING_STATE SHUTDOWN",
                        "0 CANCEL_ALL SHUTDOWN",
                        "8 CHECKPOINT OPERATOR");
    }

    /** What the ingress itself commands is meant for everything there is. */
    @Test
    void shouldHaltAndCancelOnEveryAccountAndVenue() {
        final RecordingJournal inputs = new RecordingJournal();
        try (EngineRun run = inline(new ScriptedStrategy(), inputs, UnaryOperator.identity())) {
            final LiveIngress live = start(run);
            live.requestStop(EndReason.STOP_REQUESTED);
            live.doWork();
        }
        assertThat(admin(inputs)).hasSize(2);
        inputs.records().stream()
                .filter(record -> template(record) == AdminCommandDecoder.TEMPLATE_ID)
                .map(LiveIngressTest::command)
                .forEach(command -> {
                    assertThat(command.account()).isEqualTo((short) -1);
                    assertThat(command.venue()).isEqualTo((short) -1);
                    assertThat(command.strategy()).isEqualTo((short) -1);
                    assertThat(command.instrument()).isEqualTo(-1);
                    assertThat(command.flatten()).isZero();
                    assertThat(command.person()).isEmpty();
                });
    }

    /** A trade that the last stage has counted and the others have not: what it brought about, and nothing else, goes in before the split of what is held. */
    @Test
    void shouldNotSplitBeforeWhatWasTradedHasComeAlongTheRing() throws InterruptedException {
        final CountDownLatch atTheLastStage = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final UnaryOperator<NamedHandler> held = handler -> new NamedHandler(handler.name(), slot -> {
            if (handler.name().equals("execution") && slot.templateId() == ManualTradeDecoder.TEMPLATE_ID) {
                atTheLastStage.countDown();
                while (released.getCount() != 0) {
                    Thread.onSpinWait();
                }
            }
            handler.handler().onEvent(slot);
        });
        final RecordingJournal inputs = new RecordingJournal();
        final Feed commands = new Feed();
        final EngineRun run = run(Topology.STAGED, new ScriptedStrategy(), inputs, held);
        try (run) {
            run.start(List.of(Units.terms("A")));
            final LiveIngress live =
                    run.engine().live(List.of(commands), List.of(feed), TradingCalendar.none(), () -> nowNs);
            commands.messages.add(Commands.manualTrade(0, 0, 0, Side.BUY, Desk.BID, Units.units(10)));
            live.doWork();
            atTheLastStage.await();
            feed.messages.add(MoneyMessages.split(0, 2, 1, Units.units(50)));
            feed.messages.add(MarketMessages.quote(0, Desk.BID, Units.ONE, Desk.ASK, Units.ONE));
            final int taken = inputs.records().size();
            for (int i = 0; i < 3; i++) {
                live.doWork();
                commands.messages.add(Commands.admin(i, AdminKind.CHECKPOINT, TradingState.ACTIVE, -1, -1));
            }
            final int takenMeanwhile = inputs.records().size() - taken;
            released.countDown();
            assertThat(takenMeanwhile).isZero();
            while (!feed.messages.isEmpty()) {
                live.doWork();
            }
            assertThat(inputs.records().subList(taken - 1, taken + 2).stream().map(LiveIngressTest::template))
                    .containsExactly(
                            ManualTradeDecoder.TEMPLATE_ID, OrderUpdateDecoder.TEMPLATE_ID, SplitDecoder.TEMPLATE_ID);
        }
        assertThat(Holdings.position(run.core(), 0)).isEqualTo(Units.units(20));
        assertThat(StateValues.of(run.core().execution(), "held")).containsExactly(Units.units(20));
    }

    private static int template(final DirectBuffer record) {
        return record.getShort(RecordHeader.LENGTH + 2, ByteOrder.LITTLE_ENDIAN);
    }

    private static AdminCommandDecoder command(final DirectBuffer record) {
        return new AdminCommandDecoder().wrapAndApplyHeader(record, RecordHeader.LENGTH, new MessageHeaderDecoder());
    }

    private static List<String> admin(final RecordingJournal inputs) {
        return inputs.records().stream()
                .filter(record -> template(record) == AdminCommandDecoder.TEMPLATE_ID)
                .map(LiveIngressTest::command)
                .map(command -> command.commandId() + " " + command.kind() + " " + command.origin())
                .toList();
    }

    private static EngineRun inline(
            final ScriptedStrategy strategy, final JournalWriter in, final UnaryOperator<NamedHandler> probe) {
        return run(Topology.INLINE, strategy, in, probe);
    }

    private static EngineRun run(
            final Topology topology,
            final ScriptedStrategy strategy,
            final JournalWriter in,
            final UnaryOperator<NamedHandler> probe) {
        return new EngineRun(
                topology,
                ScriptedStrategy.settings(Units.wideLimits(), strategy.everywhere()),
                (record, offset, length) -> {},
                ReactiveSource.NONE,
                in,
                null,
                probe);
    }

    private LiveIngress start(final EngineRun run) {
        run.start(List.of(Units.terms("A")));
        return run.engine().live(List.of(), List.of(feed), TradingCalendar.none(), () -> nowNs);
    }

    private static final class Feed implements LiveSource {
        private final ArrayDeque<UnsafeBuffer> messages = new ArrayDeque<>();

        @Override
        public int poll(final MessageSink sink, final int limit) {
            int taken = 0;
            while (taken < limit
                    && !messages.isEmpty()
                    && sink.offer(messages.peek(), 0, messages.peek().capacity())) {
                messages.remove();
                taken++;
            }
            return taken;
        }

        @Override
        public boolean isExhausted() {
            return false;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Ends a run that would tick for ever. */
    private static final class TickCounter implements JournalWriter {
        private static final int TOO_MANY = 1_000;
        private int ticks;

        @Override
        public void append(final DirectBuffer record, final int offset, final int length) {
            if (record.getShort(offset + RecordHeader.LENGTH + 2, ByteOrder.LITTLE_ENDIAN)
                            == ClockTickDecoder.TEMPLATE_ID
                    && ++ticks > TOO_MANY) {
                throw new IllegalStateException("ticks without end");
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
