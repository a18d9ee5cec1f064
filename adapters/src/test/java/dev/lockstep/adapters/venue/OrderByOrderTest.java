package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.Side;
import org.junit.jupiter.api.Test;

/** Matching order by order: displayed bids 11 (5), 12 (7), our order 1 (4), then 13 (9), all at 100. */
final class OrderByOrderTest {
    private final VenueRig rig = new VenueRig().define(MarketView.ORDERS);

    private void queue() {
        rig.bookAdd(11, Side.BUY, 100, 5).bookAdd(12, Side.BUY, 100, 7).bookAdd(20, Side.SELL, 102, 6);
        rig.limit(1, Side.BUY, 100, 4);
        rig.bookAdd(13, Side.BUY, 100, 9);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/4");
    }

    @Test
    void shouldMoveUpWhenOrdersAheadExecute() {
        queue();
        rig.bookExecute(11, 5).bookExecute(12, 7);
        assertThat(rig.texts()).isEmpty();
        rig.bookExecute(13, 3);
        assertThat(rig.texts()).containsExactly("1 FILL 3@100 MAKER 3/1");
        rig.bookExecute(13, 3);
        assertThat(rig.texts()).containsExactly("1 FILL 1@100 MAKER 4/0");
    }

    @Test
    void shouldMoveUpWhenOrdersAheadAreCancelledButNotForThoseBehind() {
        queue();
        rig.bookCancel(13, 8).bookCancel(11, 0).bookCancel(12, 6);
        rig.bookExecute(12, 1);
        assertThat(rig.texts()).isEmpty();
        rig.bookExecute(13, 1);
        assertThat(rig.texts()).containsExactly("1 FILL 1@100 MAKER 1/3");
    }

    @Test
    void shouldMoveUpWhenAnOrderAheadLosesItsPlace() {
        queue();
        rig.bookModify(11, 14, 100, 5);
        rig.bookExecute(12, 7).bookExecute(14, 2);
        assertThat(rig.texts()).containsExactly("1 FILL 2@100 MAKER 2/2");
    }

    @Test
    void shouldBeFilledByAnExecutionAtAWorsePrice() {
        queue();
        rig.bookAdd(30, Side.BUY, 99, 5).bookExecute(30, 3);
        assertThat(rig.texts()).containsExactly("1 FILL 3@100 MAKER 3/1");
    }

    @Test
    void shouldNotBeFilledByAnExecutionAtABetterPrice() {
        queue();
        rig.bookAdd(30, Side.BUY, 101, 5).bookExecute(30, 3);
        assertThat(rig.texts()).isEmpty();
    }

    @Test
    void shouldLeaveTradesToTheExecutionsThatCarryThem() {
        queue();
        rig.trade(100, 1000, AggressorSide.SELLER);
        assertThat(rig.texts()).isEmpty();
    }

    @Test
    void shouldTakeFromDisplayedOrders() {
        queue();
        rig.bookAdd(21, Side.SELL, 103, 6);
        rig.limit(2, Side.BUY, 103, 8);
        assertThat(rig.texts()).containsExactly("2 ACCEPTED 0/8", "2 FILL 6@102 TAKER 6/2", "2 FILL 2@103 TAKER 8/0");
        rig.limit(3, Side.BUY, 103, 8);
        assertThat(rig.texts()).containsExactly("3 ACCEPTED 0/8", "3 FILL 4@103 TAKER 4/4");
    }
}
