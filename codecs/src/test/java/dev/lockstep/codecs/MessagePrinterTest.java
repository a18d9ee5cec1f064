package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.MessageSchema.Message;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.CheckpointEncoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Stage;
import dev.lockstep.codecs.sbe.StateImageEncoder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagePrinterTest {
    private static final long SEED = 31L;

    private final MessagePrinter printer = new MessagePrinter();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);

    @Test
    void shouldPrintAQuote() {
        final int length = encodeQuote();
        assertThat(text(buffer, length))
                .isEqualTo("Quote instrument=0 exchangeTimeNs=1700000000000000001 receiveTimeNs=1700000000000000002"
                        + " bidPrice=64000.1 bidQuantity=0.00000001 askPrice=-0.5 askQuantity=-0.00000001");
        assertThat(json(buffer, length))
                .isEqualTo("{\"template\":\"Quote\",\"instrument\":0,\"exchangeTimeNs\":1700000000000000001,"
                        + "\"receiveTimeNs\":1700000000000000002,\"bidPrice\":\"64000.1\",\"bidQuantity\":\"0.00000001\","
                        + "\"askPrice\":\"-0.5\",\"askQuantity\":\"-0.00000001\"}");
    }

    @Test
    void shouldPrintGroupsAsArrays() {
        final BookDeltaEncoder encoder = new BookDeltaEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .instrument(3)
                .exchangeTimeNs(1)
                .receiveTimeNs(2)
                .prevUpdateId(-1)
                .lastUpdateId(5)
                .firstChunk((short) 1)
                .lastChunk((short) 0);
        encoder.bidsCount(2)
                .next()
                .price(100_000_000L)
                .quantity(0)
                .next()
                .price(99_000_000L)
                .quantity(250_000_000L);
        encoder.asksCount(0);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        assertThat(text(buffer, length))
                .isEqualTo("BookDelta instrument=3 exchangeTimeNs=1 receiveTimeNs=2 prevUpdateId=-1 lastUpdateId=5"
                        + " firstChunk=1 lastChunk=0 bids=[{price=1 quantity=0} {price=0.99 quantity=2.5}] asks=[]");
        assertThat(json(buffer, length))
                .endsWith(",\"lastChunk\":0,\"bids\":[{\"price\":\"1\",\"quantity\":\"0\"},"
                        + "{\"price\":\"0.99\",\"quantity\":\"2.5\"}],\"asks\":[]}");
    }

    @Test
    void shouldPrintTextsMoneyAndEnumerations() {
        final ExecutionReportEncoder encoder = new ExecutionReportEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .execType(ExecType.FILL)
                .liquidity(Liquidity.MAKER)
                .reason("")
                .venueOrderId("say \"hi\"\\\n")
                .venueFillId("A-1")
                .fee(-1_500_000L);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        assertThat(text(buffer, length))
                .contains(" execType=FILL liquidity=MAKER reason=\"\"")
                .contains(" venueOrderId=\"say \\\"hi\\\"\\\\\\u000a\" venueFillId=A-1 ")
                .contains(" fee=-1500000 ");
        assertThat(json(buffer, length))
                .contains(",\"execType\":\"FILL\",\"liquidity\":\"MAKER\",\"reason\":\"\"")
                .contains(",\"venueOrderId\":\"say \\\"hi\\\"\\\\\\u000a\",\"venueFillId\":\"A-1\",")
                .contains(",\"fee\":-1500000,");
        // Bytes that are no ASCII, as a venue may send them.
        buffer.putByte(
                MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.venueFillIdEncodingOffset(), (byte) 0xE9);
        assertThat(json(buffer, length)).contains("\"venueFillId\":\"\\u00e9-1\"");
    }

    @Test
    void shouldPrintEnumerationsWithoutANameAsNumbers() {
        final ExecutionReportEncoder encoder = new ExecutionReportEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header);
        buffer.putByte(
                MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.execTypeEncodingOffset(), (byte) 200);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        assertThat(text(buffer, length)).contains(" execType=200 ");
        assertThat(json(buffer, length)).contains("\"execType\":200,");
    }

    @Test
    void shouldPrintHashesAndDataInHexadecimal() {
        final CheckpointEncoder checkpoint = new CheckpointEncoder();
        checkpoint.wrapAndApplyHeader(buffer, 0, header).inputChain(0xABCL).outputChain(-1);
        assertThat(text(buffer, MessageHeaderEncoder.ENCODED_LENGTH + checkpoint.encodedLength()))
                .startsWith("Checkpoint inputChain=0000000000000abc outputChain=ffffffffffffffff ");

        final StateImageEncoder image = new StateImageEncoder();
        image.wrapAndApplyHeader(buffer, 0, header)
                .stage(Stage.RISK)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        image.putContent(new byte[] {0, 0x7F, (byte) 0x80}, 0, 3);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + image.encodedLength();
        assertThat(text(buffer, length)).isEqualTo("StateImage stage=RISK firstChunk=1 lastChunk=1 content=007f80");
        assertThat(json(buffer, length)).endsWith(",\"lastChunk\":1,\"content\":\"007f80\"}");
    }

    @Test
    void shouldPrintTheFieldsThatAnOlderVersionHas() {
        encodeQuote();
        header.blockLength(20).version(0);
        assertThat(text(buffer, 28))
                .isEqualTo("Quote instrument=0 exchangeTimeNs=1700000000000000001 receiveTimeNs=1700000000000000002");
        header.blockLength(0);
        assertThat(text(buffer, 8)).isEqualTo("Quote");
        assertThat(json(buffer, 8)).isEqualTo("{\"template\":\"Quote\"}");
    }

    @Test
    void shouldNotHideBytesThatItDoesNotKnow() {
        final int length = encodeQuote();
        header.blockLength(QuoteEncoder.BLOCK_LENGTH + 2).version(2);
        buffer.putShort(length, (short) 0x0201);
        buffer.putByte(length + 2, (byte) 3);
        assertThat(text(buffer, length + 3)).endsWith(" askQuantity=-0.00000001 unknownFields=0102 unknownTail=03");
        assertThat(json(buffer, length + 3)).endsWith(",\"unknownFields\":\"0102\",\"unknownTail\":\"03\"}");
    }

    @Test
    void shouldPrintUnknownTemplatesInHexadecimal() {
        header.wrap(buffer, 0).blockLength(1).templateId(99).schemaId(5150).version(1);
        buffer.putByte(8, (byte) 0xFE);
        assertThat(text(buffer, 9)).isEqualTo("Unknown(template=99, hex=010063001e140100fe)");
        assertThat(json(buffer, 9))
                .isEqualTo("{\"template\":\"Unknown\",\"templateId\":99,\"hex\":\"010063001e140100fe\"}");
    }

    @Test
    void shouldPrintMessagesOfOtherSchemasAsMalformed() {
        header.wrap(buffer, 0).blockLength(0).templateId(4).schemaId(7).version(1);
        assertThat(text(buffer, 8))
                .isEqualTo("Malformed(reason=\"schema id is 7 instead of 5150\", hex=0000040007000100)");
    }

    @Test
    void shouldPrintEveryMessageThatIsCutShortAsMalformed() throws ReflectiveOperationException {
        for (final Message message : MessageSchema.load().messages()) {
            final int length = GeneratedCodecs.encode(message, new SplittableRandom(SEED), 3, 20, buffer, 0);
            for (int cut = 0; cut < length; cut++) {
                // Of exactly the cut length, so that a read beyond it would throw.
                final UnsafeBuffer shortened = new UnsafeBuffer(Arrays.copyOf(buffer.byteArray(), cut));
                assertThat(text(shortened, cut)).as(message.name()).startsWith("Malformed(reason=\"");
                assertThat(json(shortened, cut))
                        .as(message.name())
                        .startsWith("{\"template\":\"Malformed\",\"reason\":\"")
                        .endsWith("\"}");
            }
        }
    }

    @Test
    void shouldNameThePartThatDoesNotFit() {
        encodeQuote();
        assertThat(text(buffer, 30)).startsWith("Malformed(reason=\"Quote: block ends at byte 60 of 30\", hex=3400");
        assertThat(text(buffer, 3)).isEqualTo("Malformed(reason=\"header ends at byte 8 of 3\", hex=340004)");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 250, 257, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldNotReadOutsideTheBuffer(final int offset) {
        final StringBuilder out = new StringBuilder();
        printer.appendText(out, buffer, offset, 8);
        assertThat(out).hasToString("Malformed(reason=\"range leaves the buffer of 256 bytes\", hex=)");
    }

    @Test
    void shouldSurviveAnyDamageWithoutReadingOutside() throws ReflectiveOperationException {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (final Message message : MessageSchema.load().messages()) {
            for (int round = 0; round < 200; round++) {
                final int length = GeneratedCodecs.encode(message, random, random.nextInt(4), 20, buffer, 0);
                final UnsafeBuffer damaged =
                        new UnsafeBuffer(Arrays.copyOf(buffer.byteArray(), random.nextInt(length + 10)));
                for (int i = random.nextInt(4); i >= 0 && damaged.capacity() > 0; i--) {
                    damaged.putByte(random.nextInt(damaged.capacity()), (byte) random.nextInt());
                }
                final String alone = text(damaged, damaged.capacity()) + json(damaged, damaged.capacity());
                assertThat(alone).as("seed %d", SEED).isNotEmpty().doesNotContain("\n");
                assertThat(amidNoise(damaged, random)).as("seed %d", SEED).isEqualTo(alone);
            }
        }
    }

    /** Prints the same bytes amid random ones. */
    private String amidNoise(final UnsafeBuffer message, final SplittableRandom random) {
        final UnsafeBuffer noise = new UnsafeBuffer(new byte[message.capacity() + 600]);
        random.nextBytes(noise.byteArray());
        noise.putBytes(300, message, 0, message.capacity());
        final StringBuilder out = new StringBuilder();
        printer.appendText(out, noise, 300, message.capacity());
        printer.appendJson(out, noise, 300, message.capacity());
        return out.toString();
    }

    private int encodeQuote() {
        final QuoteEncoder encoder = new QuoteEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
                .instrument(0)
                .exchangeTimeNs(1_700_000_000_000_000_001L)
                .receiveTimeNs(1_700_000_000_000_000_002L)
                .bidPrice(6_400_010_000_000L)
                .bidQuantity(1)
                .askPrice(-50_000_000L)
                .askQuantity(-1);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private String text(final UnsafeBuffer message, final int length) {
        final StringBuilder out = new StringBuilder();
        printer.appendText(out, message, 0, length);
        return out.toString();
    }

    private String json(final UnsafeBuffer message, final int length) {
        final StringBuilder out = new StringBuilder();
        printer.appendJson(out, message, 0, length);
        return out.toString();
    }
}
