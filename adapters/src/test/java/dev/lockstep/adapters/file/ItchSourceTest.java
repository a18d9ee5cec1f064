package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.BadDataException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItchSourceTest {
    private static final String FILE = "l3/itch50-synthetic/ex20101224.TEST_ITCH_50.gz";
    /** 2010-12-24 00:00 in New York, which is at UTC-5. */
    private static final long MIDNIGHT_NS = 1_293_166_800_000_000_000L;

    private final InstrumentDirectory directory = new InstrumentDirectory();

    @TempDir
    private Path folder;

    @Test
    void shouldReadWholeGeneratedDay() {
        try (ItchSource source = open(SampleData.file(FILE))) {
            final Captured captured = Captured.drain(source);

            assertThat(source.decoded()).isEqualTo(12_012);
            assertThat(List.of('A', 'P', 'D', 'E', 'X', 'U', 'S', 'R', 'H', 'F').stream()
                            .map(source::count))
                    .containsExactly(4997L, 5000L, 1745L, 198L, 45L, 12L, 6L, 3L, 3L, 3L);
            // Of the six system events, those that open and close the market are told.
            assertThat(captured.messages).hasSize(12_012 - 4);
            assertThat(source.ignored()).isEqualTo(4);
            assertThat(source.ofUnknownInstruments()).isZero();
            assertThat(directory.size()).isEqualTo(3);
            assertThat(directory.terms(0).symbol()).isEqualTo("ALC");
            assertThat(directory.terms(1).symbol()).isEqualTo("BOB");
            // The second message of the file, its time 0x0A66A2943614 as its bytes say.
            assertThat(captured.timesNs.get(0)).isEqualTo(MIDNIGHT_NS + 0x0A66_A294_3614L);
            // The close of the market; the two system events behind it mean nothing to the engine.
            assertThat(captured.timesNs.get(captured.timesNs.size() - 1)).isEqualTo(MIDNIGHT_NS + 57_607_158_187_591L);
        }
    }

    @Test
    void shouldDecodeFirstOrderOfGeneratedDayAsItsBytesSay() {
        try (ItchSource source = open(SampleData.file(FILE))) {
            // 41 0002 0000 1C52 2027C055 0000000000000000 42 000003E8 "BOB     " 0000CFAF: buy 1000 at 5.3167.
            assertThat(Captured.drain(source).texts())
                    .filteredOn(text -> text.startsWith("BookOrderAdd"))
                    .first()
                    .asString()
                    .contains("instrument=1|exchangeTimeNs=" + (MIDNIGHT_NS + 0x1C52_2027_C055L))
                    .contains("bookOrderId=0|price=531670000|quantity=100000000000|side=BUY");
        }
    }

    @Test
    void shouldTellEachTypeAsItsMessage() {
        final byte[] bytes = new ItchBytes()
                .start()
                .stock(7, "AB", 2)
                .message('S', 0, 3)
                .text("Q", 1)
                .end()
                .message('H', 7, 4)
                .text("AB", 8)
                .text("H", 1)
                .text("", 1)
                .text("T1", 4)
                .end()
                .message('F', 7, 5)
                .number(11, 8)
                .text("S", 1)
                .number(300, 4)
                .text("AB", 8)
                .number(10_0001, 4)
                .text("MPID", 4)
                .end()
                .message('E', 7, 6)
                .number(11, 8)
                .number(100, 4)
                .number(901, 8)
                .end()
                .message('C', 7, 7)
                .number(11, 8)
                .number(50, 4)
                .number(902, 8)
                .text("N", 1)
                .number(99_000, 4)
                .end()
                .message('X', 7, 8)
                .number(11, 8)
                .number(20, 4)
                .end()
                .message('U', 7, 9)
                .number(11, 8)
                .number(12, 8)
                .number(500, 4)
                .number(101_000, 4)
                .end()
                .message('D', 7, 10)
                .number(12, 8)
                .end()
                .message('P', 7, 11)
                .number(0, 8)
                .text("B", 1)
                .number(5, 4)
                .text("AB", 8)
                .number(100_000, 4)
                .number(903, 8)
                .end()
                .message('Q', 7, 12)
                .number(1L << 33, 8)
                .text("AB", 8)
                .number(100_100, 4)
                .number(904, 8)
                .text("C", 1)
                .end()
                .message('Q', 7, 13)
                .number(0, 8)
                .text("AB", 8)
                .number(0, 4)
                .number(905, 8)
                .text("H", 1)
                .end()
                .message('B', 7, 14)
                .number(903, 8)
                .end()
                .message('S', 0, 15)
                .text("M", 1)
                .end()
                .bytes();

        try (ItchSource source = open(SampleFiles.write(folder, "20240102.itch", bytes))) {
            final List<String> texts = Captured.drain(source).texts();

            assertThat(texts).hasSize(12);
            assertThat(texts.get(0)).startsWith("InstrumentDefinition").contains("instrument=0|symbol=AB|currency=USD");
            assertThat(texts.get(1))
                    .startsWith("CalendarBoundary")
                    .contains("instrument=-1|kind=SESSION_OPEN|day=19724");
            assertThat(texts.get(2)).startsWith("InstrumentStatus").contains("instrument=0|state=HALTED|reason=T1");
            assertThat(texts.get(3))
                    .startsWith("BookOrderAdd")
                    .contains("bookOrderId=11|price=1000010000|quantity=30000000000|side=SELL");
            assertThat(texts.get(4))
                    .startsWith("BookOrderExecute")
                    .contains("bookOrderId=11|quantity=10000000000|price=0|tradeId=901|printable=1");
            assertThat(texts.get(5))
                    .startsWith("BookOrderExecute")
                    .contains("bookOrderId=11|quantity=5000000000|price=990000000|tradeId=902|printable=0");
            assertThat(texts.get(6))
                    .startsWith("BookOrderCancel")
                    .contains("bookOrderId=11|cancelledQuantity=2000000000");
            assertThat(texts.get(7))
                    .startsWith("BookOrderModify")
                    .contains("bookOrderId=11|newBookOrderId=12|price=1010000000|quantity=50000000000");
            assertThat(texts.get(8)).startsWith("BookOrderCancel").contains("bookOrderId=12|cancelledQuantity=0");
            assertThat(texts.get(9))
                    .startsWith("Trade")
                    .contains("price=1000000000|quantity=500000000|tradeId=903|aggressor=UNKNOWN");
            assertThat(texts.get(10)).startsWith("Trade").contains("quantity=858993459200000000|tradeId=904");
            assertThat(texts.get(11)).contains("kind=SESSION_CLOSE");
            assertThat(source.ignored()).isEqualTo(3);
        }
    }

    @Test
    void shouldKeepIndexOfKnownStockAndIgnoreOthersUnlessTheyMayBeAdded() {
        final InstrumentTerms known = ItchSettings.usStockTerms(1_000_000);
        directory.add(InstrumentTerms.spot("X", "USD", 6, known.strategyView(), known.venueView(), true, 1, 1, 1, 1));
        directory.add(InstrumentTerms.spot("AB", "USD", 6, known.strategyView(), known.venueView(), true, 1, 1, 1, 1));
        final byte[] bytes = new ItchBytes()
                .start()
                .stock(7, "AB", 2)
                .stock(8, "CD", 3)
                .message('D', 8, 4)
                .number(1, 8)
                .end()
                .message('D', 7, 5)
                .number(2, 8)
                .end()
                .bytes();
        final FileSourceSettings file =
                FileSourceSettings.strict(FileFormat.ITCH, SampleFiles.write(folder, "day.itch", bytes), "");

        try (ItchSource source =
                new ItchSource(new ItchSettings(file, LocalDate.of(2024, 7, 1), false, known), directory)) {
            final Captured captured = Captured.drain(source);

            assertThat(captured.texts())
                    .singleElement()
                    .asString()
                    .contains("instrument=1|")
                    .contains("bookOrderId=2");
            // Summer time: New York is at UTC-4.
            assertThat(captured.timesNs).containsExactly(1_719_806_400_000_000_005L);
            assertThat(source.ofUnknownInstruments()).isEqualTo(1);
            assertThat(source.count('D')).isEqualTo(2);
            assertThat(directory.size()).isEqualTo(2);
        }
    }

    @Test
    void shouldGiveIndexesInTheOrderOfDeliveryAcrossSources() {
        final Path late = SampleFiles.write(
                folder,
                "20240102a.itch",
                new ItchBytes().start().stock(1, "LATE", 9).bytes());
        final Path early = SampleFiles.write(
                folder,
                "20240102b.itch",
                new ItchBytes().start().stock(1, "SOON", 5).bytes());
        try (ItchSource second = open(late);
                ItchSource first = open(early)) {
            assertThat(second.nextTimeNs()).isGreaterThan(first.nextTimeNs());
            assertThat(Captured.drain(first).texts().get(0)).contains("instrument=0|symbol=SOON");
            assertThat(Captured.drain(second).texts().get(0)).contains("instrument=1|symbol=LATE");
        }
    }

    @Test
    void shouldAllowLongerMessagesAndPassOverUnknownTypesByTheirLength() {
        final byte[] bytes = new ItchBytes()
                .start()
                .message('z', 0, 2)
                .text("something new", 40)
                .end()
                .message('S', 0, 3)
                .text("Q", 1)
                .text("appended", 8)
                .end()
                .bytes();

        try (ItchSource source = open(SampleFiles.write(folder, "20240102.itch", bytes))) {
            assertThat(Captured.drain(source).messages).hasSize(1);
            assertThat(source.ignored()).isEqualTo(2);
            assertThat(source.count('z')).isEqualTo(1);
        }
    }

    @Test
    void shouldTakeZeroLengthAtTheEndForEndOfSession() {
        final byte[] messages = new ItchBytes()
                .start()
                .message('S', 0, 3)
                .text("Q", 1)
                .end()
                .end(0)
                .bytes();

        try (ItchSource source = open(SampleFiles.write(folder, "20240102.itch", messages))) {
            assertThat(Captured.drain(source).messages).hasSize(1);
        }
    }

    @Test
    void shouldFailOnUnknownTypeWithoutLengthEvenIfBadRecordsAreSkipped() {
        final byte[] bytes =
                new ItchBytes().start().message('z', 0, 2).end(0).start().bytes();

        try (ItchSource source = skipping(bytes)) {
            assertThatThrownBy(() -> Captured.drain(source))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("20240102.itch@14: unknown message type z without a length");
        }
    }

    @Test
    void shouldSkipBadMessagesAndNameTheirOffsets() {
        final byte[] bytes = new ItchBytes()
                .start()
                .stock(7, "AB", 2)
                .message('D', 7, 3)
                .end()
                .message('A', 7, 4)
                .number(11, 8)
                .text("?", 1)
                .number(300, 4)
                .text("AB", 8)
                .number(1, 4)
                .end()
                .message('A', 7, 5)
                .number(11, 8)
                .text("B", 1)
                .number(0, 4)
                .text("AB", 8)
                .number(1, 4)
                .end()
                .message('H', 7, 6)
                .text("AB", 8)
                .text("x", 1)
                .text("", 5)
                .end()
                .message('Q', 7, 7)
                .number(-1, 8)
                .text("AB", 8)
                .number(1, 4)
                .number(1, 8)
                .text("C", 1)
                .end()
                .message('R', 8, 8)
                .text("", 8)
                .text("", 20)
                .end()
                .message('D', 7, 90_000_000_000_000L)
                .number(1, 8)
                .end()
                .message('D', 7, 9)
                .number(77, 8)
                .end()
                .bytes();

        try (ItchSource source = skipping(bytes)) {
            assertThat(Captured.drain(source).texts())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("bookOrderId=77");
            assertThat(source.skipped()).isEqualTo(7);
            // Start is 14 bytes long, the stock 41.
            assertThat(source.problems().get(0)).contains("20240102.itch@55: ").contains("11 bytes instead of 19");
            assertThat(source.count('D')).isEqualTo(1);
        }
    }

    @Test
    void shouldTellWhereFileWasCutOff() {
        final byte[] whole = new ItchBytes().start().stock(7, "AB", 2).bytes();
        for (int length = 15; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            try (ItchSource source = skipping(cut)) {
                assertThatThrownBy(() -> Captured.drain(source))
                        .as("cut at byte %d", length)
                        .isInstanceOf(BadDataException.class)
                        .hasMessageContaining("20240102.itch@14: the file ends inside");
            }
        }
    }

    @Test
    void shouldRefuseTextAndFileWithoutTradingDay() {
        final Path csv = SampleFiles.write(folder, "20240102.csv", SampleFiles.leanTicks(100));
        final Path undated =
                SampleFiles.write(folder, "day.itch", new ItchBytes().start().bytes());

        try (ItchSource source = open(csv)) {
            assertThatThrownBy(source::nextTimeNs)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("does not begin like ITCH 5.0");
        }
        assertThatThrownBy(() -> open(undated))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("no date");
    }

    @Test
    void shouldRefuseEmptyFile() {
        try (ItchSource source = skipping(new byte[0])) {
            assertThatThrownBy(source::nextTimeNs)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("20240102.itch: is empty");
        }
    }

    private ItchSource open(final Path path) {
        return new ItchSource(ItchSettings.allStocks(FileSourceSettings.strict(FileFormat.ITCH, path, "")), directory);
    }

    private ItchSource skipping(final byte[] bytes) {
        final Path path = SampleFiles.write(folder, "20240102.itch", bytes);
        return new ItchSource(
                ItchSettings.allStocks(
                        new FileSourceSettings(FileFormat.ITCH, path, "", OnBadRecord.SKIP, TimeOrder.FAIL, 0)),
                directory);
    }
}
