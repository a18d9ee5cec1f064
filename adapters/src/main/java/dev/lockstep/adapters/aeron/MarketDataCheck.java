package dev.lockstep.adapters.aeron;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Decides whether bytes from outside are one whole market-data message that every decoder can read to its end without an exception. What the
 * numbers in it mean is not judged here.
 */
final class MarketDataCheck {
    private static final int GROUP_HEADER_LENGTH = 4;
    private static final int LEVEL_LENGTH = 2 * Long.BYTES;
    private static final int MOST_LEVELS = 12;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final MarketDataLayout[] layouts = MarketDataLayout.byTemplateId();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /** What is wrong with a message, or null. */
    MessageFault faultOf(final DirectBuffer buffer, final int offset, final int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH || length > RecordHeader.MAX_MESSAGE_LENGTH) {
            return MessageFault.BAD_LENGTH;
        }
        header.wrap(buffer, offset);
        final int version = header.version();
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID || version == 0) {
            return MessageFault.WRONG_SCHEMA;
        }
        final int templateId = header.templateId();
        if (templateId >= layouts.length || layouts[templateId] == null) {
            return MessageFault.NOT_MARKET_DATA;
        }
        final MarketDataLayout layout = layouts[templateId];
        final int blockLength = header.blockLength();
        // A later version may have appended to the block; it can't have shortened it.
        if (blockLength < layout.blockLength()
                || (version <= QuoteDecoder.SCHEMA_VERSION && blockLength != layout.blockLength())) {
            return MessageFault.WRONG_LAYOUT;
        }
        final int block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int end = offset + length;
        if (layout.grouped() ? !groupsFit(buffer, block + blockLength, end) : block + blockLength != end) {
            return MessageFault.WRONG_LAYOUT;
        }
        return hasReadableValues(buffer, block, layout) ? null : MessageFault.BAD_VALUE;
    }

    private static boolean groupsFit(final DirectBuffer buffer, final int bids, final int end) {
        final int bidLevels = levels(buffer, bids, end);
        if (bidLevels < 0) {
            return false;
        }
        final int asks = bids + GROUP_HEADER_LENGTH + bidLevels * LEVEL_LENGTH;
        final int askLevels = levels(buffer, asks, end);
        return askLevels >= 0
                && bidLevels + askLevels <= MOST_LEVELS
                && asks + GROUP_HEADER_LENGTH + askLevels * LEVEL_LENGTH == end;
    }

    /** Number of levels that a group states, or -1 if its header does not fit or is not that of levels. */
    private static int levels(final DirectBuffer buffer, final int group, final int end) {
        if (group + GROUP_HEADER_LENGTH > end || buffer.getShort(group, ORDER) != LEVEL_LENGTH) {
            return -1;
        }
        return buffer.getShort(group + Short.BYTES, ORDER) & 0xFFFF;
    }

    private static boolean hasReadableValues(
            final DirectBuffer buffer, final int block, final MarketDataLayout layout) {
        final int instrument = buffer.getInt(block + QuoteDecoder.instrumentEncodingOffset(), ORDER);
        return instrument >= layout.leastInstrument() && areReadable(layout.enums(), buffer, block);
    }

    private static boolean areReadable(
            final List<MarketDataLayout.EnumField> enums, final DirectBuffer buffer, final int block) {
        for (int i = 0; i < enums.size(); i++) {
            final MarketDataLayout.EnumField field = enums.get(i);
            if ((buffer.getByte(block + field.offset()) & 0xFF) >= field.count()) {
                return false;
            }
        }
        return true;
    }
}
