package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import org.junit.jupiter.api.Test;

/** Nothing is matched against a book that is not whole. */
final class BrokenBookTest {
    private static final long[] BIDS = {99, 4};
    private static final long[] ASKS = {101, 5};

    private final VenueRig rig = new VenueRig().define(MarketView.DEPTH);

    private void send() {
        rig.limit(1, Side.BUY, 105, 5);
        rig.order(2, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 105, 5);
        rig.order(3, Side.BUY, OrderType.MARKET, TimeInForce.GTC, 0, 5);
        rig.order(4, Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 105, 5);
        rig.trade(99, 100, AggressorSide.SELLER);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/5",
                        "2 ACCEPTED 0/5",
                        "2 CANCELLED BOOK 0/0",
                        "3 ACCEPTED 0/5",
                        "3 CANCELLED BOOK 0/0",
                        "4 ACCEPTED 0/5",
                        "4 CANCELLED BOOK 0/0");
    }

    @Test
    void shouldRestOrdersInAnEmptyBookAndMatchThemOnceItIsWhole() {
        send();
        rig.snapshot(BIDS, ASKS);
        assertThat(rig.texts()).containsExactly("1 FILL 5@105 MAKER 5/0");
    }

    @Test
    void shouldRestOrdersInAGappedBook() {
        rig.snapshot(BIDS, ASKS).gap();
        send();
        rig.snapshot(BIDS, ASKS);
        assertThat(rig.texts()).containsExactly("1 FILL 5@105 MAKER 5/0");
    }

    @Test
    void shouldRestOrdersInACrossedBook() {
        rig.snapshot(new long[] {102, 1}, ASKS);
        send();
        rig.delta(new long[] {102, 0}, VenueRig.NONE);
        assertThat(rig.texts()).containsExactly("1 FILL 5@105 MAKER 5/0");
    }

    @Test
    void shouldNotMatchInTheMiddleOfAnUpdate() {
        rig.snapshot(BIDS, ASKS);
        rig.messages.snapshot(1_000_000, 9, false, BIDS, ASKS);
        rig.input();
        send();
    }

    @Test
    void shouldJoinBehindWhatTheBookShowsWhenItIsWholeAgain() {
        rig.limit(1, Side.BUY, 99, 5).snapshot(BIDS, ASKS).trade(99, 5, AggressorSide.SELLER);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 1@99 MAKER 1/4");
    }
}
