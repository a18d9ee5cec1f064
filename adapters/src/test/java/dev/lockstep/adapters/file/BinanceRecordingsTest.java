package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import org.junit.jupiter.api.Test;

/** The real recordings: counts and times as their description states them, and the chain of update ids. */
class BinanceRecordingsTest {
    @Test
    void shouldReadWholeFuturesRecording() {
        try (BinanceSource source = open("crypto/binance-raw/usdm_btcusdt_20240808.gz")) {
            final Captured captured = Captured.drain(source);

            assertThat(source.decoded()).isEqualTo(93_954);
            assertThat(source.quotes()).isEqualTo(66_089);
            assertThat(source.depthUpdates()).isEqualTo(6_551);
            assertThat(source.snapshots()).isEqualTo(1);
            assertThat(source.trades()).isEqualTo(21_313);
            assertThat(source.ignored()).isZero();
            assertThat(source.skipped()).isZero();
            assertThat(source.unjoinedUpdates()).isZero();
            assertThat(source.problems()).isEmpty();
            assertThat(captured.count(QuoteDecoder.TEMPLATE_ID)).isEqualTo(source.quotes());
            assertThat(captured.count(TradeDecoder.TEMPLATE_ID)).isEqualTo(source.trades());
            // The first line is an update that waits for the snapshot.
            assertThat(captured.timesNs.get(0)).isEqualTo(1_723_161_255_088_169_167L);
            assertThat(captured.timesNs.get(captured.timesNs.size() - 1)).isEqualTo(1_723_161_599_833_492_584L);
            assertChainIsWhole(captured, source);
        }
    }

    @Test
    void shouldReadWholeSpotRecording() {
        try (BinanceSource source = open("crypto/binance-raw/spot_btcusdt_20240808.gz")) {
            final Captured captured = Captured.drain(source);

            assertThat(source.decoded()).isEqualTo(41_249);
            assertThat(source.quotes()).isEqualTo(28_040);
            assertThat(source.depthUpdates()).isEqualTo(3_451);
            assertThat(source.snapshots()).isEqualTo(1);
            assertThat(source.trades()).isEqualTo(9_757);
            assertThat(source.ignored()).isZero();
            assertThat(source.skipped()).isZero();
            // Updates up to 50093239202 and ..207 are in the snapshot of 50093239218; the third one overlaps it.
            assertThat(source.staleUpdates()).isEqualTo(2);
            assertThat(captured.timesNs.get(0)).isEqualTo(1_723_161_254_087_891_268L);
            assertThat(captured.timesNs.get(captured.timesNs.size() - 1)).isEqualTo(1_723_161_599_999_231_384L);
            assertChainIsWhole(captured, source);
        }
    }

    private static BinanceSource open(final String recording) {
        return new BinanceSource(
                BinanceSettings.allStreams(
                        FileSourceSettings.strict(FileFormat.BINANCE, SampleData.file(recording), "BTCUSDT")),
                0);
    }

    /** Follows the ids as the core does: a snapshot begins the chain, each update goes on from the one before. */
    private static void assertChainIsWhole(final Captured captured, final BinanceSource source) {
        long lastUpdateId = -1;
        long updates = 0;
        boolean isComplete = true;
        for (int i = 0; i < captured.messages.size(); i++) {
            if (captured.templateId(i) == BookSnapshotDecoder.TEMPLATE_ID) {
                final BookSnapshotDecoder chunk = captured.snapshot(i);
                assertThat(chunk.firstChunk() != 0).isEqualTo(isComplete);
                isComplete = chunk.lastChunk() != 0;
                lastUpdateId = chunk.lastUpdateId();
            } else if (captured.templateId(i) == BookDeltaDecoder.TEMPLATE_ID) {
                final BookDeltaDecoder chunk = captured.delta(i);
                assertThat(chunk.firstChunk() != 0).isEqualTo(isComplete);
                isComplete = chunk.lastChunk() != 0;
                if (chunk.firstChunk() != 0) {
                    assertThat(chunk.prevUpdateId()).isEqualTo(lastUpdateId);
                }
                if (isComplete) {
                    lastUpdateId = chunk.lastUpdateId();
                    updates++;
                }
            }
        }
        assertThat(isComplete).isTrue();
        assertThat(updates).isEqualTo(source.depthUpdates() - source.staleUpdates());
    }
}
