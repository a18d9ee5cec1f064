package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookOrderCancelEncoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteEncoder;
import dev.lockstep.codecs.sbe.BookOrderModifyEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.CancelOrderEncoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.ReplaceOrderEncoder;
import dev.lockstep.codecs.sbe.RollEncoder;
import dev.lockstep.codecs.sbe.SettlementEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.SplitEncoder;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradeEncoder;
import dev.lockstep.codecs.sbe.VenueQueryEncoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes one record at a time, for instrument 0 unless told otherwise; allocates nothing. */
final class VenueMessages {
    final UnsafeBuffer record = new UnsafeBuffer(new byte[512]);
    int length;
    int instrument;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final InstrumentStatusEncoder status = new InstrumentStatusEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final BookOrderAddEncoder add = new BookOrderAddEncoder();
    private final BookOrderModifyEncoder modify = new BookOrderModifyEncoder();
    private final BookOrderCancelEncoder cancelled = new BookOrderCancelEncoder();
    private final BookOrderExecuteEncoder execute = new BookOrderExecuteEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final VenueQueryEncoder query = new VenueQueryEncoder();
    private final CalendarBoundaryEncoder boundary = new CalendarBoundaryEncoder();
    private final SplitEncoder split = new SplitEncoder();
    private final SettlementEncoder settlement = new SettlementEncoder();
    private final RollEncoder roll = new RollEncoder();
    private long sequence;

    private void finish(final int blockLength, final long timeNs) {
        final int messageLength = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        length = RecordHeader.LENGTH + messageLength;
        RecordHeader.encode(record, 0, messageLength, 1, 0, ++sequence, timeNs);
    }

    void definition(final long timeNs, final InstrumentTerms terms) {
        terms.encode(definition.wrapAndApplyHeader(record, RecordHeader.LENGTH, header), instrument, timeNs);
        finish(definition.encodedLength(), timeNs);
    }

    void status(final long timeNs, final InstrumentState state) {
        status.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .state(state);
        finish(status.encodedLength(), timeNs);
    }

    void quote(final long timeNs, final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        quote.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .bidPrice(bid)
                .bidQuantity(bidQuantity)
                .askPrice(ask)
                .askQuantity(askQuantity);
        finish(quote.encodedLength(), timeNs);
    }

    void trade(final long timeNs, final long price, final long quantity, final AggressorSide aggressor) {
        trade.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .price(price)
                .quantity(quantity)
                .aggressor(aggressor);
        finish(trade.encodedLength(), timeNs);
    }

    /** Levels are price and quantity in turn. */
    void snapshot(final long timeNs, final long id, final boolean last, final long[] bids, final long[] asks) {
        snapshot.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .lastUpdateId(id)
                .firstChunk((short) 1)
                .lastChunk((short) (last ? 1 : 0));
        final BookSnapshotEncoder.BidsEncoder bid = snapshot.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookSnapshotEncoder.AsksEncoder ask = snapshot.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        finish(snapshot.encodedLength(), timeNs);
    }

    /** Levels are price and quantity in turn. */
    void delta(final long timeNs, final long previousId, final long id, final long[] bids, final long[] asks) {
        delta.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .prevUpdateId(previousId)
                .lastUpdateId(id)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        final BookDeltaEncoder.BidsEncoder bid = delta.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookDeltaEncoder.AsksEncoder ask = delta.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        finish(delta.encodedLength(), timeNs);
    }

    void bookAdd(final long timeNs, final long bookId, final Side side, final long price, final long quantity) {
        add.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .bookOrderId(bookId)
                .side(side)
                .price(price)
                .quantity(quantity);
        finish(add.encodedLength(), timeNs);
    }

    void bookModify(final long timeNs, final long bookId, final long newId, final long price, final long quantity) {
        modify.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .bookOrderId(bookId)
                .newBookOrderId(newId)
                .price(price)
                .quantity(quantity);
        finish(modify.encodedLength(), timeNs);
    }

    void bookCancel(final long timeNs, final long bookId, final long quantity) {
        cancelled
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .bookOrderId(bookId)
                .cancelledQuantity(quantity);
        finish(cancelled.encodedLength(), timeNs);
    }

    void bookExecute(final long timeNs, final long bookId, final long quantity) {
        execute.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .bookOrderId(bookId)
                .quantity(quantity)
                .price(0);
        finish(execute.encodedLength(), timeNs);
    }

    void newOrder(
            final long timeNs,
            final long id,
            final Side side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long price,
            final long quantity) {
        clear();
        newOrder.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(id)
                .instrument(instrument)
                .side(side)
                .orderType(type)
                .timeInForce(timeInForce)
                .price(price)
                .quantity(quantity);
        finish(newOrder.encodedLength(), timeNs);
    }

    /** Says more of the order that was encoded last. */
    void more(final Consumer<NewOrderEncoder> more, final long timeNs) {
        more.accept(newOrder);
        finish(newOrder.encodedLength(), timeNs);
    }

    void replace(final long timeNs, final long id, final long price, final long quantity) {
        replace(timeNs, id, price, quantity, 0, 0);
    }

    void replace(
            final long timeNs,
            final long id,
            final long price,
            final long quantity,
            final long trigger,
            final long requestId) {
        clear();
        replace.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(id)
                .instrument(instrument)
                .price(price)
                .quantity(quantity)
                .triggerPrice(trigger)
                .requestId(requestId);
        finish(replace.encodedLength(), timeNs);
    }

    void query(final long timeNs, final int venue, final long requestId) {
        query.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .venue((short) venue)
                .requestId(requestId);
        finish(query.encodedLength(), timeNs);
    }

    void cancel(final long timeNs, final long id) {
        cancel(timeNs, id, 0);
    }

    void cancel(final long timeNs, final long id, final long requestId) {
        clear();
        cancel.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(id)
                .instrument(instrument)
                .requestId(requestId);
        finish(cancel.encodedLength(), timeNs);
    }

    /** An instrument of -1 stands for every one. */
    void boundary(final long timeNs, final BoundaryKind kind, final int ofInstrument) {
        boundary.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(ofInstrument)
                .kind(kind);
        finish(boundary.encodedLength(), timeNs);
    }

    void split(final long timeNs, final int numerator, final int denominator) {
        split.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .numerator(numerator)
                .denominator(denominator);
        finish(split.encodedLength(), timeNs);
    }

    void settlement(final long timeNs, final long price) {
        settlement
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .price(price);
        finish(settlement.encodedLength(), timeNs);
    }

    void roll(final long timeNs, final int from, final int to, final long toPrice) {
        roll.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .fromInstrument(from)
                .toInstrument(to)
                .toPrice(toPrice);
        finish(roll.encodedLength(), timeNs);
    }

    private void clear() {
        record.setMemory(0, record.capacity(), (byte) 0);
    }
}
