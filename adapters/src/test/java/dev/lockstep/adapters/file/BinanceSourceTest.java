package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.engine.port.BadDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceSourceTest {
    private static final long T0 = 1_723_161_254_000_000_000L;
    private static final String QUOTE =
            "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"10.5\",\"B\":\"2\",\"a\":\"10.6\",\"A\":\"3\"}}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                QUOTE,
                " \t{ \"stream\" : \"btcusdt@bookTicker\" , \"data\" : { \"A\" : 3.0 , \"a\" : 10.60 , \"B\":\"2\",\"b\":\"10.5\",\"s\":\"BTCUSDT\",\"u\":1 } } ",
                "{\"data\":{\"s\":\"BTCUSDT\",\"b\":\"10.5\",\"B\":\"2\",\"a\":\"10.6\",\"A\":\"3\"},\"stream\":\"btcusdt@bookTicker\"}",
                "{\"str\\u0065am\":\"btcusdt\\u0040bookTicker\",\"data\":{\"\\u0062\":\"10\\u002e5\",\"B\":\"2\",\"a\":\"10.6\",\"A\":\"3\",\"s\":\"BTCUSDT\"}}",
                "{\"x\":{\"b\":[1,{\"a\":null}]},\"\u00fc\":\"\\\"}\",\"stream\":\"btcusdt@bookTicker\",\"data\":{\"b\":\"10.5\",\"B\":2e0,\"a\":\"10.6\",\"A\":\"3\",\"data\":{\"b\":\"99\"}}}",
                "{\"e\":\"bookTicker\",\"b\":\"10.5\",\"B\":\"2\",\"a\":\"10.6\",\"A\":\"3\"}"
            })
    void shouldReadQuoteFromOddButValidJson(final String json) {
        try (BinanceSource source = open(OnBadRecord.FAIL, line(1, json))) {
            assertThat(Captured.drain(source).texts())
                    .singleElement()
                    .asString()
                    .startsWith("Quote")
                    .contains("instrument=4|")
                    .contains("bidPrice=1050000000|bidQuantity=200000000|askPrice=1060000000|askQuantity=300000000");
        }
    }

    @Test
    void shouldTakeTimesFromTheirFields() {
        final String futures =
                "{\"e\":\"bookTicker\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\",\"E\":1723161256313,\"T\":1723161256312}";
        try (BinanceSource source = open(OnBadRecord.FAIL, line(1, futures), line(2, QUOTE))) {
            final List<String> texts = Captured.drain(source).texts();
            assertThat(texts.get(0)).contains("exchangeTimeNs=1723161256312000000|receiveTimeNs=1723161254000000001|");
            assertThat(texts.get(1)).contains("exchangeTimeNs=1723161254000000002|receiveTimeNs=1723161254000000002|");
        }
    }

    @Test
    void shouldTellEmptySideOfQuote() {
        final String json = "{\"e\":\"bookTicker\",\"b\":\"0.00\",\"B\":\"0.000\",\"a\":\"2\",\"A\":\"1\"}";
        try (BinanceSource source = open(OnBadRecord.FAIL, line(1, json))) {
            assertThat(Captured.drain(source).texts().get(0))
                    .contains("bidQuantity=-1|")
                    .contains("askQuantity=100000000");
        }
    }

    @Test
    void shouldTellWhoTookLiquidity() {
        final String trade = "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"61800.30\",\"q\":\"0.006\",\"m\":%s}";
        try (BinanceSource source =
                open(OnBadRecord.FAIL, line(1, String.format(trade, "true")), line(2, String.format(trade, "false")))) {
            final List<String> texts = Captured.drain(source).texts();
            assertThat(texts.get(0)).contains("price=6180030000000|quantity=600000|tradeId=7|aggressor=SELLER");
            assertThat(texts.get(1)).contains("aggressor=BUYER");
        }
    }

    @Test
    void shouldCountAsIgnoredWhatItDoesNotKnow() {
        try (BinanceSource source = open(
                OnBadRecord.FAIL,
                line(1, "{\"result\":null,\"id\":1}"),
                line(2, "[1,2]"),
                line(3, "\"text\""),
                line(4, "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"k\":{\"b\":1}}}"),
                line(
                        5,
                        "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"a\":5,\"p\":\"1\",\"q\":\"2\"}}"),
                line(6, "{\"stream\":\"!ticker@arr\",\"data\":[{\"e\":\"24hrTicker\"}]}"),
                line(7, "{\"stream\":\"btcusdt@depth5@100ms\",\"data\":" + update(1, 2, 0, "[]") + "}"),
                line(8, "{\"stream\":\"btcusdt@depth20\",\"data\":" + snapshot(5, 1) + "}"),
                line(9, QUOTE),
                line(10, QUOTE.replace("BTCUSDT", "ETHUSDT")))) {
            assertThat(Captured.drain(source).messages).hasSize(1);
            assertThat(source.ignored()).isEqualTo(9);
            assertThat(source.skipped()).isZero();
        }
    }

    @Test
    void shouldReadOnlyStreamsThatAreAskedFor() {
        final Path file =
                write(line(1, QUOTE), line(2, "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"2\",\"t\":1,\"m\":true}"));
        try (BinanceSource source = new BinanceSource(
                new BinanceSettings(settings(file, OnBadRecord.FAIL), EnumSet.of(BinanceStream.TRADES), "btcusdt"),
                0)) {
            assertThat(Captured.drain(source).texts())
                    .singleElement()
                    .asString()
                    .startsWith("Trade");
            assertThat(source.ignored()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}}",
                "{\"a\":1,}",
                "[1,]",
                "{\"a\" 1}",
                "{a:1}",
                "nul",
                "truex",
                "01",
                "1.",
                "-",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"",
                "",
                "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"2\",\"m\":true}",
                "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"-2\",\"t\":1,\"m\":true}",
                "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"2\",\"t\":1,\"m\":1}",
                "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"2\",\"t\":1.5,\"m\":true}",
                "{\"e\":\"trade\",\"p\":\"99999999999999\",\"q\":\"2\",\"t\":1,\"m\":true}",
                "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"2\",\"t\":1,\"m\":true,\"T\":99999999999999999}",
                "{\"e\":\"trade\",\"p\":[\"1\"],\"q\":\"2\",\"t\":1,\"m\":true}",
                "{\"e\":\"bookTicker\",\"b\":\"0\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"e\":\"depthUpdate\",\"U\":5,\"u\":4,\"b\":[],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"U\":5,\"u\":6,\"pu\":5,\"b\":[],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"U\":5,\"u\":6,\"b\":[[\"1\"]],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"U\":5,\"u\":6,\"b\":[[\"0\",\"1\"]],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"U\":5,\"u\":6,\"b\":[]}",
                "{\"lastUpdateId\":5,\"bids\":[[\"1\",\"0\"]],\"asks\":[]}"
            })
    void shouldFailOnBadLineOrSkipIt(final String json) {
        try (BinanceSource source = open(OnBadRecord.FAIL, line(1, QUOTE), line(2, json), line(3, QUOTE))) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("recording.txt:2: ");
        }
        try (BinanceSource source = open(OnBadRecord.SKIP, line(1, QUOTE), line(2, json), line(3, QUOTE))) {
            assertThat(Captured.drain(source).messages).hasSize(2);
            assertThat(source.skipped()).isEqualTo(1);
            assertThat(source.decoded()).isEqualTo(2);
            assertThat(source.problems()).singleElement().asString().contains("recording.txt:2: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "172316125400000000 {}",
                "17231612540000000000 {}",
                "1723161254000000000",
                "9999999999999999999 {}",
                "9223372036854775807 {}"
            })
    void shouldRefuseLineWithoutReceiveTime(final String line) {
        try (BinanceSource source = open(OnBadRecord.FAIL, line(1, QUOTE), line + "?")) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("recording.txt:2: expected a receive time of 19 digits");
        }
    }

    @Test
    void shouldRefuseFileOfOtherFormatEvenIfBadRecordsAreSkipped() {
        try (BinanceSource few = open(OnBadRecord.SKIP, "5,1.1,1.2")) {
            assertThatThrownBy(few::nextTimeNs)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("none of the first 1 records is of format BINANCE");
        }
        try (BinanceSource many = open(OnBadRecord.SKIP, SampleFiles.leanTicks(500))) {
            assertThatThrownBy(many::nextTimeNs)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("none of the first 100 records is of format BINANCE");
        }
    }

    @Test
    void shouldKeepOnlyTheFirstProblems() {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lines.add(line(2 * i, QUOTE));
            lines.add("bad");
        }
        try (BinanceSource source = open(OnBadRecord.SKIP, lines.toArray(new String[0]))) {
            Captured.drain(source);
            assertThat(source.skipped()).isEqualTo(50);
            assertThat(source.problems()).hasSize(ProblemLog.MAX_KEPT);
        }
    }

    @Test
    void shouldCutLargeSnapshotIntoChunksOfBothSides() {
        try (BinanceSource source = open(OnBadRecord.FAIL, line(1, snapshot(100, 1000)))) {
            final Captured captured = Captured.drain(source);
            final List<Long> bids = new ArrayList<>();
            final List<Long> asks = new ArrayList<>();
            // 2,000 levels in chunks of 12.
            assertThat(captured.messages).hasSize(167);
            for (int i = 0; i < captured.messages.size(); i++) {
                final BookSnapshotDecoder chunk = captured.snapshot(i);
                assertThat(chunk.firstChunk()).isEqualTo((short) (i == 0 ? 1 : 0));
                assertThat(chunk.lastChunk()).isEqualTo((short) (i == 166 ? 1 : 0));
                assertThat(chunk.lastUpdateId()).isEqualTo(100);
                chunk.bids().forEach(level -> bids.add(level.price() / 100_000_000));
                chunk.asks().forEach(level -> asks.add(level.price() / 100_000_000));
            }
            assertThat(bids).hasSize(1000).startsWith(1000L, 999L).endsWith(1L);
            assertThat(asks).hasSize(1000).startsWith(1001L, 1002L).endsWith(2000L);
        }
    }

    @Test
    void shouldJoinUpdatesToSnapshotByTheirIds() {
        try (BinanceSource source = open(
                OnBadRecord.FAIL,
                line(1, update(90, 95, 0, "[]")),
                line(2, update(96, 100, 0, "[[\"7\",\"1\"]]")),
                line(3, update(101, 105, 0, "[[\"8\",\"1\"]]")),
                line(4, QUOTE),
                line(5, snapshot(103, 1)),
                line(6, update(106, 109, 0, "[]")))) {
            final Captured captured = Captured.drain(source);

            assertThat(kinds(captured)).containsExactly("Quote", "BookSnapshot", "BookDelta", "BookDelta");
            assertThat(captured.timesNs).containsExactly(T0 + 4, T0 + 5, T0 + 5, T0 + 6);
            assertThat(ids(captured)).containsExactly("103>105", "105>109");
            assertThat(captured.delta(2).receiveTimeNs()).isEqualTo(T0 + 3);
            assertThat(source.staleUpdates()).isEqualTo(2);
            assertThat(source.unjoinedUpdates()).isZero();
        }
    }

    @Test
    void shouldJoinFuturesUpdatesByTheirPredecessor() {
        try (BinanceSource source = open(
                OnBadRecord.FAIL,
                line(1, update(90, 95, 80, "[]")),
                line(2, snapshot(120, 1)),
                line(3, update(97, 118, 95, "[]")),
                line(4, update(130, 140, 118, "[]")),
                line(5, update(150, 155, 140, "[]")))) {
            final Captured captured = Captured.drain(source);

            assertThat(ids(captured)).containsExactly("120>140", "140>155");
            assertThat(source.staleUpdates()).isEqualTo(2);
        }
    }

    @Test
    void shouldPassOnGapsTruthfullyAndJoinTheNextSnapshot() {
        try (BinanceSource source = open(
                OnBadRecord.FAIL,
                line(1, snapshot(100, 1)),
                line(2, update(101, 102, 0, "[]")),
                line(3, update(105, 106, 0, "[]")),
                line(4, update(107, 110, 0, "[]")),
                line(5, snapshot(108, 1)),
                line(6, update(111, 112, 0, "[]")),
                line(7, snapshot(109, 1)))) {
            final Captured captured = Captured.drain(source);

            assertThat(kinds(captured))
                    .containsExactly(
                            "BookSnapshot",
                            "BookDelta",
                            "BookDelta",
                            "BookDelta",
                            "BookSnapshot",
                            "BookDelta",
                            "BookDelta");
            assertThat(ids(captured)).containsExactly("100>102", "104>106", "106>110", "108>110", "110>112");
            assertThat(source.redundantSnapshots()).isEqualTo(1);
        }
    }

    @Test
    void shouldJoinLaterSnapshotBehindGapAmongUpdatesHeldBack() {
        try (BinanceSource source = open(
                OnBadRecord.FAIL,
                line(1, update(99, 101, 0, "[]")),
                line(2, update(105, 106, 0, "[]")),
                line(3, update(107, 108, 0, "[]")),
                line(4, snapshot(100, 1)),
                line(5, snapshot(106, 1)),
                line(6, update(109, 109, 0, "[]")))) {
            final Captured captured = Captured.drain(source);

            assertThat(kinds(captured))
                    .containsExactly(
                            "BookSnapshot",
                            "BookDelta",
                            "BookDelta",
                            "BookDelta",
                            "BookSnapshot",
                            "BookDelta",
                            "BookDelta");
            assertThat(ids(captured)).containsExactly("100>101", "104>106", "106>108", "106>108", "108>109");
            assertThat(source.unjoinedUpdates()).isZero();
        }
    }

    @Test
    void shouldPassOnGapBetweenSnapshotAndFirstUpdate() {
        try (BinanceSource source =
                open(OnBadRecord.FAIL, line(1, snapshot(100, 1)), line(2, update(105, 106, 0, "[]")))) {
            assertThat(ids(Captured.drain(source))).containsExactly("104>106");
        }
    }

    @Test
    void shouldReportUpdatesWithoutSnapshot() {
        try (BinanceSource source =
                open(OnBadRecord.FAIL, line(1, update(1, 2, 0, "[]")), line(2, update(3, 4, 0, "[]")))) {
            assertThat(Captured.drain(source).messages).isEmpty();
            assertThat(source.unjoinedUpdates()).isEqualTo(2);
            assertThat(source.problems()).singleElement().asString().contains("2 depth updates and no snapshot");
        }
    }

    @Test
    void shouldHaveNothingMoreOnceClosed() {
        final BinanceSource source = open(OnBadRecord.FAIL, line(1, QUOTE));
        source.close();
        source.close();
        assertThat(source.nextTimeNs()).isEqualTo(Long.MAX_VALUE);
    }

    private BinanceSource open(final OnBadRecord onBadRecord, final String... lines) {
        return new BinanceSource(BinanceSettings.allStreams(settings(write(lines), onBadRecord)), 4);
    }

    private Path write(final String... lines) {
        return SampleFiles.write(folder, "recording.txt", String.join("\n", lines));
    }

    private static FileSourceSettings settings(final Path file, final OnBadRecord onBadRecord) {
        return new FileSourceSettings(FileFormat.BINANCE, file, "BTCUSDT", onBadRecord, TimeOrder.FAIL, 0);
    }

    private static String line(final int ns, final String json) {
        return (T0 + ns) + " " + json;
    }

    /** A spot update, or one of futures if there is a predecessor. */
    private static String update(final long first, final long last, final long previous, final String bids) {
        return "{\"e\":\"depthUpdate\",\"U\":" + first + ",\"u\":" + last + (previous == 0 ? "" : ",\"pu\":" + previous)
                + ",\"b\":" + bids + ",\"a\":[]}";
    }

    /** Bids from {@code levels} down to 1, asks from there up. */
    private static String snapshot(final long lastUpdateId, final int levels) {
        final StringBuilder bids = new StringBuilder();
        final StringBuilder asks = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            bids.append(i == 0 ? "" : ",").append("[\"").append(levels - i).append("\",\"1\"]");
            asks.append(i == 0 ? "" : ",").append("[\"").append(levels + 1 + i).append("\",\"1\"]");
        }
        return "{\"lastUpdateId\":" + lastUpdateId + ",\"bids\":[" + bids + "],\"asks\":[" + asks + "]}";
    }

    private static List<String> kinds(final Captured captured) {
        final List<String> kinds = new ArrayList<>();
        captured.texts().forEach(text -> kinds.add(text.substring(0, text.indexOf(' '))));
        return kinds;
    }

    private static List<String> ids(final Captured captured) {
        final List<String> ids = new ArrayList<>();
        for (int i = 0; i < captured.messages.size(); i++) {
            if (captured.templateId(i) == BookDeltaDecoder.TEMPLATE_ID) {
                ids.add(captured.delta(i).prevUpdateId() + ">"
                        + captured.delta(i).lastUpdateId());
            }
        }
        return ids;
    }
}
