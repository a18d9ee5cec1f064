package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.AdminCommandEncoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.AdminOrigin;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BarEncoder;
import dev.lockstep.codecs.sbe.BarKind;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookSnapshotEncoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.ClockTickEncoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusEncoder;
import dev.lockstep.codecs.sbe.LimitChangeEncoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NotSentEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.ReconciliationEncoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.RunEndedEncoder;
import dev.lockstep.codecs.sbe.RunStartedEncoder;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradeEncoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import dev.lockstep.codecs.sbe.VenuePositionEncoder;
import dev.lockstep.codecs.sbe.VenueSessionEncoder;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.LimitKey;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes messages with their SBE header, each into a buffer of exactly its length. */
public final class Messages {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int ROOM = 512;

    private Messages() {}

    /** A definition of the given index. */
    public static UnsafeBuffer definition(final int instrument, final InstrumentTerms terms) {
        final MutableDirectBuffer buffer = room();
        final InstrumentDefinitionEncoder encoder =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, header());
        terms.encode(encoder, instrument, 0);
        return cut(buffer, encoder.encodedLength());
    }

    /** The start of a run. */
    public static UnsafeBuffer runStarted(final int epoch) {
        final MutableDirectBuffer buffer = room();
        final RunStartedEncoder encoder = new RunStartedEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .logicVersion(Core.LOGIC_VERSION)
                .epoch(epoch)
                .seed(0)
                .settingsHash(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** The end of a run; brings a checkpoint. */
    public static UnsafeBuffer runEnded() {
        final MutableDirectBuffer buffer = room();
        final RunEndedEncoder encoder = new RunEndedEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .reason(dev.lockstep.codecs.sbe.EndReason.SOURCES_EXHAUSTED);
        return cut(buffer, encoder.encodedLength());
    }

    /** A quote; a quantity of -1 leaves the side out. */
    public static UnsafeBuffer quote(
            final int instrument, final long bid, final long bidQuantity, final long ask, final long askQuantity) {
        final MutableDirectBuffer buffer = room();
        final QuoteEncoder encoder = new QuoteEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .bidPrice(bid)
                .bidQuantity(bidQuantity)
                .askPrice(ask)
                .askQuantity(askQuantity);
        return cut(buffer, encoder.encodedLength());
    }

    /** A trade by an unknown aggressor. */
    public static UnsafeBuffer trade(final int instrument, final long price, final long quantity) {
        final MutableDirectBuffer buffer = room();
        final TradeEncoder encoder = new TradeEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .price(price)
                .quantity(quantity)
                .tradeId(0)
                .aggressor(AggressorSide.UNKNOWN);
        return cut(buffer, encoder.encodedLength());
    }

    /** A whole snapshot in one chunk; levels are price and quantity in turn. */
    public static UnsafeBuffer snapshot(
            final int instrument, final long updateId, final long[] bids, final long[] asks) {
        final MutableDirectBuffer buffer = room();
        final BookSnapshotEncoder encoder = new BookSnapshotEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .lastUpdateId(updateId)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        final BookSnapshotEncoder.BidsEncoder bid = encoder.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookSnapshotEncoder.AsksEncoder ask = encoder.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        return cut(buffer, encoder.encodedLength());
    }

    /** A whole update in one chunk; levels are price and quantity in turn. */
    public static UnsafeBuffer delta(
            final int instrument, final long previousId, final long updateId, final long[] bids, final long[] asks) {
        final MutableDirectBuffer buffer = room();
        final BookDeltaEncoder encoder = new BookDeltaEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .prevUpdateId(previousId)
                .lastUpdateId(updateId)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        final BookDeltaEncoder.BidsEncoder bid = encoder.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bid.next().price(bids[i]).quantity(bids[i + 1]);
        }
        final BookDeltaEncoder.AsksEncoder ask = encoder.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            ask.next().price(asks[i]).quantity(asks[i + 1]);
        }
        return cut(buffer, encoder.encodedLength());
    }

    /** Order by order: an order joins the book. */
    public static UnsafeBuffer bookOrderAdd(
            final int instrument, final long id, final Side side, final long price, final long quantity) {
        final MutableDirectBuffer buffer = room();
        final BookOrderAddEncoder encoder = new BookOrderAddEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .bookOrderId(id)
                .side(side)
                .price(price)
                .quantity(quantity);
        return cut(buffer, encoder.encodedLength());
    }

    /** A finished bar of a source. */
    public static UnsafeBuffer bar(
            final int instrument,
            final BarKind kind,
            final long interval,
            final long open,
            final long high,
            final long low,
            final long close,
            final long volume) {
        final MutableDirectBuffer buffer = room();
        final BarEncoder encoder = new BarEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .exchangeTimeNs(0)
                .receiveTimeNs(0)
                .kind(kind)
                .interval(interval)
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .volume(volume);
        return cut(buffer, encoder.encodedLength());
    }

    /** The venue's trading state of an instrument. */
    public static UnsafeBuffer instrumentStatus(final int instrument, final InstrumentState state) {
        final MutableDirectBuffer buffer = room();
        final InstrumentStatusEncoder encoder = new InstrumentStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .state(state)
                .reason("")
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** A report without a fill, of an order that works on unless the report says that it has ended. */
    public static UnsafeBuffer report(final long orderId, final ExecType type) {
        return report(orderId, type, 0, 0, 0, 0);
    }

    /** The answer to a request; an order with nothing left does not work any more. */
    public static UnsafeBuffer answer(
            final long orderId,
            final ExecType type,
            final long requestId,
            final long price,
            final long quantity,
            final long cumQuantity,
            final long leavesQuantity) {
        return report(orderId, type, price, quantity, cumQuantity, 0, leavesQuantity, requestId, "", "");
    }

    /** A fill that the venue tells from others by an id. */
    public static UnsafeBuffer fill(
            final long orderId, final String fillId, final long price, final long quantity, final long cumQuantity) {
        return report(orderId, ExecType.FILL, price, quantity, cumQuantity, 0, 1, 0, fillId, "");
    }

    /** The venue takes back, or corrects to another price and quantity, the fill of an id. */
    public static UnsafeBuffer takenBack(
            final long orderId,
            final ExecType type,
            final String refFillId,
            final String fillId,
            final long price,
            final long quantity,
            final long cumQuantity) {
        return report(orderId, type, price, quantity, cumQuantity, 0, 1, 0, fillId, refFillId);
    }

    /** A fill; {@code cumQuantity} counts it. */
    public static UnsafeBuffer fill(
            final long orderId, final long price, final long quantity, final long cumQuantity, final long fee) {
        return report(orderId, ExecType.FILL, price, quantity, cumQuantity, fee);
    }

    /** Any report. */
    public static UnsafeBuffer report(
            final long orderId,
            final ExecType type,
            final long lastPrice,
            final long lastQuantity,
            final long cumQuantity,
            final long fee) {
        return report(orderId, type, lastPrice, lastQuantity, cumQuantity, fee, 1, 0, "", "");
    }

    private static UnsafeBuffer report(
            final long orderId,
            final ExecType type,
            final long lastPrice,
            final long lastQuantity,
            final long cumQuantity,
            final long fee,
            final long leavesQuantity,
            final long requestId,
            final String fillId,
            final String refFillId) {
        final MutableDirectBuffer buffer = room();
        final ExecutionReportEncoder encoder = new ExecutionReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .orderId(orderId)
                .instrument(0)
                .execType(type)
                .liquidity(Liquidity.NONE)
                .reason("")
                .venueOrderId("")
                .venueFillId(fillId)
                .refFillId(refFillId)
                .requestId(requestId)
                .side(Side.NULL_VAL)
                .lastPrice(lastPrice)
                .lastQuantity(lastQuantity)
                .cumQuantity(cumQuantity)
                .leavesQuantity(leavesQuantity)
                .fee(fee)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** The gateway kept a message back. */
    public static UnsafeBuffer notSent(final long orderId, final OrderAction action) {
        return notSent(orderId, action, 0);
    }

    /** The gateway kept a request back. */
    public static UnsafeBuffer notSent(final long orderId, final OrderAction action, final long requestId) {
        final MutableDirectBuffer buffer = room();
        final NotSentEncoder encoder = new NotSentEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .orderId(orderId)
                .action(action)
                .requestId(requestId);
        return cut(buffer, encoder.encodedLength());
    }

    /** The session with a venue came up or went down. */
    public static UnsafeBuffer venueSession(final int venue, final SessionState state) {
        final MutableDirectBuffer buffer = room();
        final VenueSessionEncoder encoder = new VenueSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .venue((short) venue)
                .state(state);
        return cut(buffer, encoder.encodedLength());
    }

    /** A venue's list begins or ends. */
    public static UnsafeBuffer reconciliation(final int venue, final ReconciliationPhase phase) {
        final MutableDirectBuffer buffer = room();
        final ReconciliationEncoder encoder = new ReconciliationEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .venue((short) venue)
                .phase(phase);
        return cut(buffer, encoder.encodedLength());
    }

    /** A limit order of the first account that a venue lists as open; id 0 for one that is not ours. */
    public static UnsafeBuffer venueOrder(
            final long orderId,
            final int instrument,
            final String venueOrderId,
            final Side side,
            final long price,
            final long quantity,
            final long cumQuantity) {
        final MutableDirectBuffer buffer = room();
        final VenueOrderEncoder encoder = new VenueOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .orderId(orderId)
                .instrument(instrument)
                .account((short) 0)
                .side(side)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.GTC)
                .venueOrderId(venueOrderId)
                .price(price)
                .quantity(quantity)
                .cumQuantity(cumQuantity)
                .exchangeTimeNs(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** A position of the first account that a venue lists. */
    public static UnsafeBuffer venuePosition(final int instrument, final long quantity, final long averagePrice) {
        final MutableDirectBuffer buffer = room();
        final VenuePositionEncoder encoder = new VenuePositionEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .account((short) 0)
                .quantity(quantity)
                .averagePrice(averagePrice)
                .exchangeTimeNs(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** A point of the calendar of an instrument, or of every one. */
    public static UnsafeBuffer boundary(final int instrument, final BoundaryKind kind) {
        final MutableDirectBuffer buffer = room();
        final CalendarBoundaryEncoder encoder = new CalendarBoundaryEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .instrument(instrument)
                .kind(kind)
                .day(0)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** An order to set the trading state. */
    public static UnsafeBuffer tradingState(final TradingState state) {
        return admin(1, AdminKind.SET_TRADING_STATE, state, -1, -1);
    }

    /** Any admin command of an operator. */
    public static UnsafeBuffer admin(
            final long commandId,
            final AdminKind kind,
            final TradingState state,
            final int strategy,
            final int instrument) {
        final MutableDirectBuffer buffer = room();
        final AdminCommandEncoder encoder = new AdminCommandEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .commandId(commandId)
                .kind(kind)
                .tradingState(state)
                .origin(AdminOrigin.OPERATOR)
                .strategy((short) strategy)
                .instrument(instrument)
                .account((short) -1)
                .venue((short) -1)
                .flatten((short) 0)
                .person("");
        return cut(buffer, encoder.encodedLength());
    }

    /** A kill of one scope; -1 for any. */
    public static UnsafeBuffer kill(
            final long commandId, final int strategy, final int instrument, final int account, final int venue) {
        final UnsafeBuffer message = admin(commandId, AdminKind.KILL, TradingState.HALTED, strategy, instrument);
        new AdminCommandEncoder()
                .wrap(message, HEADER)
                .account((short) account)
                .venue((short) venue)
                .flatten((short) 0);
        return message;
    }

    /** Sets one value in the row of a key, or with {@code clear} takes it out. */
    public static UnsafeBuffer limitChange(
            final long commandId,
            final LimitKey key,
            final LimitKind kind,
            final long value,
            final boolean clear,
            final String person) {
        final MutableDirectBuffer buffer = room();
        final LimitChangeEncoder encoder = new LimitChangeEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .commandId(commandId)
                .account((short) key.account())
                .strategy((short) key.strategy())
                .instrument(key.instrument())
                .group((short) key.group())
                .venue((short) key.venue())
                .limitKind(kind)
                .clear((short) (clear ? 1 : 0))
                .value(value)
                .person(person);
        return cut(buffer, encoder.encodedLength());
    }

    /** A clock tick. */
    public static UnsafeBuffer tick(final long deadlineNs) {
        final MutableDirectBuffer buffer = room();
        final ClockTickEncoder encoder =
                new ClockTickEncoder().wrapAndApplyHeader(buffer, 0, header()).deadlineNs(deadlineNs);
        return cut(buffer, encoder.encodedLength());
    }

    private static MutableDirectBuffer room() {
        return new UnsafeBuffer(new byte[ROOM]);
    }

    private static MessageHeaderEncoder header() {
        return new MessageHeaderEncoder();
    }

    private static UnsafeBuffer cut(final MutableDirectBuffer buffer, final int bodyLength) {
        return copy(buffer, 0, HEADER + bodyLength);
    }

    /** A copy of some bytes. */
    public static UnsafeBuffer copy(final org.agrona.DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new UnsafeBuffer(bytes);
    }
}
