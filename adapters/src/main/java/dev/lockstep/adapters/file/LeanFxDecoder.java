package dev.lockstep.adapters.file;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;

/** Decodes LEAN quote ticks of a currency pair: {@code millisecondsSinceMidnightUtc,bid,ask}. */
final class LeanFxDecoder implements RecordFormat {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MS_PER_DAY = 86_400_000L;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final int instrument;

    LeanFxDecoder(final int instrument) {
        this.instrument = instrument;
    }

    @Override
    public long timeNs(final RawRecord record) {
        final int end = fieldEnd(record, record.offset);
        long ms = 0;
        for (int i = record.offset; i < end && ms < MS_PER_DAY; i++) {
            final int digit = record.bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw badTime(record);
            }
            ms = ms * 10 + digit;
        }
        if (end == record.offset || ms >= MS_PER_DAY) {
            throw badTime(record);
        }
        return record.baseTimeNs + ms * NS_PER_MS;
    }

    @Override
    public void decode(final RawRecord record, final MessageQueue out) {
        final int recordEnd = record.offset + record.length;
        final int timeEnd = fieldEnd(record, record.offset);
        final int bidEnd = fieldEnd(record, timeEnd + 1);
        final int askEnd = fieldEnd(record, bidEnd + 1);
        if (bidEnd >= recordEnd || askEnd != recordEnd) {
            throw new BadRecord(
                    "expected the three fields milliseconds,bid,ask but found \"" + record.excerpt() + "\"");
        }
        quote.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(record.timeNs)
                .receiveTimeNs(record.timeNs)
                .bidPrice(price(record, timeEnd + 1, bidEnd))
                .bidQuantity(0)
                .askPrice(price(record, bidEnd + 1, askEnd))
                .askQuantity(0);
        out.commit(record.timeNs, MessageHeaderEncoder.ENCODED_LENGTH + quote.encodedLength());
    }

    private static long price(final RawRecord record, final int from, final int to) {
        final long price;
        try {
            price = FixedPoint.parse(record.bytes, from, to - from);
        } catch (final NumberFormatException e) {
            throw new BadRecord("bid or ask: " + e.getMessage());
        }
        if (price <= 0) {
            throw new BadRecord("bid or ask is not above 0 in \"" + record.excerpt() + "\"");
        }
        return price;
    }

    /** Index of the next comma at or behind {@code from}, or the end of the record. */
    private static int fieldEnd(final RawRecord record, final int from) {
        final int end = record.offset + record.length;
        int i = from;
        while (i < end && record.bytes[i] != ',') {
            i++;
        }
        return Math.min(i, end);
    }

    private static BadRecord badTime(final RawRecord record) {
        return new BadRecord("expected milliseconds since midnight, 0 to " + (MS_PER_DAY - 1) + ", but found \""
                + record.excerpt() + "\"");
    }
}
