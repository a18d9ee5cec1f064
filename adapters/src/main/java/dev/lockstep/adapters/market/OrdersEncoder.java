package dev.lockstep.adapters.market;

import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookOrderCancelEncoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteEncoder;
import dev.lockstep.codecs.sbe.BookOrderModifyEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.Side;

/** Publishes the book order by order. */
final class OrdersEncoder {
    private final int instrument;
    private final long tick;
    private final long lot;
    private final Outbox outbox;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookOrderAddEncoder add = new BookOrderAddEncoder();
    private final BookOrderModifyEncoder modify = new BookOrderModifyEncoder();
    private final BookOrderCancelEncoder cancel = new BookOrderCancelEncoder();
    private final BookOrderExecuteEncoder execute = new BookOrderExecuteEncoder();

    OrdersEncoder(final int instrument, final long tick, final long lot, final Outbox outbox) {
        this.instrument = instrument;
        this.tick = tick;
        this.lot = lot;
        this.outbox = outbox;
    }

    void added(final OrderPool orders, final int slot, final long timeNs) {
        add.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(orders.id[slot])
                .price(orders.tick[slot] * tick)
                .quantity(orders.lots[slot] * lot)
                .side(orders.side[slot] == PriceTimeBook.BUY ? Side.BUY : Side.SELL);
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + BookOrderAddEncoder.BLOCK_LENGTH);
    }

    void modified(final OrderPool orders, final int slot, final long timeNs) {
        modify.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(orders.id[slot])
                .newBookOrderId(orders.id[slot])
                .price(orders.tick[slot] * tick)
                .quantity(orders.lots[slot] * lot);
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + BookOrderModifyEncoder.BLOCK_LENGTH);
    }

    void cancelled(final OrderPool orders, final int slot, final long lots, final long timeNs) {
        cancel.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(orders.id[slot])
                .cancelledQuantity(lots == orders.lots[slot] ? 0 : lots * lot);
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + BookOrderCancelEncoder.BLOCK_LENGTH);
    }

    void executed(final OrderPool orders, final int slot, final long lots, final long tradeId, final long timeNs) {
        execute.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bookOrderId(orders.id[slot])
                .quantity(lots * lot)
                .price(0)
                .tradeId(tradeId)
                .printable((short) 1);
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + BookOrderExecuteEncoder.BLOCK_LENGTH);
    }
}
