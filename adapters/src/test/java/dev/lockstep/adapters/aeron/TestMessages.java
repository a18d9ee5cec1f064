package dev.lockstep.adapters.aeron;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BarEncoder;
import dev.lockstep.codecs.sbe.BarKind;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookOrderCancelEncoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteEncoder;
import dev.lockstep.codecs.sbe.BookOrderModifyEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusEncoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeEncoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One valid message of each market-data template. */
final class TestMessages {
    private TestMessages() {}

    /** Buffers whose capacity is the message's length, in the order of the template ids from 1. */
    static List<MutableDirectBuffer> oneOfEach() {
        return List.of(
                definition(),
                status(),
                boundary(),
                quote(7, 1_000),
                trade(),
                snapshot(),
                delta(5, 7),
                add(),
                modify(),
                cancel(),
                execute(),
                bar());
    }

    static MutableDirectBuffer quote(final int instrument, final long timeNs) {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new QuoteEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs + 1)
                .bidPrice(1)
                .bidQuantity(2)
                .askPrice(3)
                .askQuantity(4);
        return cut(buffer, QuoteEncoder.BLOCK_LENGTH);
    }

    static MutableDirectBuffer delta(final int bids, final int asks) {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[512]);
        final BookDeltaEncoder delta = new BookDeltaEncoder();
        delta.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrument(1)
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001)
                .prevUpdateId(1)
                .lastUpdateId(2)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        final BookDeltaEncoder.BidsEncoder bidsEncoder = delta.bidsCount(bids);
        for (int i = 0; i < bids; i++) {
            bidsEncoder.next().price(i).quantity(i);
        }
        final BookDeltaEncoder.AsksEncoder asksEncoder = delta.asksCount(asks);
        for (int i = 0; i < asks; i++) {
            asksEncoder.next().price(i).quantity(i);
        }
        return cut(buffer, delta.encodedLength());
    }

    static MutableDirectBuffer trade() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new TradeEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001)
                .aggressor(AggressorSide.UNKNOWN);
        return cut(buffer, TradeEncoder.BLOCK_LENGTH);
    }

    static MutableDirectBuffer boundary() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new CalendarBoundaryEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrument(-1)
                .kind(BoundaryKind.DAY)
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001);
        return cut(buffer, CalendarBoundaryEncoder.BLOCK_LENGTH);
    }

    static MutableDirectBuffer definition() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        final InstrumentDefinitionEncoder definition =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        InstrumentTerms.spot("AAA", "USD", 6, MarketView.QUOTES, MarketView.TRADES, true, 1, 1, 1, 1)
                .encode(definition, 0, 1_000);
        return cut(buffer, InstrumentDefinitionEncoder.BLOCK_LENGTH);
    }

    static MutableDirectBuffer status() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new InstrumentStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .state(InstrumentState.CLOSED)
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001);
        return cut(buffer, InstrumentStatusEncoder.BLOCK_LENGTH);
    }

    private static MutableDirectBuffer snapshot() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrument(1)
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001);
        snapshot.bidsCount(1).next().price(1).quantity(1);
        snapshot.asksCount(0);
        return cut(buffer, snapshot.encodedLength());
    }

    private static MutableDirectBuffer add() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new BookOrderAddEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001)
                .side(Side.SELL);
        return cut(buffer, BookOrderAddEncoder.BLOCK_LENGTH);
    }

    private static MutableDirectBuffer modify() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new BookOrderModifyEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001);
        return cut(buffer, BookOrderModifyEncoder.BLOCK_LENGTH);
    }

    private static MutableDirectBuffer cancel() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new BookOrderCancelEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001);
        return cut(buffer, BookOrderCancelEncoder.BLOCK_LENGTH);
    }

    private static MutableDirectBuffer execute() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new BookOrderExecuteEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001);
        return cut(buffer, BookOrderExecuteEncoder.BLOCK_LENGTH);
    }

    private static MutableDirectBuffer bar() {
        final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
        new BarEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .exchangeTimeNs(1_000)
                .receiveTimeNs(1_001)
                .kind(BarKind.VOLUME);
        return cut(buffer, BarEncoder.BLOCK_LENGTH);
    }

    private static MutableDirectBuffer cut(final MutableDirectBuffer buffer, final int encodedLength) {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return new UnsafeBuffer(bytes);
    }
}
