package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.engine.calendar.TradingCalendar;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.LimitValue;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.JournalWriter;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.run.LiveIngress;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.strategy.example.BarUnit;
import dev.lockstep.engine.strategy.example.BookImbalanceParameters;
import dev.lockstep.engine.strategy.example.EmaCrossInput;
import dev.lockstep.engine.strategy.example.EmaCrossParameters;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RandomMarket;
import dev.lockstep.engine.testkit.Units;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I7: once warm, no thread of the engine allocates in proportion to events, in any topology. */
final class AllocationTest {
    private static final int WARM_UP_EVENTS = 200_000;
    /** Ended orders are remembered, so the tables have not grown up before there were enough of them. */
    private static final int WARM_UP_ORDERS = 3_000;

    private static final int EVENTS = 1_000_000;
    private static final long TOLERATED_BYTES = 64 * 1024;
    private static final long MOST_MONEY = 1_000_000_000_000_000_000L;

    @ParameterizedTest
    @EnumSource(Topology.class)
    void shouldNotAllocatePerEvent(final Topology topology) {
        assertAllocatesNothing(topology, Units.limits(5, 10_000, 1_000_000, 500), JournalWriter.NONE);
    }

    /** Nor when an order is approved or denied with every limit there is. */
    @Test
    void shouldNotAllocateWithEveryLimitSet() {
        final DenialCounts denials = new DenialCounts();
        assertAllocatesNothing(Topology.INLINE, everyLimit(), denials);
        assertThat(denials.of(DenialCode.MAX_POSITION_LONG)).isGreaterThan(EVENTS / 1_000);
        assertThat(denials.of(DenialCode.SHORT_SALE)).isGreaterThan(EVENTS / 1_000);
    }

    /** As wide as they may be, but for the position, of which central risk denies orders, and short sales, of which the gate does. */
    private static RiskSettings everyLimit() {
        final LimitValue[] widest = Stream.of(LimitRule.values())
                .map(rule -> Units.value(
                        rule.kind(),
                        switch (rule.kind()) {
                            case MAX_LONG -> Units.units(8);
                            case RESTRICTED, SHORT_SALE, DUPLICATE_WINDOW -> 0;
                            default -> Math.min(rule.most(), MOST_MONEY);
                        }))
                .toArray(LimitValue[]::new);
        return new RiskSettings(
                List.of(Units.row("widest", RowKey.EVERY_ORDER, widest)),
                List.of(),
                List.of(new SizingRow(RowKey.EVERY_ORDER, new FixedQuantity(Units.units(5)), "sizing")),
                SelfMatch.CANCEL_NEWEST,
                MoneyRounding.NONE,
                Map.of());
    }

    private static void assertAllocatesNothing(
            final Topology topology, final RiskSettings risk, final JournalWriter outputs) {
        final Market market = new Market();
        final Venue venue = new Venue(market);
        final CoreSettings settings = Units.settings(
                List.of(
                        everywhere(new BookImbalanceParameters(3, 0.3, 1, 1_000_000, 3).create()),
                        everywhere(
                                new EmaCrossParameters(3, 8, 0, EmaCrossInput.BARS, BarUnit.TIME, 1_000_000).create())),
                risk,
                50);
        try (EngineRun run = new EngineRun(
                topology, settings, venue, venue, JournalWriter.NONE, outputs, UnaryOperator.identity())) {
            run.start(RandomMarket.instruments());
            final LiveIngress ingress =
                    run.engine().live(List.of(), List.of(market), TradingCalendar.none(), () -> market.nowNs);
            pump(run, ingress, WARM_UP_EVENTS);
            while (venue.ended < WARM_UP_ORDERS) {
                pump(run, ingress, WARM_UP_EVENTS / 10);
            }
            final long ingressBefore = allocated(Thread.currentThread());
            final long[] before =
                    run.threads().stream().mapToLong(AllocationTest::allocated).toArray();
            pump(run, ingress, EVENTS);
            final long byIngress = allocated(Thread.currentThread()) - ingressBefore;
            assertThat(byIngress).as("bytes by the ingress").isLessThan(TOLERATED_BYTES);
            for (int i = 0; i < before.length; i++) {
                assertThat(allocated(run.threads().get(i)) - before[i])
                        .as("bytes by %s", run.threads().get(i).getName())
                        .isLessThan(TOLERATED_BYTES);
            }
            assertThat(venue.reports).as("reports").isGreaterThan(EVENTS / 100);
        }
    }

    private static StrategySlot everywhere(final dev.lockstep.engine.strategy.Strategy strategy) {
        return new StrategySlot("any", strategy, InstrumentSelection.EVERY, 0);
    }

    private static void pump(final EngineRun run, final LiveIngress ingress, final int events) {
        final long until = run.engine().sequencer().sequence() + events;
        while (run.engine().sequencer().sequence() < until) {
            if (ingress.doWork() == 0) {
                Thread.yield();
            }
        }
    }

    private static long allocated(final Thread thread) {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(thread.getId());
    }

    /** Keeps no more of the outputs than how often which control denied something. */
    private static final class DenialCounts implements JournalWriter {
        private static final int MESSAGE = RecordHeader.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH;

        private final long[] counts = new long[256];

        private long of(final DenialCode code) {
            return counts[code.value()];
        }

        @Override
        public void append(final DirectBuffer record, final int offset, final int length) {
            if (record.getShort(offset + RecordHeader.LENGTH + 2, ByteOrder.LITTLE_ENDIAN)
                    == DenialDecoder.TEMPLATE_ID) {
                counts[record.getByte(offset + MESSAGE + DenialDecoder.codeEncodingOffset()) & 0xFF]++;
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Offers the same encoded messages over and over. */
    private static final class Market implements LiveSource {
        private static final long STEP_NS = 20_000;

        private final DirectBuffer[] messages = new DirectBuffer[512];
        private volatile long nowNs = Units.START_NS;
        private long delivered;

        private Market() {
            final Random random = new Random(3);
            for (int i = 0; i < messages.length; i++) {
                final long mid = Units.units(100) + Math.round(Math.sin(i * Math.PI / 64) * 20) * Units.TICK;
                messages[i] =
                        i == 0 ? MarketMessages.snapshot(1, 1, levels(mid, -1), levels(mid, 1)) : message(random, mid);
            }
        }

        private static long[] levels(final long mid, final int direction) {
            return new long[] {mid + direction * Units.TICK, Units.ONE, mid + direction * 2 * Units.TICK, Units.ONE};
        }

        private static DirectBuffer message(final Random random, final long mid) {
            return switch (random.nextInt(4)) {
                case 0 -> MarketMessages.trade(0, mid, Units.ONE);
                case 1 -> MarketMessages.snapshot(1, 1, levels(mid, -1), levels(mid, 1));
                default ->
                    MarketMessages.quote(
                            0,
                            mid - Units.TICK,
                            Units.units(1 + random.nextInt(9)),
                            mid + Units.TICK,
                            Units.units(1 + random.nextInt(9)));
            };
        }

        @Override
        public int poll(final MessageSink sink, final int limit) {
            int count = 0;
            while (count < limit) {
                final DirectBuffer next = messages[(int) delivered & (messages.length - 1)];
                if (!sink.offer(next, 0, next.capacity())) {
                    break;
                }
                delivered++;
                count++;
                nowNs = nowNs + STEP_NS;
            }
            return count;
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    /** Accepts and replaces everything, fills market orders, cancels on request; allocates nothing either. */
    private static final class Venue implements Gateway, ReactiveSource {
        private static final int TEMPLATE = RecordHeader.LENGTH + 2;

        private final OneToOneRingBuffer requests = new OneToOneRingBuffer(
                new UnsafeBuffer(ByteBuffer.allocateDirect((1 << 20) + RingBufferDescriptor.TRAILER_LENGTH)));
        private final UnsafeBuffer report = new UnsafeBuffer(new byte[512]);
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();
        private final ExecutionReportEncoder encoder = new ExecutionReportEncoder();
        private final NewOrderDecoder order = new NewOrderDecoder();
        private final ReplaceOrderDecoder replace = new ReplaceOrderDecoder();
        private final Market market;
        private final org.agrona.concurrent.ControlledMessageHandler answer = this::answer;
        private MessageSink sink;
        private boolean refused;
        private long reports;
        private long ended;

        private Venue(final Market market) {
            this.market = market;
        }

        @Override
        public void send(final DirectBuffer record, final int offset, final int length) {
            if (!requests.write(1, record, offset, length)) {
                throw new AssertionError("the venue does not keep up");
            }
        }

        @Override
        public long nextTimeNs() {
            return requests.size() == 0 ? HistorySource.NO_MORE : market.nowNs;
        }

        @Override
        public int advance(final long nowNs, final MessageSink target, final int limit) {
            sink = target;
            refused = false;
            return requests.controlledRead(answer, 1);
        }

        private org.agrona.concurrent.ControlledMessageHandler.Action answer(
                final int type, final org.agrona.MutableDirectBuffer buffer, final int offset, final int length) {
            final int body = offset + RecordHeader.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH;
            switch (buffer.getShort(offset + TEMPLATE, ByteOrder.LITTLE_ENDIAN)) {
                case NewOrderDecoder.TEMPLATE_ID -> {
                    order.wrap(buffer, body, NewOrderDecoder.BLOCK_LENGTH, NewOrderDecoder.SCHEMA_VERSION);
                    final boolean fills = order.price() == 0;
                    give(
                            order.orderId(),
                            fills ? ExecType.FILL : ExecType.ACCEPTED,
                            Units.units(100),
                            order.quantity());
                }
                case ReplaceOrderDecoder.TEMPLATE_ID -> {
                    replace.wrap(buffer, body, ReplaceOrderDecoder.BLOCK_LENGTH, ReplaceOrderDecoder.SCHEMA_VERSION);
                    give(replace.orderId(), ExecType.REPLACED, replace.price(), replace.quantity());
                }
                default -> give(buffer.getLong(body, ByteOrder.LITTLE_ENDIAN), ExecType.CANCELLED, 0, 0);
            }
            return refused
                    ? org.agrona.concurrent.ControlledMessageHandler.Action.ABORT
                    : org.agrona.concurrent.ControlledMessageHandler.Action.CONTINUE;
        }

        private void give(final long id, final ExecType type, final long price, final long quantity) {
            encoder.wrapAndApplyHeader(report, 0, header)
                    .orderId(id)
                    .execType(type)
                    .lastPrice(price)
                    .lastQuantity(quantity)
                    .cumQuantity(quantity)
                    .fee(1);
            refused = !sink.offer(report, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
            reports += refused ? 0 : 1;
            ended += !refused && (type == ExecType.FILL || type == ExecType.CANCELLED) ? 1 : 0;
        }
    }
}
