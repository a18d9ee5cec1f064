package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a venue says is believed as long as it can be added up; beyond that nothing of it is, and the venue is asked. */
final class VenueBoundsTest extends VenueListRig {
    private static final long ALL = Bounds.MAX_QUANTITY;

    private long anomalies() {
        return harness.core().execution().anomalies();
    }

    @ParameterizedTest
    @ValueSource(longs = {ALL + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void shouldNotBelieveAFillWhoseCumulativeQuantityCannotBe(final long cum) {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.fill(id, "A", Desk.BID, units(1), cum));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNREADABLE);
        assertThat(desk.position()).isZero();
        assertThat(desk.reservedBuy()).isEqualTo(10);
        assertThat(queries()).as("the venue is asked what is true").isEqualTo(1);
        harness.report(VenueMessages.fill(id, "A", Desk.BID, units(1), units(1)));
        assertThat(desk.position()).as("nothing of the other one was booked").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {ALL + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldNotBelieveAnEndWithFillsThatCannotBe(final long cum) {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.report(id, ExecType.CANCELLED, 0, 0, cum, 0));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNREADABLE);
        assertThat(desk.reservedBuy()).isEqualTo(10);
        list(() -> {});
        assertThat(desk.reservedBuy()).as("the list says that it has ended").isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {ALL + 1, (1L << 63) - 2, 0, -1})
    void shouldNotAdoptAnOrderOfAQuantityThatCannotBe(final long quantity) {
        list(() -> harness.report(VenueMessages.venueOrder(0, 0, "X", Side.BUY, Desk.BID, quantity, 0)));
        assertThat(anomalies()).isEqualTo(1);
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    /** Four of the largest quantity are all that is added up, beside a little that we have there. */
    @Test
    void shouldNotAdoptMoreOnOneSideThanCanBeAddedUp() {
        desk.accepted(Side.BUY, 10);
        for (int i = 0; i < 5; i++) {
            harness.report(VenueMessages.venueOrder(0, 0, "X" + i, Side.BUY, 1, ALL, 0));
        }
        assertThat(Holdings.reservedBuy(harness.core(), 0)).isEqualTo(3 * ALL + units(10));
        assertThat(anomalies()).isEqualTo(2);
    }

    /** 10^10 units at 0.01 are worth 10^8, but at 101 more than 10^12. */
    @Test
    void shouldNotAdoptWhatIsWorthMoreThanMoneyIsCounted() {
        list(() -> {
            harness.report(VenueMessages.venueOrder(0, 0, "X", Side.SELL, TICK, ALL, 0));
            harness.report(VenueMessages.venueOrder(0, 0, "Y", Side.BUY, units(101), ALL, 0));
        });
        assertThat(anomalies()).isEqualTo(1);
        assertThat(Holdings.reservedSell(harness.core(), 0)).isEqualTo(ALL);
        assertThat(desk.reservedBuy()).isZero();
    }

    /** It is listed, so it has not ended, whatever the list says of it otherwise (I6). */
    @Test
    void shouldNotGiveUpAnOrderThatIsListedWithNumbersThatCannotBe() {
        final long id = desk.accepted(Side.BUY, 10);
        list(() -> harness.report(VenueMessages.venueOrder(id, 0, "V", Side.BUY, Desk.BID, Long.MAX_VALUE, 0)));
        assertThat(harness.core().execution().openOrders()).isEqualTo(1);
        assertThat(desk.reservedBuy()).isEqualTo(10);
        waitFor(TIMEOUT_NS);
        assertThat(queries()).as("asked again, but not at once").isEqualTo(1);
        list(() -> {});
        assertThat(desk.reservedBuy()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {ALL + 1, Long.MAX_VALUE, 0, -1})
    void shouldNotTakeOverTermsThatCannotBe(final long quantity) {
        final long id = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.replace(id, Desk.BID, units(12)));
        final long request = desk.output().replaceOrder().requestId();
        harness.report(VenueMessages.answer(id, ExecType.REPLACED, request, Desk.BID, quantity, 0, units(12)));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNREADABLE);
        assertThat(desk.reservedBuy()).isEqualTo(12);
        harness.report(VenueMessages.answer(id, ExecType.REPLACED, request, Desk.BID, units(12), 0, units(12)));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.REPLACED);
    }

    @ParameterizedTest
    @ValueSource(longs = {ALL + 1, Long.MAX_VALUE, Long.MIN_VALUE, -ALL - 1})
    void shouldNotBookAListedPositionThatCannotBe(final long quantity) {
        list(() -> harness.report(VenueMessages.venuePosition(0, quantity, TICK)));
        assertThat(anomalies()).isEqualTo(1);
        assertThat(harness.updates()).isEmpty();
        list(() -> harness.report(VenueMessages.venuePosition(0, units(5), Desk.BID)));
        assertThat(desk.position()).isEqualTo(5);
    }

    /** Every fill by itself is within bounds; what they come to is not. */
    @Test
    void shouldNotBookAFillWithWhichMoreWouldBeHeldThanCanBeAddedUp() {
        for (int i = 0; i < 5; i++) {
            harness.report(VenueMessages.foreignFill("X", "F" + i, Side.BUY, 1, ALL, ALL));
        }
        assertThat(Holdings.position(harness.core(), 0)).isEqualTo(Bounds.MAX_HELD);
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNREADABLE);
        harness.report(VenueMessages.foreignFill("X", "S", Side.SELL, 1, ALL, ALL));
        assertThat(Holdings.position(harness.core(), 0))
                .as("the way back is open")
                .isEqualTo(3 * ALL);
    }

    /** The correction can't be counted, so what it corrects is not taken back either. */
    @Test
    void shouldNotTakeBackHalfOfACorrection() {
        final long id = desk.accepted(Side.BUY, 10);
        harness.report(VenueMessages.fill(id, "A", Desk.BID, units(4), units(4)));
        harness.report(
                VenueMessages.takenBack(id, ExecType.FILL_CORRECTED, "A", "A2", Desk.BID, Long.MAX_VALUE, units(4)));
        assertThat(desk.update().anomaly()).isEqualTo(Anomaly.UNREADABLE);
        assertThat(desk.position()).isEqualTo(4);
        final Desk restored = desk.restored();
        for (final CoreHarness here : List.of(harness, restored.harness())) {
            here.report(VenueMessages.takenBack(id, ExecType.FILL_BUSTED, "A", "", 0, 0, 0));
            assertThat(Holdings.position(here.core(), 0)).isZero();
            assertThat(here.lastUpdate().orderState()).isEqualTo(OrderState.ACCEPTED);
        }
    }
}
