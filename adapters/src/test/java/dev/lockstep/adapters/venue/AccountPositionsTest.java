package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import org.junit.jupiter.api.Test;

/** Worked out by hand. */
final class AccountPositionsTest {
    private final AccountPositions positions = new AccountPositions();

    private String held(final int account) {
        return positions.quantity(account) + "@" + positions.averagePrice(account);
    }

    @Test
    void shouldAverageWhatIsAddedAndKeepTheAverageOfWhatStays() {
        positions.onFill(0, Side.BUY, 100, 4);
        positions.onFill(0, Side.BUY, 110, 6);
        // (4 * 100 + 6 * 110) / 10
        assertThat(held(0)).isEqualTo("10@106");
        positions.onFill(0, Side.SELL, 200, 7);
        assertThat(held(0)).isEqualTo("3@106");
        positions.onFill(0, Side.SELL, 90, 5);
        assertThat(held(0)).isEqualTo("-2@90");
        positions.onFill(0, Side.SELL, 93, 1);
        assertThat(held(0)).isEqualTo("-3@91");
        positions.onFill(0, Side.BUY, 95, 3);
        assertThat(held(0)).isEqualTo("0@0");
        assertThat(positions.hasTraded(0)).isTrue();
    }

    @Test
    void shouldKeepAccountsApart() {
        positions.onFill(3, Side.SELL, 100, 4);
        assertThat(held(0)).isEqualTo("0@0");
        assertThat(held(3)).isEqualTo("-4@100");
        assertThat(positions.hasTraded(0)).isFalse();
        assertThat(positions.hasTraded(7)).isFalse();
        assertThat(positions.reducible(3, Side.BUY)).isEqualTo(4);
        assertThat(positions.reducible(3, Side.SELL)).isZero();
        assertThat(positions.reducible(9, Side.BUY)).isZero();
    }

    @Test
    void shouldSplitTowardZeroToTheIncrement() {
        positions.onFill(0, Side.BUY, 100, 70);
        positions.onFill(1, Side.SELL, 100, 70);
        positions.onFill(2, Side.BUY, 100, 5);
        positions.split(1, 4, 10);
        // 17.5 and 1.25, in tens.
        assertThat(held(0)).isEqualTo("10@400");
        assertThat(held(1)).isEqualTo("-10@400");
        assertThat(held(2)).isEqualTo("0@0");
        positions.split(3, 1, 10);
        // 400 / 3
        assertThat(held(0)).isEqualTo("30@133");
    }

    @Test
    void shouldRollEveryPosition() {
        positions.onFill(0, Side.BUY, 100, 7);
        positions.onFill(2, Side.SELL, 100, 3);
        final AccountPositions next = new AccountPositions();
        next.onFill(2, Side.BUY, 120, 1);
        next.roll(positions, 130);
        assertThat(next.quantity(0) + "@" + next.averagePrice(0)).isEqualTo("7@130");
        assertThat(next.quantity(2) + "@" + next.averagePrice(2)).isEqualTo("-2@130");
        assertThat(held(0)).isEqualTo("0@0");
        assertThat(held(2)).isEqualTo("0@0");
    }

    @Test
    void shouldBeRolledAndSettledByEvents() {
        final VenueRig rig = VenueRig.able().define(MarketView.QUOTES).quote(99, 9, 101, 9);
        rig.messages.instrument = 1;
        rig.define(MarketView.QUOTES);
        rig.messages.instrument = 0;
        rig.order(1, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5).texts();
        rig.messages.roll(1_000_000, 0, 1, 140);
        rig.input().reconcile();
        assertThat(rig.texts()).containsExactly("BEGIN 0", "POSITION 0/0 0@0", "POSITION 1/0 5@140", "END 0");
        rig.messages.instrument = 1;
        rig.settlement(150).reconcile();
        assertThat(rig.texts()).containsExactly("BEGIN 0", "POSITION 0/0 0@0", "POSITION 1/0 0@0", "END 0");
    }
}
