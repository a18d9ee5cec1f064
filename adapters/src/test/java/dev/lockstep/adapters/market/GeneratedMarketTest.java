package dev.lockstep.adapters.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedMarketTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final List<MarketView> ALL_VIEWS =
            List.of(MarketView.QUOTES, MarketView.TRADES, MarketView.DEPTH, MarketView.ORDERS);

    @Test
    void shouldGenerateTheSameBytesOnEveryRunAndJdk() {
        final GeneratedMarketSettings settings = market(42, 1_000_000, allViews("AAA"), quotes("BBB"), allViews("CCC"));
        final long hash = hashOf(new GeneratedMarket(settings, new InstrumentDirectory()));
        assertThat(hashOf(new GeneratedMarket(settings, new InstrumentDirectory())))
                .isEqualTo(hash);
        assertThat(hash).isEqualTo(-6024997268629751833L);
    }

    @Test
    void shouldGenerateAnotherMarketFromAnotherSeed() {
        final long hash = hashOf(new GeneratedMarket(market(1, 10_000, quotes("AAA")), new InstrumentDirectory()));
        final long other = hashOf(new GeneratedMarket(market(2, 10_000, quotes("AAA")), new InstrumentDirectory()));
        assertThat(other).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldShowTheSameBookInEveryView(final long seed) {
        final ViewChecker checker = new ViewChecker();
        run(new GeneratedMarket(market(seed, 200_000, allViews("AAA")), new InstrumentDirectory()), checker);
        assertThat(checker.messages(InstrumentDefinitionDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(checker.messages(QuoteDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(10_000);
        assertThat(checker.messages(TradeDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(5_000);
        assertThat(checker.messages(BookSnapshotDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(1);
        assertThat(checker.messages(BookDeltaDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(20_000);
        assertThat(checker.messages(BookOrderAddDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(5_000);
        assertThat(checker.messages(BookOrderModifyDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(500);
        assertThat(checker.messages(BookOrderCancelDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(5_000);
        assertThat(checker.messages(BookOrderExecuteDecoder.TEMPLATE_ID))
                .as("seed %d", seed)
                .isGreaterThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000, 100_000})
    void shouldKeepItsBooksRightAtEveryVolatility(final int volatilityPpm) {
        final ViewChecker checker = new ViewChecker();
        // Few orders and few events: the value runs away from the book as fast as the settings allow.
        final GeneratedInstrumentSettings extreme = new GeneratedInstrumentSettings(
                "AAA",
                "USD",
                6,
                1,
                1,
                1_000,
                ALL_VIEWS,
                MarketView.DEPTH,
                MarketView.ORDERS,
                1,
                volatilityPpm,
                400,
                16);
        run(new GeneratedMarket(market(9, 100_000, extreme), new InstrumentDirectory()), checker);
        assertThat(checker.messages(QuoteDecoder.TEMPLATE_ID)).isGreaterThan(1_000);
    }

    @Test
    void shouldNeverGoBackInTimeAndStampEachMessageWithItsTime() {
        final GeneratedInstrumentSettings[] instruments = new GeneratedInstrumentSettings[11];
        for (int i = 0; i < instruments.length; i++) {
            instruments[i] = quotes("S" + i).withEventsPerSecond(1 + i * i * 1_000L);
        }
        final GeneratedMarket market = new GeneratedMarket(market(3, 200_000, instruments), new InstrumentDirectory());
        final QuoteDecoder quote = new QuoteDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final AtomicLong stamped = new AtomicLong();
        final MessageSink sink = (buffer, offset, length) -> {
            header.wrap(buffer, offset);
            if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
                quote.wrapAndApplyHeader(buffer, offset, header);
                assertThat(quote.receiveTimeNs()).isEqualTo(quote.exchangeTimeNs());
                stamped.set(quote.exchangeTimeNs());
            }
            return true;
        };
        long last = START_NS;
        for (long now = market.nextTimeNs(); now != HistorySource.NO_MORE; now = market.nextTimeNs()) {
            assertThat(now).isGreaterThanOrEqualTo(last);
            assertThat(market.nextTimeNs()).isEqualTo(now);
            stamped.set(now);
            assertThat(market.deliver(sink)).isTrue();
            assertThat(stamped.get()).isEqualTo(now);
            last = now;
        }
        assertThat(market.delivered()).isEqualTo(200_000);
    }

    @Test
    void shouldKeepAMessageThatTheSinkRefused() {
        final GeneratedMarket market =
                new GeneratedMarket(market(4, 1_000, allViews("AAA")), new InstrumentDirectory());
        final GeneratedMarket undisturbed =
                new GeneratedMarket(market(4, 1_000, allViews("AAA")), new InstrumentDirectory());
        final AtomicLong hash = new AtomicLong();
        while (market.nextTimeNs() != HistorySource.NO_MORE) {
            assertThat(market.deliver((buffer, offset, length) -> false)).isFalse();
            assertThat(market.deliver(hashing(hash))).isTrue();
        }
        assertThat(hash.get()).isEqualTo(hashOf(undisturbed));
    }

    @Test
    void shouldGiveAnInstrumentTheSameMarketWhateverTheOthersAre() {
        final long alone = quoteHashOf("AAA", market(5, 0, quotes("AAA")));
        final long withOthers = quoteHashOf(
                "AAA",
                market(5, 0, allViews("ZZZ"), quotes("BBB").withEventsPerSecond(77), quotes("AAA"), quotes("CCC")));
        assertThat(withOthers).isEqualTo(alone);
        assertThat(quoteHashOf("BBB", market(5, 0, quotes("BBB")))).isNotEqualTo(alone);
    }

    @Test
    void shouldTakeTheIndexOfAnInstrumentThatIsDefinedAlready() {
        final InstrumentDirectory directory = new InstrumentDirectory();
        directory.add(quotes("OTHER").terms());
        directory.add(quotes("KNOWN").terms());
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        final QuoteDecoder quote = new QuoteDecoder();
        final int[] definitions = new int[1];
        run(
                new GeneratedMarket(market(6, 100, quotes("NEW"), quotes("KNOWN")), directory),
                (buffer, offset, length) -> {
                    header.wrap(buffer, offset);
                    if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
                        definition.wrapAndApplyHeader(buffer, offset, header);
                        definitions[0]++;
                        assertThat(definition.instrument()).isEqualTo(2);
                        assertThat(InstrumentTerms.decode(definition))
                                .isEqualTo(quotes("NEW").terms());
                    } else {
                        assertThat(quote.wrapAndApplyHeader(buffer, offset, header)
                                        .instrument())
                                .isBetween(1, 2);
                    }
                    return true;
                });
        assertThat(definitions[0]).isEqualTo(1);
        assertThat(directory.indexOf("NEW")).isEqualTo(2);
    }

    @Test
    void shouldEndAtItsDurationWithTheConfiguredRateOfEvents() {
        final long durationNs = 1_000 * SECOND_NS;
        final GeneratedMarketSettings settings = new GeneratedMarketSettings(
                7,
                START_NS,
                durationNs,
                0,
                List.of(quotes("AAA").withViews(List.of(MarketView.DEPTH), MarketView.DEPTH, MarketView.DEPTH)));
        final GeneratedMarket market = new GeneratedMarket(settings, new InstrumentDirectory());
        long last = 0;
        while (market.nextTimeNs() != HistorySource.NO_MORE) {
            last = market.nextTimeNs();
            market.deliver((buffer, offset, length) -> true);
        }
        assertThat(last).isBetween(START_NS + durationNs - SECOND_NS, START_NS + durationNs - 1);
        // Each event of the order flow is one update of depth, and nearly always one message.
        assertThat((double) market.delivered()).isCloseTo(1_000_000.0, within(30_000.0));
    }

    @Test
    void shouldMoveItsPriceAndItsSpread() {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final QuoteDecoder quote = new QuoteDecoder();
        final long[] mids = {Long.MAX_VALUE, 0};
        final int[] bySpread = new int[64];
        run(
                new GeneratedMarket(market(8, 1_000_000, quotes("AAA")), new InstrumentDirectory()),
                (buffer, offset, length) -> {
                    header.wrap(buffer, offset);
                    if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
                        quote.wrapAndApplyHeader(buffer, offset, header);
                        mids[0] = Math.min(mids[0], quote.askPrice());
                        mids[1] = Math.max(mids[1], quote.bidPrice());
                        bySpread[(int) Math.min(63, (quote.askPrice() - quote.bidPrice()) / 1_000_000)]++;
                    }
                    return true;
                });
        // The price moves by more than ten times its usual spread, and the spread takes several values.
        assertThat(mids[1] - mids[0]).isGreaterThan(20_000_000);
        assertThat(bySpread[0]).isZero();
        assertThat(bySpread[1]).isGreaterThan(100_000);
        assertThat(bySpread[2]).isGreaterThan(10_000);
        assertThat(bySpread[4]).isGreaterThan(100);
        assertThat(bySpread[63]).isLessThan(1_000);
    }

    @Test
    void shouldAllocateNothingPerMessage() {
        final GeneratedMarket market =
                new GeneratedMarket(market(10, 0, allViews("AAA"), allViews("BBB")), new InstrumentDirectory());
        final MessageSink sink = (buffer, offset, length) -> true;
        deliver(market, sink, 300_000);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        deliver(market, sink, 1_000_000);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(10_000);
    }

    private static void deliver(final GeneratedMarket market, final MessageSink sink, final int messages) {
        for (int i = 0; i < messages; i++) {
            assertTrueFast(market.nextTimeNs() != HistorySource.NO_MORE && market.deliver(sink));
        }
    }

    private static void assertTrueFast(final boolean condition) {
        if (!condition) {
            throw new AssertionError("the market ended or the sink refused");
        }
    }

    private static void run(final GeneratedMarket market, final MessageSink sink) {
        while (market.nextTimeNs() != HistorySource.NO_MORE) {
            assertTrueFast(market.deliver(sink));
        }
    }

    private static long hashOf(final GeneratedMarket market) {
        final AtomicLong hash = new AtomicLong();
        run(market, hashing(hash));
        return hash.get();
    }

    private static MessageSink hashing(final AtomicLong hash) {
        return (buffer, offset, length) -> {
            hash.set(Hash64.of(hash.get(), buffer, offset, length));
            return true;
        };
    }

    /** Hash of the first 20,000 quotes of one instrument, without its index. */
    private static long quoteHashOf(final String symbol, final GeneratedMarketSettings settings) {
        final InstrumentDirectory directory = new InstrumentDirectory();
        final GeneratedMarket market = new GeneratedMarket(settings, directory);
        final int index = directory.indexOf(symbol);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final QuoteDecoder quote = new QuoteDecoder();
        final long[] hashAndCount = new long[2];
        while (hashAndCount[1] < 20_000 && market.nextTimeNs() != HistorySource.NO_MORE) {
            market.deliver((buffer, offset, length) -> {
                header.wrap(buffer, offset);
                if (header.templateId() == QuoteDecoder.TEMPLATE_ID
                        && quote.wrapAndApplyHeader(buffer, offset, header).instrument() == index) {
                    final int skipped = MessageHeaderDecoder.ENCODED_LENGTH + Integer.BYTES;
                    hashAndCount[0] = Hash64.of(hashAndCount[0], buffer, offset + skipped, length - skipped);
                    hashAndCount[1]++;
                }
                return true;
            });
        }
        assertThat(hashAndCount[1]).isEqualTo(20_000);
        return hashAndCount[0];
    }

    private static GeneratedMarketSettings market(
            final long seed, final long maxMessages, final GeneratedInstrumentSettings... instruments) {
        return new GeneratedMarketSettings(seed, START_NS, 0, maxMessages, List.of(instruments));
    }

    private static GeneratedInstrumentSettings quotes(final String symbol) {
        return GeneratedInstrumentSettings.defaults(symbol);
    }

    private static GeneratedInstrumentSettings allViews(final String symbol) {
        return quotes(symbol).withViews(ALL_VIEWS, MarketView.DEPTH, MarketView.ORDERS);
    }
}
