package dev.lockstep.adapters.file;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookOrderCancelEncoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteEncoder;
import dev.lockstep.codecs.sbe.BookOrderModifyEncoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeEncoder;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Decodes ITCH messages; field offsets are those of the specification. Times are the venue's, for there is no receive
 * time in a file.
 *
 * <p>An executed order is told by its own message only; a trade is a match that the displayed book doesn't show: hidden
 * orders and crosses. The side of a hidden match has not been published since 2014, so the aggressor is unknown.
 */
final class ItchDecoder implements RecordFormat {
    private static final ZoneId VENUE_ZONE = ZoneId.of("America/New_York");
    /** A day is at most this long, when summer time ends. */
    private static final long MAX_TIME_OF_DAY_NS = 25 * 3_600_000_000_000L;

    private static final int EVERY_INSTRUMENT = -1;

    private final ItchInstruments instruments;
    private final long midnightNs;
    private final int day;
    private final ItchMessage message = new ItchMessage();
    private final long[] counts = new long[256];
    private final byte[] reason = new byte[InstrumentStatusEncoder.reasonLength()];

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookOrderAddEncoder add = new BookOrderAddEncoder();
    private final BookOrderCancelEncoder cancel = new BookOrderCancelEncoder();
    private final BookOrderExecuteEncoder execute = new BookOrderExecuteEncoder();
    private final BookOrderModifyEncoder modify = new BookOrderModifyEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final InstrumentStatusEncoder status = new InstrumentStatusEncoder();
    private final CalendarBoundaryEncoder boundary = new CalendarBoundaryEncoder();

    private long ignored;
    private long ofUnknownInstruments;

    ItchDecoder(final ItchInstruments instruments, final LocalDate date) {
        this.instruments = instruments;
        this.midnightNs = date.atStartOfDay(VENUE_ZONE).toEpochSecond() * 1_000_000_000L;
        this.day = Math.toIntExact(date.toEpochDay());
    }

    @Override
    public long timeNs(final RawRecord record) {
        if (record.length < ItchTypes.HEADER_LENGTH) {
            throw new BadRecord(
                    "message has " + record.length + " bytes; its header alone has " + ItchTypes.HEADER_LENGTH);
        }
        message.wrap(record);
        final long timeOfDayNs = message.timeOfDayNs();
        if (timeOfDayNs >= MAX_TIME_OF_DAY_NS) {
            throw new BadRecord("time of day " + timeOfDayNs + " ns is beyond midnight");
        }
        return midnightNs + timeOfDayNs;
    }

    @Override
    public void decode(final RawRecord record, final MessageQueue out) {
        message.wrap(record);
        final char type = message.type();
        switch (type) {
            case 'S' -> onSystemEvent(record.timeNs, out);
            case 'R' -> instruments.onStock(message.locate(), message.stock(11), record.timeNs, out);
            case 'H', 'A', 'F', 'E', 'C', 'X', 'D', 'U', 'P', 'Q' -> onStockMessage(type, record.timeNs, out);
            default -> ignored++;
        }
        counts[type]++;
    }

    @Override
    public void prepare(final MessageQueue queue) {
        instruments.prepare(queue);
    }

    long count(final char type) {
        return type < counts.length ? counts[type] : 0;
    }

    long ignored() {
        return ignored;
    }

    long ofUnknownInstruments() {
        return ofUnknownInstruments;
    }

    private void onStockMessage(final char type, final long timeNs, final MessageQueue out) {
        final int instrument = instruments.instrument(message.locate());
        if (instrument < 0) {
            ofUnknownInstruments++;
            return;
        }
        switch (type) {
            case 'A', 'F' -> onAdd(instrument, timeNs, out);
            case 'E' -> onExecute(instrument, 0, true, timeNs, out);
            case 'C' -> onExecute(instrument, message.price(32), message.letter(31) != 'N', timeNs, out);
            case 'X' -> onCancel(instrument, message.shares(19), timeNs, out);
            case 'D' -> onCancel(instrument, 0, timeNs, out);
            case 'U' -> onReplace(instrument, timeNs, out);
            case 'P' -> onTrade(instrument, message.price(32), message.shares(20), message.number(36), timeNs, out);
            case 'Q' -> onCross(instrument, timeNs, out);
            default -> onStatus(instrument, timeNs, out);
        }
    }

    private void onSystemEvent(final long timeNs, final MessageQueue out) {
        final char event = message.letter(11);
        if (event != 'Q' && event != 'M') {
            ignored++;
            return;
        }
        boundary.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(EVERY_INSTRUMENT)
                .kind(event == 'Q' ? BoundaryKind.SESSION_OPEN : BoundaryKind.SESSION_CLOSE)
                .day(day)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs);
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + boundary.encodedLength());
    }

    private void onStatus(final int instrument, final long timeNs, final MessageQueue out) {
        message.copyReason(21, reason);
        status.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .state(state(message.letter(19)))
                .putReason(reason, 0)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs);
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + status.encodedLength());
    }

    private void onAdd(final int instrument, final long timeNs, final MessageQueue out) {
        add.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(message.number(11))
                .price(message.price(32))
                .quantity(message.shares(20))
                .side(side(message.letter(19)));
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + add.encodedLength());
    }

    private void onExecute(
            final int instrument,
            final long price,
            final boolean isPrintable,
            final long timeNs,
            final MessageQueue out) {
        execute.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(message.number(11))
                .quantity(message.shares(19))
                .price(price)
                .tradeId(message.number(23))
                .printable((short) (isPrintable ? 1 : 0));
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + execute.encodedLength());
    }

    private void onCancel(final int instrument, final long quantity, final long timeNs, final MessageQueue out) {
        cancel.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(message.number(11))
                .cancelledQuantity(quantity);
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + cancel.encodedLength());
    }

    private void onReplace(final int instrument, final long timeNs, final MessageQueue out) {
        modify.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(message.number(11))
                .newBookOrderId(message.number(19))
                .price(message.price(31))
                .quantity(message.shares(27));
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + modify.encodedLength());
    }

    /** A cross in which nothing traded is published with no shares. */
    private void onCross(final int instrument, final long timeNs, final MessageQueue out) {
        final long quantity = message.longShares(11);
        if (quantity == 0) {
            ignored++;
            return;
        }
        onTrade(instrument, message.price(27), quantity, message.number(31), timeNs, out);
    }

    private void onTrade(
            final int instrument,
            final long price,
            final long quantity,
            final long matchNumber,
            final long timeNs,
            final MessageQueue out) {
        trade.wrapAndApplyHeader(out.buffer(), out.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .price(price)
                .quantity(quantity)
                .tradeId(matchNumber)
                .aggressor(AggressorSide.UNKNOWN);
        out.commit(timeNs, MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
    }

    private static Side side(final char letter) {
        return switch (letter) {
            case 'B' -> Side.BUY;
            case 'S' -> Side.SELL;
            default -> throw new BadRecord("side is neither B nor S but character " + (int) letter);
        };
    }

    private static InstrumentState state(final char letter) {
        return switch (letter) {
            case 'T' -> InstrumentState.TRADING;
            case 'H' -> InstrumentState.HALTED;
            case 'P' -> InstrumentState.PAUSED;
            case 'Q' -> InstrumentState.QUOTATION_ONLY;
            default -> throw new BadRecord("trading state is none of T, H, P, Q but character " + (int) letter);
        };
    }
}
