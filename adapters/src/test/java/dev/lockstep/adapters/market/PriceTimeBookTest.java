package dev.lockstep.adapters.market;

import static dev.lockstep.adapters.market.PriceTimeBook.BUY;
import static dev.lockstep.adapters.market.PriceTimeBook.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceTimeBookTest {
    private final GeneratedInstrumentSettings settings = GeneratedInstrumentSettings.defaults("AAA")
            .withViews(List.of(MarketView.TRADES), MarketView.TRADES, MarketView.TRADES);
    private final Outbox outbox = new Outbox(64);
    private final PriceTimeBook book = new PriceTimeBook(16, new MarketFeed(settings, 0, outbox));

    @BeforeEach
    void fill() {
        book.add(SELL, 105, 4);
        book.add(SELL, 103, 1);
        book.add(SELL, 103, 2);
        book.add(SELL, 104, 3);
        book.add(BUY, 100, 5);
        book.add(BUY, 99, 6);
        book.add(BUY, 101, 7);
    }

    @Test
    void shouldTradeTheBestPriceFirstAndTheOldestOrderOfItDownToTheLimit() {
        assertThat(book.match(BUY, 103, 2)).isZero();
        assertThat(trades()).containsExactly("1: 1@103", "2: 1@103");
        assertThat(book.side(SELL).lotsOfTick(103)).isEqualTo(1);
        assertThat(book.match(BUY, 103, 9)).isEqualTo(8);
        assertThat(trades()).containsExactly("3: 1@103");
        assertThat(book.side(SELL).tickAt(0)).isEqualTo(104);
        assertThat(book.match(SELL, 102, 9)).isEqualTo(9);
        assertThat(trades()).isEmpty();
    }

    @Test
    void shouldSendAChangedOrderToTheEndOfTheLineButNotAReducedOne() {
        final int first = book.side(SELL).firstInLine();
        book.add(SELL, 103, 9);
        book.modify(first, 103, 8);
        final int second = book.side(SELL).firstInLine();
        assertThat(second).isNotEqualTo(first);
        book.reduce(second, 1);
        assertThat(book.side(SELL).firstInLine()).isEqualTo(second);
        assertThat(book.side(SELL).lotsOfTick(103)).isEqualTo(1 + 9 + 8);
        assertThat(book.match(BUY, 103, 11)).isZero();
        assertThat(trades()).containsExactly("1: 1@103", "2: 9@103", "3: 1@103");
    }

    @Test
    void shouldMoveAnOrderBackThatWouldLockOrCross() {
        book.add(BUY, 103, 1);
        assertThat(book.side(BUY).tickAt(0)).isEqualTo(102);
        book.add(SELL, 90, 1);
        assertThat(book.side(SELL).tickAt(0)).isEqualTo(103);
        book.modify(book.side(SELL).firstInLine(), 50, 1);
        assertThat(book.side(SELL).tickAt(0)).isEqualTo(103);
        assertThat(book.side(SELL).lotsOfTick(50)).isZero();
    }

    @Test
    void shouldKeepTheLastTwoOrdersOfASide() {
        assertThat(book.match(SELL, 0, 1_000)).isEqualTo(1_000 - 7);
        assertThat(book.side(BUY).size()).isEqualTo(2);
        assertThat(book.canSpare(BUY)).isFalse();
        assertThat(book.canSpare(SELL)).isTrue();
        book.cancel(book.side(SELL).firstInLine());
        assertThat(book.side(SELL).lotsOfTick(103)).isEqualTo(2);
        assertThat(book.orders().size()).isEqualTo(5);
    }

    private List<String> trades() {
        final List<String> trades = new ArrayList<>();
        final TradeDecoder trade = new TradeDecoder();
        while (!outbox.isEmpty()) {
            outbox.deliver((buffer, offset, length) -> {
                trade.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                final long lots = trade.quantity() / settings.quantityIncrement();
                final long tick = trade.price() / settings.priceIncrement();
                return trades.add(trade.tradeId() + ": " + lots + "@" + tick);
            });
        }
        return trades;
    }
}
