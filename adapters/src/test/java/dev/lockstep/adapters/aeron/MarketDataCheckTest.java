package dev.lockstep.adapters.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import java.util.List;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MarketDataCheckTest {
    private static final long SEED = 77;

    private final MarketDataCheck check = new MarketDataCheck();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void shouldAcceptEveryMarketDataTemplateAndRefuseAnyOtherLengthOfIt() {
        final List<MutableDirectBuffer> messages = TestMessages.oneOfEach();
        for (int i = 0; i < messages.size(); i++) {
            final MutableDirectBuffer message = messages.get(i);
            assertThat(faultOf(message)).as("template %d", i + 1).isNull();
            final byte[] longer = new byte[message.capacity() + 1];
            message.getBytes(0, longer, 0, message.capacity());
            assertThat(faultOf(new UnsafeBuffer(longer)))
                    .as("template %d", i + 1)
                    .isNotNull();
            for (int length = 0; length < message.capacity(); length++) {
                assertThat(check.faultOf(message, 0, length))
                        .as("template %d cut to %d bytes", i + 1, length)
                        .isIn(MessageFault.BAD_LENGTH, MessageFault.WRONG_LAYOUT);
            }
        }
    }

    @Test
    void shouldRefuseEveryTemplateThatIsNotMarketData() {
        for (int templateId = 0; templateId <= 0xFFFF; templateId++) {
            final MutableDirectBuffer message = TestMessages.quote(0, 0);
            header.wrap(message, 0).templateId(templateId);
            if (templateId == 0 || templateId > BarDecoder.TEMPLATE_ID) {
                assertThat(faultOf(message)).as("template %d", templateId).isEqualTo(MessageFault.NOT_MARKET_DATA);
            }
        }
    }

    @Test
    void shouldRefuseAnotherSchemaAndVersionZero() {
        final MutableDirectBuffer message = TestMessages.quote(0, 0);
        header.wrap(message, 0).schemaId(5151);
        assertThat(faultOf(message)).isEqualTo(MessageFault.WRONG_SCHEMA);
        header.wrap(message, 0).schemaId(MessageHeaderDecoder.SCHEMA_ID).version(0);
        assertThat(faultOf(message)).isEqualTo(MessageFault.WRONG_SCHEMA);
    }

    @Test
    void shouldAcceptALongerBlockOnlyFromALaterVersion() {
        final MutableDirectBuffer quote = TestMessages.quote(0, 0);
        final byte[] bytes = new byte[quote.capacity() + 8];
        quote.getBytes(0, bytes, 0, quote.capacity());
        final MutableDirectBuffer longer = new UnsafeBuffer(bytes);
        header.wrap(longer, 0).blockLength(QuoteDecoder.BLOCK_LENGTH + 8);
        assertThat(faultOf(longer)).isEqualTo(MessageFault.WRONG_LAYOUT);
        header.version(QuoteDecoder.SCHEMA_VERSION + 1);
        assertThat(faultOf(longer)).isNull();
        header.wrap(quote, 0).version(QuoteDecoder.SCHEMA_VERSION + 1).blockLength(QuoteDecoder.BLOCK_LENGTH - 8);
        assertThat(check.faultOf(quote, 0, quote.capacity() - 8)).isEqualTo(MessageFault.WRONG_LAYOUT);
    }

    @Test
    void shouldRefuseMoreLevelsThanAChunkMayHave() {
        assertThat(faultOf(TestMessages.delta(0, 0))).isNull();
        assertThat(faultOf(TestMessages.delta(12, 0))).isNull();
        assertThat(faultOf(TestMessages.delta(0, 12))).isNull();
        assertThat(faultOf(TestMessages.delta(6, 7))).isEqualTo(MessageFault.BAD_LENGTH);
    }

    @Test
    void shouldRefuseValuesThatNoDecoderKnows() {
        final MutableDirectBuffer trade = TestMessages.trade();
        final int aggressor = MessageHeaderDecoder.ENCODED_LENGTH + TradeDecoder.aggressorEncodingOffset();
        trade.putByte(aggressor, (byte) 3);
        assertThat(faultOf(trade)).isEqualTo(MessageFault.BAD_VALUE);
        trade.putByte(aggressor, (byte) 255);
        assertThat(faultOf(trade)).isEqualTo(MessageFault.BAD_VALUE);
        assertThat(faultOf(TestMessages.quote(-1, 0))).isEqualTo(MessageFault.BAD_VALUE);
        assertThat(faultOf(TestMessages.quote(Integer.MAX_VALUE, 0))).isNull();
        assertThat(faultOf(TestMessages.boundary())).isNull();
    }

    /** So that a value that is added to the schema is not forgotten here. */
    @Test
    void shouldAcceptEveryValueThatTheSchemaHas() {
        final List<MutableDirectBuffer> messages = TestMessages.oneOfEach();
        assertAccepts(
                messages.get(0), InstrumentDefinitionDecoder.kindEncodingOffset(), InstrumentKind.values().length);
        assertAccepts(messages.get(1), InstrumentStatusDecoder.stateEncodingOffset(), InstrumentState.values().length);
        assertAccepts(messages.get(2), CalendarBoundaryDecoder.kindEncodingOffset(), BoundaryKind.values().length);
    }

    /** All but the null value. */
    private void assertAccepts(final MutableDirectBuffer message, final int offset, final int constants) {
        for (int value = 0; value < constants; value++) {
            message.putByte(MessageHeaderDecoder.ENCODED_LENGTH + offset, (byte) value);
            assertThat(faultOf(message))
                    .as("%d", value)
                    .isEqualTo(value < constants - 1 ? null : MessageFault.BAD_VALUE);
        }
    }

    @Test
    void shouldKnowEveryValueOfEveryEnumeration() {
        requireExactly(
                TestMessages.definition(), InstrumentDefinitionDecoder.kindEncodingOffset(), InstrumentKind.values());
        requireExactly(
                TestMessages.definition(),
                InstrumentDefinitionDecoder.strategyViewEncodingOffset(),
                MarketView.values());
        requireExactly(TestMessages.status(), InstrumentStatusDecoder.stateEncodingOffset(), InstrumentState.values());
        requireExactly(TestMessages.boundary(), CalendarBoundaryDecoder.kindEncodingOffset(), BoundaryKind.values());
    }

    /** The last constant of a generated type is the one for none. */
    private void requireExactly(final MutableDirectBuffer message, final int field, final Enum<?>[] constants) {
        for (int value = 0; value < 256; value++) {
            message.putByte(MessageHeaderDecoder.ENCODED_LENGTH + field, (byte) value);
            assertThat(faultOf(message))
                    .as("value %d at %d", value, field)
                    .isEqualTo(value < constants.length - 1 ? null : MessageFault.BAD_VALUE);
        }
    }

    @Test
    void shouldAcceptOnlyWhatEveryDecoderCanRead() {
        final Random random = new Random(SEED);
        final List<MutableDirectBuffer> messages = TestMessages.oneOfEach();
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 500_000; i++) {
            final MutableDirectBuffer original = messages.get(random.nextInt(messages.size()));
            final byte[] bytes = new byte[original.capacity()];
            original.getBytes(0, bytes);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            // The buffer ends with the message, so that reading beyond it throws.
            final MutableDirectBuffer damaged = new UnsafeBuffer(bytes);
            if (faultOf(damaged) == null) {
                accepted++;
                decode(damaged);
            } else {
                refused++;
            }
        }
        assertThat(accepted).as("seed %d", SEED).isGreaterThan(100_000);
        assertThat(refused).as("seed %d", SEED).isGreaterThan(100_000);
    }

    private MessageFault faultOf(final MutableDirectBuffer message) {
        return check.faultOf(message, 0, message.capacity());
    }

    /** Reads every field, group and enumeration by the decoder's own printer. */
    private static void decode(final MutableDirectBuffer message) {
        final MessageHeaderDecoder decoded = new MessageHeaderDecoder().wrap(message, 0);
        final StringBuilder text = new StringBuilder();
        switch (decoded.templateId()) {
            case 1 ->
                new InstrumentDefinitionDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 2 ->
                new InstrumentStatusDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 3 ->
                new CalendarBoundaryDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 4 -> new QuoteDecoder().wrapAndApplyHeader(message, 0, decoded).appendTo(text);
            case 5 -> new TradeDecoder().wrapAndApplyHeader(message, 0, decoded).appendTo(text);
            case 6 ->
                new BookSnapshotDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 7 ->
                new BookDeltaDecoder().wrapAndApplyHeader(message, 0, decoded).appendTo(text);
            case 8 ->
                new BookOrderAddDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 9 ->
                new BookOrderModifyDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 10 ->
                new BookOrderCancelDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 11 ->
                new BookOrderExecuteDecoder()
                        .wrapAndApplyHeader(message, 0, decoded)
                        .appendTo(text);
            case 12 -> new BarDecoder().wrapAndApplyHeader(message, 0, decoded).appendTo(text);
            default -> throw new AssertionError("accepted template " + decoded.templateId());
        }
        assertThat(text).isNotEmpty();
    }
}
