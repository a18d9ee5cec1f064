package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the real recordings a second time, with Jackson, strings and big decimals, and compares every number. */
class IndependentReadingTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    private final List<String> quotes = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"usdm_btcusdt_20240808.gz", "spot_btcusdt_20240808.gz"})
    void shouldTellTheSameQuotesTradesAndBook(final String recording) throws IOException {
        final Path path = SampleData.file("crypto/binance-raw/" + recording);
        final IndependentReadingTest source = new IndependentReadingTest();
        try (BinanceSource binance = new BinanceSource(
                BinanceSettings.allStreams(FileSourceSettings.strict(FileFormat.BINANCE, path, "BTCUSDT")), 0)) {
            source.takeAll(Captured.drain(binance));
        }
        readIndependently(path);

        assertThat(source.quotes.equals(quotes))
                .as("all %d quotes", quotes.size())
                .isTrue();
        assertThat(source.trades.equals(trades))
                .as("all %d trades", trades.size())
                .isTrue();
        assertThat(source.bids.equals(bids)).as("all %d bids", bids.size()).isTrue();
        assertThat(source.asks.equals(asks)).as("all %d asks", asks.size()).isTrue();
        assertThat(bids.lastKey()).isLessThan(asks.firstKey());
    }

    private void takeAll(final Captured captured) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int i = 0; i < captured.messages.size(); i++) {
            switch (captured.templateId(i)) {
                case QuoteDecoder.TEMPLATE_ID -> {
                    final QuoteDecoder quote =
                            new QuoteDecoder().wrapAndApplyHeader(captured.messages.get(i), 0, header);
                    quotes.add(quote.receiveTimeNs() + " " + quote.bidPrice() + " " + quote.bidQuantity() + " "
                            + quote.askPrice() + " " + quote.askQuantity());
                }
                case TradeDecoder.TEMPLATE_ID -> {
                    final TradeDecoder trade =
                            new TradeDecoder().wrapAndApplyHeader(captured.messages.get(i), 0, header);
                    trades.add(trade.receiveTimeNs() + " " + trade.exchangeTimeNs() + " " + trade.tradeId() + " "
                            + trade.price() + " " + trade.quantity() + " "
                            + (trade.aggressor() == AggressorSide.SELLER));
                }
                case BookSnapshotDecoder.TEMPLATE_ID -> {
                    final BookSnapshotDecoder chunk = captured.snapshot(i);
                    chunk.bids().forEach(level -> apply(bids, level.price(), level.quantity()));
                    chunk.asks().forEach(level -> apply(asks, level.price(), level.quantity()));
                }
                case BookDeltaDecoder.TEMPLATE_ID -> {
                    final BookDeltaDecoder chunk = captured.delta(i);
                    chunk.bids().forEach(level -> apply(bids, level.price(), level.quantity()));
                    chunk.asks().forEach(level -> apply(asks, level.price(), level.quantity()));
                }
                default -> throw new AssertionError("unexpected template " + captured.templateId(i));
            }
        }
    }

    /** One pass for the snapshot, one for the rest; the updates are taken from the snapshot's id on. */
    private void readIndependently(final Path path) throws IOException {
        long snapshotId = 0;
        for (final Map<String, String> line : lines(path)) {
            if (line.containsKey("lastUpdateId")) {
                snapshotId = Long.parseLong(line.get("lastUpdateId"));
                applyAll(bids, line.get("bids"));
                applyAll(asks, line.get("asks"));
            }
        }
        for (final Map<String, String> line : lines(path)) {
            final String stream = line.getOrDefault("stream", "");
            if (stream.endsWith("@bookTicker")) {
                quotes.add(line.get("receive") + " " + scaled(line.get("b")) + " " + scaled(line.get("B")) + " "
                        + scaled(line.get("a")) + " " + scaled(line.get("A")));
            } else if (stream.endsWith("@trade") && scaled(line.get("q")) != 0) {
                trades.add(line.get("receive") + " " + line.get("T") + "000000 " + line.get("t") + " "
                        + scaled(line.get("p")) + " " + scaled(line.get("q")) + " " + line.get("m"));
            } else if (stream.contains("@depth") && Long.parseLong(line.get("u")) > snapshotId) {
                applyAll(bids, line.get("b"));
                applyAll(asks, line.get("a"));
            }
        }
    }

    private static List<Map<String, String>> lines(final Path path) throws IOException {
        final List<Map<String, String>> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                final Map<String, String> fields = new HashMap<>();
                fields.put("receive", line.substring(0, 19));
                try (JsonParser parser = JACKSON.createParser(line.substring(20))) {
                    flatten(parser, fields);
                }
                lines.add(fields);
            }
        }
        return lines;
    }

    /** Arrays of levels become {@code price:quantity} texts. */
    private static void flatten(final JsonParser parser, final Map<String, String> fields) throws IOException {
        String name = null;
        StringBuilder levels = null;
        int depth = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
            } else if (token == JsonToken.START_ARRAY) {
                levels = depth++ == 0 ? new StringBuilder() : levels;
            } else if (token == JsonToken.END_ARRAY) {
                if (--depth == 0) {
                    fields.put(name, levels.toString());
                } else {
                    levels.append(' ');
                }
            } else if (depth == 2) {
                levels.append(levels.length() > 0 && levels.charAt(levels.length() - 1) != ' ' ? ":" : "")
                        .append(parser.getText());
            } else if (token.isScalarValue()) {
                fields.put(name, parser.getText());
            }
        }
    }

    private static void applyAll(final TreeMap<Long, Long> side, final String levels) {
        for (final String level : levels.split(" ")) {
            if (!level.isEmpty()) {
                final int colon = level.indexOf(':');
                apply(side, scaled(level.substring(0, colon)), scaled(level.substring(colon + 1)));
            }
        }
    }

    private static void apply(final TreeMap<Long, Long> side, final long price, final long quantity) {
        if (quantity == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
    }

    private static long scaled(final String decimal) {
        return new BigDecimal(decimal).movePointRight(8).longValueExact();
    }
}
