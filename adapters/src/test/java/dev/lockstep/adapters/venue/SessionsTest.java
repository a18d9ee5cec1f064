package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.HistorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times in force that go by the calendar or the clock. */
final class SessionsTest {
    private static final long START = 1_000_000;

    private final VenueRig rig = VenueRig.able().define(MarketView.DEPTH).top(MarketView.DEPTH, 99, 101);

    private void send(final long id, final TimeInForce timeInForce, final OrderType type, final long price) {
        rig.order(id, Side.BUY, type, timeInForce, price, 12);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION_CLOSE", "DAY"})
    void shouldEndDayOrdersWithTheirSessionOrTheDay(final BoundaryKind end) {
        send(1, TimeInForce.DAY, OrderType.LIMIT, 99);
        send(2, TimeInForce.GTC, OrderType.LIMIT, 99);
        rig.order(3, Side.BUY, OrderType.STOP_MARKET, TimeInForce.DAY, 0, 5, order -> order.triggerPrice(110));
        rig.trade(98, 2, AggressorSide.SELLER);
        rig.texts();
        rig.boundary(BoundaryKind.CLOSING).boundary(BoundaryKind.SESSION_OPEN);
        assertThat(rig.texts()).isEmpty();
        rig.boundary(end);
        assertThat(rig.texts()).containsExactly("1 EXPIRED CLOS 2/0", "3 EXPIRED CLOS 0/0");
        rig.top(MarketView.DEPTH, 109, 120);
        assertThat(rig.venue.openOrders()).isEqualTo(1);
        assertThat(rig.texts()).isEmpty();
    }

    @Test
    void shouldCloseOneInstrumentOnly() {
        send(1, TimeInForce.DAY, OrderType.LIMIT, 99);
        rig.messages.instrument = 1;
        rig.define(MarketView.DEPTH).top(MarketView.DEPTH, 99, 101);
        send(2, TimeInForce.DAY, OrderType.LIMIT, 99);
        rig.texts();
        rig.boundary(BoundaryKind.SESSION_CLOSE, 1);
        assertThat(rig.texts()).containsExactly("2 EXPIRED CLOS 0/0");
        rig.boundary(BoundaryKind.SESSION_CLOSE, 0);
        assertThat(rig.texts()).containsExactly("1 EXPIRED CLOS 0/0");
    }

    @Test
    void shouldEndOrdersAtTheirDateAndTakeNoneThatIsOver() {
        for (final long id : new long[] {30, 10, 20, 10_000}) {
            rig.limit(id, Side.BUY, 99, 5, order -> order.timeInForce(TimeInForce.GTD)
                    .expireTimeNs(START + id));
        }
        rig.limit(
                1, Side.BUY, 99, 5, order -> order.timeInForce(TimeInForce.GTD).expireTimeNs(START));
        rig.cancel(20);
        rig.texts();
        assertThat(rig.venue.nextTimeNs()).isEqualTo(START + 10);
        rig.at(9);
        assertThat(rig.texts()).isEmpty();
        rig.at(10);
        assertThat(rig.texts()).containsExactly("10 EXPIRED TIME 0/0");
        // A cancel that arrives at that very time comes too late.
        rig.at(29);
        rig.messages.cancel(START + 30, 30);
        rig.send().at(30);
        assertThat(rig.texts()).containsExactly("30 EXPIRED TIME 0/0", "30 CANCEL_REJECTED UNKO 0/0");
        assertThat(rig.venue.nextTimeNs()).isEqualTo(START + 10_000);
        rig.trade(98, 50, AggressorSide.SELLER);
        assertThat(rig.texts()).containsExactly("10000 FILL 5@99 MAKER 5/0");
        assertThat(rig.venue.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    @Test
    void shouldSayThatAnOrderIsOverOnArrival() {
        rig.limit(
                1, Side.BUY, 99, 5, order -> order.timeInForce(TimeInForce.GTD).expireTimeNs(START));
        assertThat(rig.texts()).containsExactly("1 REJECTED TIME 0/0");
    }

    @ParameterizedTest
    @EnumSource(names = {"AT_THE_OPEN", "AT_THE_CLOSE"})
    void shouldWorkAtItsMomentAndLetTheRestExpire(final TimeInForce timeInForce) {
        final boolean open = timeInForce == TimeInForce.AT_THE_OPEN;
        send(1, timeInForce, OrderType.MARKET, 0);
        send(2, timeInForce, OrderType.LIMIT, 100);
        rig.boundary(open ? BoundaryKind.CLOSING : BoundaryKind.SESSION_OPEN).top(MarketView.DEPTH, 97, 98);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/12", "2 ACCEPTED 0/12");
        rig.boundary(open ? BoundaryKind.SESSION_OPEN : BoundaryKind.CLOSING);
        assertThat(rig.texts()).containsExactly("1 FILL 10@98 TAKER 10/2", "1 EXPIRED LIQU 10/0", "2 EXPIRED LIQU 0/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldTakeOrdersForTheOpenBeforeTheInstrumentTrades() {
        rig.status(InstrumentState.CLOSED);
        send(1, TimeInForce.AT_THE_OPEN, OrderType.LIMIT, 101);
        send(2, TimeInForce.DAY, OrderType.LIMIT, 101);
        rig.replace(1, 101, 4);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/12", "2 REJECTED HALT 0/0", "1 REPLACED 4@101 0/4");
        rig.boundary(BoundaryKind.SESSION_OPEN);
        assertThat(rig.texts()).as("not trading yet").isEmpty();
        rig.status(InstrumentState.TRADING);
        assertThat(rig.texts()).containsExactly("1 FILL 4@101 TAKER 4/0");
    }

    @Test
    void shouldExpireWhatHadNoChanceWhenTheSessionCloses() {
        rig.gap();
        send(1, TimeInForce.AT_THE_OPEN, OrderType.MARKET, 0);
        rig.boundary(BoundaryKind.SESSION_OPEN);
        send(2, TimeInForce.AT_THE_OPEN, OrderType.MARKET, 0);
        send(3, TimeInForce.AT_THE_CLOSE, OrderType.MARKET, 0);
        rig.texts();
        rig.boundary(BoundaryKind.DAY);
        assertThat(rig.texts()).as("a day ends orders for it only").isEmpty();
        rig.boundary(BoundaryKind.SESSION_CLOSE);
        assertThat(rig.texts()).containsExactly("1 EXPIRED CLOS 0/0", "3 EXPIRED CLOS 0/0");
        // What came too late for this session waits for the next one.
        rig.top(MarketView.DEPTH, 99, 101);
        assertThat(rig.texts()).isEmpty();
        rig.boundary(BoundaryKind.SESSION_OPEN);
        assertThat(rig.texts()).containsExactly("2 FILL 10@101 TAKER 10/2", "2 EXPIRED LIQU 10/0");
    }
}
