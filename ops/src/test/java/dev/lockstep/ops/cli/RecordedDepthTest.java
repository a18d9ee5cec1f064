package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.DepthBook;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The depth book of a run over real data is the book that the raw file says, level by level. */
class RecordedDepthTest {
    private static final long SEED = 20_260_108;
    private static final int POINTS = 1_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final DepthBook book = new DepthBook();

    @TempDir
    private Path dir;

    @Test
    void shouldRebuildTheBookOfTheRawFileAtAThousandPoints() throws IOException {
        final Path recording = Project.recording("crypto/binance-raw/usdm_btcusdt_20240808.gz");
        final Map<Long, List<Long>> expected = RecordedDepth.read(recording, points(recording));
        assertThat(expected).hasSize(POINTS);
        final RunDirectory run = RunDirectory.of(BacktestRun.of(
                        dir, Project.config("backtest-binance.yaml"), "data.path=" + recording, "data.streams=[depth]")
                .directory());

        int compared = 0;
        try (JournalReader in = run.reader(JournalKind.IN)) {
            while (in.next()) {
                if (isCompleted(in.buffer(), in.offset() + RecordHeader.LENGTH)
                        && expected.containsKey(book.lastUpdateId())) {
                    assertThat(book.status()).isEqualTo(BookStatus.WHOLE);
                    assertThat(levels())
                            .as("seed %d, update %d", SEED, book.lastUpdateId())
                            .isEqualTo(expected.get(book.lastUpdateId()));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(POINTS);
    }

    private static TreeSet<Long> points(final Path recording) throws IOException {
        final List<Long> ids = RecordedDepth.updateIds(recording);
        final SplittableRandom random = new SplittableRandom(SEED);
        final TreeSet<Long> points = new TreeSet<>();
        while (points.size() < POINTS) {
            points.add(ids.get(random.nextInt(ids.size())));
        }
        return points;
    }

    /** Whether a message completed a delta of the book. */
    private boolean isCompleted(final DirectBuffer buffer, final int offset) {
        switch (header.wrap(buffer, offset).templateId()) {
            case BookSnapshotDecoder.TEMPLATE_ID -> book.apply(snapshot.wrapAndApplyHeader(buffer, offset, header));
            case BookDeltaDecoder.TEMPLATE_ID -> {
                book.apply(delta.wrapAndApplyHeader(buffer, offset, header));
                return delta.lastChunk() != 0;
            }
            default -> {
                // Nothing to do with depth.
            }
        }
        return false;
    }

    private List<Long> levels() {
        final List<Long> levels = new ArrayList<>();
        for (final Side side : new Side[] {Side.BUY, Side.SELL}) {
            for (int level = 0; level < book.levels(side); level++) {
                levels.add(book.price(side, level));
                levels.add(book.quantity(side, level));
            }
        }
        return levels;
    }
}
