package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import dev.lockstep.engine.book.OrderBook;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalReader;
import dev.lockstep.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run over an ITCH day journaled is what the file's bytes say: every message, the orders that rest at the end, the volume. */
class RecordedOrdersTest {
    private static final String RECORDING = "l3/itch50-synthetic/ex20101224.TEST_ITCH_50.gz";
    /** As the notes that come with the recording count them. */
    private static final Map<Character, Integer> MESSAGES =
            Map.of('A', 4997, 'P', 5000, 'D', 1745, 'E', 198, 'X', 45, 'U', 12, 'S', 6, 'R', 3, 'H', 3, 'F', 3);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookOrderAddDecoder add = new BookOrderAddDecoder();
    private final BookOrderModifyDecoder modify = new BookOrderModifyDecoder();
    private final BookOrderCancelDecoder cancel = new BookOrderCancelDecoder();
    private final BookOrderExecuteDecoder execute = new BookOrderExecuteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final Map<Integer, Integer> journaled = new TreeMap<>();
    private final Map<Integer, OrderBook> books = new TreeMap<>();
    private long volume;

    @TempDir
    private Path dir;

    @Test
    void shouldJournalEveryMessageAndEndWithTheBookOfTheFile() throws IOException {
        final Path recording = Project.recording(RECORDING);
        final RecordedOrders expected = RecordedOrders.read(recording);
        assertThat(expected.counts()).isEqualTo(MESSAGES);
        read(RunDirectory.of(BacktestRun.of(dir, Project.config("backtest-itch.yaml"), "data.path=" + recording)
                .directory()));

        assertThat(journaled)
                .containsEntry(BookOrderAddDecoder.TEMPLATE_ID, 4997 + 3)
                .containsEntry(BookOrderModifyDecoder.TEMPLATE_ID, 12)
                .containsEntry(BookOrderCancelDecoder.TEMPLATE_ID, 1745 + 45)
                .containsEntry(BookOrderExecuteDecoder.TEMPLATE_ID, 198)
                .containsEntry(TradeDecoder.TEMPLATE_ID, 5000)
                .containsEntry(InstrumentDefinitionDecoder.TEMPLATE_ID, 3)
                .containsEntry(InstrumentStatusDecoder.TEMPLATE_ID, 3);
        assertThat(volume).isEqualTo(expected.volume() * FixedPoint.ONE);
        assertThat(books.values().stream().mapToInt(OrderBook::orders).sum())
                .isEqualTo(expected.open().size());
        assertThat(books.values().stream().mapToLong(OrderBook::anomalies).sum())
                .isEqualTo(expected.unknown())
                .isEqualTo(94 + 18 + 3 + 2);
        expected.open().forEach((reference, shares) -> assertThat(books.values().stream()
                        .mapToLong(book -> book.remaining(reference))
                        .filter(remaining -> remaining > 0)
                        .toArray())
                .as("order %d", reference)
                .containsExactly(shares * FixedPoint.ONE));
    }

    private void read(final RunDirectory run) {
        try (JournalReader in = run.reader(JournalKind.IN)) {
            while (in.next()) {
                take(in.buffer(), in.offset() + RecordHeader.LENGTH);
            }
        }
    }

    private void take(final DirectBuffer buffer, final int offset) {
        final int template = header.wrap(buffer, offset).templateId();
        journaled.merge(template, 1, Integer::sum);
        switch (template) {
            case BookOrderAddDecoder.TEMPLATE_ID -> {
                add.wrapAndApplyHeader(buffer, offset, header);
                book(add.instrument()).apply(add);
            }
            case BookOrderModifyDecoder.TEMPLATE_ID -> {
                modify.wrapAndApplyHeader(buffer, offset, header);
                book(modify.instrument()).apply(modify);
            }
            case BookOrderCancelDecoder.TEMPLATE_ID -> {
                cancel.wrapAndApplyHeader(buffer, offset, header);
                book(cancel.instrument()).apply(cancel);
            }
            case BookOrderExecuteDecoder.TEMPLATE_ID -> {
                execute.wrapAndApplyHeader(buffer, offset, header);
                volume += execute.quantity();
                book(execute.instrument()).apply(execute);
            }
            case TradeDecoder.TEMPLATE_ID ->
                volume += trade.wrapAndApplyHeader(buffer, offset, header).quantity();
            default -> {
                // Says nothing of orders.
            }
        }
    }

    private OrderBook book(final int instrument) {
        return books.computeIfAbsent(instrument, index -> new OrderBook());
    }
}
