package dev.lockstep.adapters.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.lockstep.adapters.market.GeneratedInstrumentSettings;
import dev.lockstep.adapters.market.GeneratedMarket;
import dev.lockstep.adapters.market.GeneratedMarketSettings;
import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import io.aeron.ExclusivePublication;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AeronMarketDataTest {
    private static final AeronMarketDataSettings STREAM = new AeronMarketDataSettings("aeron:ipc", 7, true);
    private static final int QUOTE_INSTRUMENT_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + QuoteDecoder.instrumentEncodingOffset();
    private static final int QUOTE_TIME_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + QuoteDecoder.exchangeTimeNsEncodingOffset();

    @TempDir
    Path parent;

    private AeronTestBed bed;
    private AeronMarketDataSource source;

    @BeforeEach
    void start() {
        bed = new AeronTestBed(parent);
        source = new AeronMarketDataSource(bed.aeron, STREAM);
    }

    @AfterEach
    void stop() {
        source.close();
        source.close();
        bed.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldDeliverEveryMessageInOrderThoughTheSinkRefusesAtRandom() {
        final long seed = 11;
        final int messages = 200_000;
        final MarketPublisherAgent agent = agent(generated(messages), MarketPublisherSettings.unpaced());
        final HashingSink received = new HashingSink(new Random(seed));
        try (AgentRunner runner = AeronThreads.start(agent, bed.errors::add)) {
            AeronTestBed.await("the stream has ended", () -> {
                pollAll(received);
                return source.isExhausted();
            });
            assertThat(runner.isClosed()).isFalse();
        }
        final HashingSink expected = new HashingSink(null);
        final HistorySource market = generated(messages);
        while (market.nextTimeNs() != HistorySource.NO_MORE) {
            market.deliver(expected);
        }
        assertThat(agent.isDone()).isTrue();
        assertThat(agent.sent()).isEqualTo(messages);
        assertThat(received.refused).as("seed %d", seed).isGreaterThan(messages / 10);
        assertThat(received.count).as("seed %d", seed).isEqualTo(messages);
        assertThat(received.hash).as("seed %d", seed).isEqualTo(expected.hash);
        assertThat(source.skipped()).isZero();
    }

    @Test
    void shouldHandOverAtMostTheLimitAndCountWhatTheSinkTook() {
        try (AeronMarketDataPublisher publisher = connected()) {
            offerQuotes(publisher, 0, 10);
            final List<Integer> taken = new ArrayList<>();
            assertThat(source.poll(collect(taken), 4)).isEqualTo(4);
            assertThat(source.poll(refuseFrom(6), 4)).isEqualTo(2);
            assertThat(source.poll(collect(taken), 100)).isEqualTo(4);
            assertThat(taken).containsExactly(0, 1, 2, 3, 6, 7, 8, 9);
            assertThat(source.isExhausted()).isFalse();
        }
    }

    @Test
    void shouldDropAndCountWhatIsNotMarketData() {
        try (ExclusivePublication raw = bed.aeron.addExclusivePublication(STREAM.channel(), STREAM.streamId())) {
            AeronTestBed.await("the source is connected", raw::isConnected);
            offer(raw, new UnsafeBuffer(new byte[3]));
            offer(raw, TestMessages.quote(1, 0));
            offer(raw, new UnsafeBuffer(new byte[257]));
            offer(raw, new UnsafeBuffer(new byte[5_000]));
            offer(raw, new UnsafeBuffer(new byte[64]));
            offer(raw, executionReport());
            offer(raw, TestMessages.quote(2, 0));
            offer(raw, TestMessages.quote(-2, 0));
            final UnsafeBuffer longQuote = new UnsafeBuffer(new byte[100]);
            longQuote.putBytes(0, TestMessages.quote(3, 0), 0, 60);
            offer(raw, longQuote);
            offer(raw, TestMessages.quote(4, 0));
            final List<Integer> taken = new ArrayList<>();
            AeronTestBed.await("the last message is there", () -> {
                source.poll(collect(taken), 1);
                return taken.contains(4);
            });
            assertThat(taken).containsExactly(1, 2, 4);
        }
        assertThat(source.skipped(MessageFault.BAD_LENGTH)).isEqualTo(3);
        assertThat(source.skipped(MessageFault.WRONG_SCHEMA)).isEqualTo(1);
        assertThat(source.skipped(MessageFault.NOT_MARKET_DATA)).isEqualTo(1);
        assertThat(source.skipped(MessageFault.BAD_VALUE)).isEqualTo(1);
        assertThat(source.skipped(MessageFault.WRONG_LAYOUT)).isEqualTo(1);
        assertThat(source.skipped()).isEqualTo(7);
    }

    @Test
    void shouldThrowOnWhatTheSinkThrowsAndKeepTheMessage() {
        final RuntimeException failure = new IllegalStateException("the journal is full");
        try (AeronMarketDataPublisher publisher = connected()) {
            offerQuotes(publisher, 5, 2);
            assertThatThrownBy(() -> AeronTestBed.await(
                            "a message arrives",
                            () -> source.poll(
                                            (buffer, offset, length) -> {
                                                throw failure;
                                            },
                                            10)
                                    < 0))
                    .isSameAs(failure);
            final List<Integer> taken = new ArrayList<>();
            assertThat(source.poll(collect(taken), 10)).isEqualTo(2);
            assertThat(taken).containsExactly(5, 6);
        }
    }

    @Test
    void shouldFinishOnePublisherBeforeItGoesOnWithItsSuccessor() {
        final AeronMarketDataPublisher first = connected();
        offerQuotes(first, 0, 300);
        first.close();
        try (AeronMarketDataPublisher second = connected()) {
            offerQuotes(second, 300, 300);
            final List<Integer> taken = new ArrayList<>();
            AeronTestBed.await("all messages are there", () -> {
                source.poll(collect(taken), 7);
                return taken.size() >= 600;
            });
            for (int i = 0; i < 600; i++) {
                assertThat(taken.get(i)).isEqualTo(i);
            }
            assertThat(source.isExhausted()).isFalse();
        }
        AeronTestBed.await("the end of the last publisher is seen", source::isExhausted);
    }

    @Test
    void shouldWaitForTheNextPublisherUnlessItIsToEnd() {
        try (AeronMarketDataSource patient = new AeronMarketDataSource(
                bed.aeron, new AeronMarketDataSettings(STREAM.channel(), STREAM.streamId(), false))) {
            assertThat(source.isExhausted()).isFalse();
            final AeronMarketDataPublisher publisher = connected();
            AeronTestBed.await("both are connected", () -> source.isConnected() && patient.isConnected());
            publisher.close();
            AeronTestBed.await("the publisher has gone", () -> source.isExhausted() && !patient.isConnected());
            assertThat(patient.isExhausted()).isFalse();
        }
    }

    @Test
    void shouldTakeNothingWithoutASubscriberOrWhenItIsFarBehind() {
        final AeronMarketDataSettings elsewhere = new AeronMarketDataSettings("aeron:ipc", 8, true);
        final AeronMarketDataPublisher publisher = connected();
        try (AeronMarketDataPublisher lonely = new AeronMarketDataPublisher(bed.aeron, elsewhere)) {
            assertThat(offerQuote(lonely, 1)).isFalse();
            AeronTestBed.await("back-pressure", () -> !offerQuote(publisher, 1));
            final List<Integer> taken = new ArrayList<>();
            while (source.poll(collect(taken), 1_000) > 0) {
                assertThat(taken).hasSizeLessThan(2_000);
            }
            AeronTestBed.await("there is room again", () -> offerQuote(publisher, 1));
            publisher.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> offerQuote(publisher, 1))
                    .withMessageContaining("aeron:ipc stream 7 takes no more messages (CLOSED)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lonely.offer(new UnsafeBuffer(new byte[300]), 0, 300))
                    .withMessageContaining("message has 300 bytes; at most 256 are allowed");
        }
    }

    @Test
    void shouldPublishAtAFixedRateFromTheFirstSubscriberOn() {
        final long[] nowNs = {5_000};
        final MarketPublisherAgent agent = new MarketPublisherAgent(
                generated(1_000),
                new AeronMarketDataPublisher(bed.aeron, STREAM),
                new MarketPublisherSettings(Pacing.FIXED_RATE, 100, 25, false),
                () -> nowNs[0],
                () -> 0);
        AeronTestBed.await("the first message is published", () -> agent.doWork() > 0);
        assertThat(agent.sent()).isEqualTo(1);
        nowNs[0] += 9_999_999;
        assertThat(agent.doWork()).isZero();
        nowNs[0] += 1;
        assertThat(agent.doWork()).isEqualTo(1);
        nowNs[0] += 100_000_000;
        assertThat(agent.doWork()).isEqualTo(10);
        nowNs[0] += 60_000_000_000L;
        assertThat(agent.doWork()).isEqualTo(13);
        assertThat(agent.isDone()).isTrue();
        assertThat(agent.doWork()).isZero();
        assertThat(agent.sent()).isEqualTo(25);
        agent.onClose();
        agent.onClose();
    }

    @Test
    void shouldPublishInRealTimeWithTimesThatStartNow() {
        final long todayNs = 1_800_000_000_000_000_000L;
        final long[] elapsedNs = {0};
        final MarketPublisherAgent agent = new MarketPublisherAgent(
                new QuoteHistory(1_000, 1_000, 1_500, 9_000),
                new AeronMarketDataPublisher(bed.aeron, STREAM),
                new MarketPublisherSettings(Pacing.REAL_TIME, 0, 0, true),
                () -> 77 + elapsedNs[0],
                () -> todayNs);
        final List<Long> times = new ArrayList<>();
        final MessageSink sink = (buffer, offset, length) -> {
            times.add(buffer.getLong(offset + QUOTE_TIME_OFFSET));
            assertThat(buffer.getLong(offset + QUOTE_TIME_OFFSET + Long.BYTES))
                    .isEqualTo(times.get(times.size() - 1) + 1);
            return true;
        };
        AeronTestBed.await("the first messages are published", () -> agent.doWork() > 0);
        assertThat(agent.sent()).isEqualTo(2);
        elapsedNs[0] = 499;
        assertThat(agent.doWork()).isZero();
        elapsedNs[0] = 500;
        assertThat(agent.doWork()).isEqualTo(1);
        elapsedNs[0] = 8_000;
        assertThat(agent.doWork()).isEqualTo(1);
        assertThat(agent.isDone()).isTrue();
        AeronTestBed.await("all have arrived", () -> {
            source.poll(sink, 10);
            return times.size() == 4;
        });
        assertThat(times).containsExactly(todayNs, todayNs, todayNs + 500, todayNs + 8_000);
        agent.onClose();
    }

    @Test
    void shouldEndTheAgentWhenItsPublicationIsGone() {
        final AeronMarketDataPublisher publisher = connected();
        final MarketPublisherAgent agent = new MarketPublisherAgent(
                generated(10), publisher, new MarketPublisherSettings(Pacing.UNPACED, 0, 5, false), () -> 0, () -> 0);
        publisher.close();
        assertThat(agent.doWork()).isZero();
        assertThat(agent.isDone()).isFalse();
        final MarketPublisherAgent started = agent(generated(1_000_000), MarketPublisherSettings.unpaced());
        AeronTestBed.await("the agent has started", () -> started.doWork() > 0);
        started.onClose();
        assertThatThrownBy(started::doWork).isInstanceOf(AgentTerminationException.class);
        assertThat(started.isDone()).isFalse();
    }

    @Test
    void shouldAllocateNothingPerMessage() {
        final MarketPublisherAgent agent = agent(generated(0), MarketPublisherSettings.unpaced());
        final MessageSink sink = (buffer, offset, length) -> true;
        AeronTestBed.await("the stream has started", () -> {
            agent.doWork();
            return source.poll(sink, 64) > 0;
        });
        publishAndPoll(agent, sink, 300_000);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        publishAndPoll(agent, sink, 500_000);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        agent.onClose();
        assertThat(allocated).isLessThan(20_000);
    }

    private void publishAndPoll(final MarketPublisherAgent agent, final MessageSink sink, final long messages) {
        final long until = agent.sent() + messages;
        while (agent.sent() < until) {
            agent.doWork();
            source.poll(sink, 64);
            source.isExhausted();
        }
    }

    private AeronMarketDataPublisher connected() {
        final AeronMarketDataPublisher publisher = new AeronMarketDataPublisher(bed.aeron, STREAM);
        AeronTestBed.await("the publisher is connected", () -> publisher.isConnected() && source.isConnected());
        return publisher;
    }

    private MarketPublisherAgent agent(final HistorySource history, final MarketPublisherSettings settings) {
        return new MarketPublisherAgent(
                history,
                new AeronMarketDataPublisher(bed.aeron, STREAM),
                settings,
                SystemNanoClock.INSTANCE,
                SystemEpochNanoClock.INSTANCE);
    }

    private void pollAll(final MessageSink sink) {
        for (int i = 0; i < 1_000; i++) {
            source.poll(sink, 64);
        }
    }

    private static HistorySource generated(final long messages) {
        final List<MarketView> views =
                List.of(MarketView.QUOTES, MarketView.TRADES, MarketView.DEPTH, MarketView.ORDERS);
        final GeneratedInstrumentSettings instrument =
                GeneratedInstrumentSettings.defaults("AAA").withViews(views, MarketView.DEPTH, MarketView.ORDERS);
        return new GeneratedMarket(
                new GeneratedMarketSettings(1, 0, 0, messages, List.of(instrument)), new InstrumentDirectory());
    }

    private static void offerQuotes(final AeronMarketDataPublisher publisher, final int first, final int count) {
        for (int i = first; i < first + count; i++) {
            final int instrument = i;
            AeronTestBed.await("quote " + i + " is taken", () -> offerQuote(publisher, instrument));
        }
    }

    private static boolean offerQuote(final AeronMarketDataPublisher publisher, final int instrument) {
        final DirectBuffer quote = TestMessages.quote(instrument, 0);
        return publisher.offer(quote, 0, quote.capacity());
    }

    private static void offer(final ExclusivePublication publication, final DirectBuffer message) {
        AeronTestBed.await("a message is taken", () -> publication.offer(message) > 0);
    }

    private static DirectBuffer executionReport() {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH]);
        new ExecutionReportEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        return buffer;
    }

    private static MessageSink collect(final List<Integer> instruments) {
        return (buffer, offset, length) -> instruments.add(buffer.getInt(offset + QUOTE_INSTRUMENT_OFFSET));
    }

    private static MessageSink refuseFrom(final int instrument) {
        return (buffer, offset, length) -> buffer.getInt(offset + QUOTE_INSTRUMENT_OFFSET) < instrument;
    }

    /** Hashes what it takes; refuses one time in four if it has a random source. */
    private static final class HashingSink implements MessageSink {
        private final Random random;
        private long hash;
        private int count;
        private int refused;

        HashingSink(final Random random) {
            this.random = random;
        }

        @Override
        public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
            if (random != null && random.nextInt(4) == 0) {
                refused++;
                return false;
            }
            hash = Hash64.of(hash, buffer, offset, length);
            count++;
            return true;
        }
    }

    /** Quotes at given times. */
    private static final class QuoteHistory implements HistorySource {
        private final long[] timesNs;
        private int next;

        QuoteHistory(final long... timesNs) {
            this.timesNs = timesNs;
        }

        @Override
        public long nextTimeNs() {
            return next < timesNs.length ? timesNs[next] : NO_MORE;
        }

        @Override
        public boolean deliver(final MessageSink sink) {
            final DirectBuffer quote = TestMessages.quote(0, timesNs[next]);
            final boolean taken = sink.offer(quote, 0, quote.capacity());
            next += taken ? 1 : 0;
            return taken;
        }

        @Override
        public void close() {}
    }
}
