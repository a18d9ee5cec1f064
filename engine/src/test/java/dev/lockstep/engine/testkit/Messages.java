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
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.RunEndedEncoder;
import dev.lockstep.codecs.sbe.RunStartedEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeEncoder;
import dev.lockstep.codecs.sbe.TradingState;
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

    /** A report without a fill. */
    public static UnsafeBuffer report(final long orderId, final ExecType type) {
        return report(orderId, type, 0, 0, 0, 0);
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
        final MutableDirectBuffer buffer = room();
        final ExecutionReportEncoder encoder = new ExecutionReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .orderId(orderId)
                .instrument(0)
                .execType(type)
                .liquidity(Liquidity.NONE)
                .reason("")
                .venueOrderId("")
                .venueFillId("")
                .refFillId("")
                .requestId(0)
                .lastPrice(lastPrice)
                .lastQuantity(lastQuantity)
                .cumQuantity(cumQuantity)
                .leavesQuantity(0)
                .fee(fee)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return cut(buffer, encoder.encodedLength());
    }

    /** The gateway kept a message back. */
    public static UnsafeBuffer notSent(final long orderId, final OrderAction action) {
        final MutableDirectBuffer buffer = room();
        final NotSentEncoder encoder = new NotSentEncoder()
                .wrapAndApplyHeader(buffer, 0, header())
                .orderId(orderId)
                .action(action)
                .requestId(0);
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
                .instrument(instrument);
        return cut(buffer, encoder.encodedLength());
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
