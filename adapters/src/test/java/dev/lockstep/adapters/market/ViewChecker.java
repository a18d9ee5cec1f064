package dev.lockstep.adapters.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeDecoder;
import dev.lockstep.engine.port.MessageSink;
import org.agrona.DirectBuffer;

/** Rebuilds the book of one instrument from each of its four views at once and compares them after every event. */
final class ViewChecker implements MessageSink {
    private static final int FULL_COMPARISON_EVERY = 97;

    final ReferenceOrderBook orders = new ReferenceOrderBook();
    final ReferenceDepthBook depth = new ReferenceDepthBook();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final BookOrderAddDecoder add = new BookOrderAddDecoder();
    private final BookOrderModifyDecoder modify = new BookOrderModifyDecoder();
    private final BookOrderCancelDecoder cancel = new BookOrderCancelDecoder();
    private final BookOrderExecuteDecoder execute = new BookOrderExecuteDecoder();
    private final int[] messagesByTemplate = new int[16];
    private boolean eventEnded;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;
    private String expectedTrade = "";

    int messages(final int templateId) {
        return messagesByTemplate[templateId];
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        assertThat(length).isLessThanOrEqualTo(RecordHeader.MAX_MESSAGE_LENGTH);
        header.wrap(buffer, offset);
        messagesByTemplate[header.templateId()]++;
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
            takeQuote(buffer, offset);
        }
        if (eventEnded) {
            compare();
            eventEnded = false;
        }
        switch (header.templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> definition.wrapAndApplyHeader(buffer, offset, header);
            case QuoteDecoder.TEMPLATE_ID -> assertThat(bidQuantity).isPositive();
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(buffer, offset, header);
                assertThat(text(trade.tradeId(), trade.price(), trade.quantity(), trade.aggressor()))
                        .isEqualTo(expectedTrade);
            }
            case BookSnapshotDecoder.TEMPLATE_ID ->
                eventEnded = depth.apply(snapshot.wrapAndApplyHeader(buffer, offset, header));
            case BookDeltaDecoder.TEMPLATE_ID ->
                eventEnded = depth.apply(delta.wrapAndApplyHeader(buffer, offset, header));
            case BookOrderAddDecoder.TEMPLATE_ID -> orders.apply(add.wrapAndApplyHeader(buffer, offset, header));
            case BookOrderModifyDecoder.TEMPLATE_ID -> orders.apply(modify.wrapAndApplyHeader(buffer, offset, header));
            case BookOrderCancelDecoder.TEMPLATE_ID -> orders.apply(cancel.wrapAndApplyHeader(buffer, offset, header));
            case BookOrderExecuteDecoder.TEMPLATE_ID -> takeExecution(buffer, offset);
            default -> throw new AssertionError("unexpected template " + header.templateId());
        }
        return true;
    }

    private void takeQuote(final DirectBuffer buffer, final int offset) {
        quote.wrapAndApplyHeader(buffer, offset, header);
        assertThat(eventEnded).isTrue();
        bidPrice = quote.bidPrice();
        bidQuantity = quote.bidQuantity();
        askPrice = quote.askPrice();
        askQuantity = quote.askQuantity();
        assertThat(bidPrice).isPositive().isLessThan(askPrice);
    }

    private void takeExecution(final DirectBuffer buffer, final int offset) {
        execute.wrapAndApplyHeader(buffer, offset, header);
        final long id = execute.bookOrderId();
        final AggressorSide aggressor = orders.sideOf(id) == Side.SELL ? AggressorSide.BUYER : AggressorSide.SELLER;
        expectedTrade = text(execute.tradeId(), orders.priceOf(id), execute.quantity(), aggressor);
        orders.apply(execute);
    }

    private void compare() {
        assertThat(depth.bids.firstEntry()).extracting("key", "value").containsExactly(bidPrice, bidQuantity);
        assertThat(depth.asks.firstEntry()).extracting("key", "value").containsExactly(askPrice, askQuantity);
        final int updates = messagesByTemplate[BookDeltaDecoder.TEMPLATE_ID];
        if (updates % FULL_COMPARISON_EVERY == 0) {
            assertThat(orders.levels(Side.BUY)).isEqualTo(depth.bids);
            assertThat(orders.levels(Side.SELL)).isEqualTo(depth.asks);
        }
    }

    private static String text(final long id, final long price, final long quantity, final AggressorSide aggressor) {
        return id + " " + price + " " + quantity + " " + aggressor;
    }
}
