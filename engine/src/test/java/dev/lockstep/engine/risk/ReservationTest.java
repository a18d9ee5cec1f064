package dev.lockstep.engine.risk;

import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import org.junit.jupiter.api.Test;

/** I6: exposure is held from approval until the venue, or the gateway, has answered; and never longer, and never twice. */
final class ReservationTest {
    private final Desk desk = new Desk(limits(1, 100, 100, 100));
    private final long order = desk.accepted(Side.BUY, 10);

    private void replace(final long wholeUnits) {
        desk.act(context -> context.replace(order, Desk.BID, units(wholeUnits)));
    }

    private void replaced(final long wholeUnits) {
        desk.harness().report(VenueMessages.report(order, ExecType.REPLACED, Desk.BID, units(wholeUnits), 0, 0));
    }

    @Test
    void shouldHoldTheLargerQuantityUntilAReplaceIsAnswered() {
        replace(16);
        assertThat(desk.reservedBuy()).isEqualTo(16);
        replaced(16);
        assertThat(desk.reservedBuy()).isEqualTo(16);
        replace(4);
        assertThat(desk.reservedBuy())
                .as("the old quantity may still be filled")
                .isEqualTo(16);
        replaced(4);
        assertThat(desk.reservedBuy()).isEqualTo(4);
    }

    @Test
    void shouldFallBackWhenTheVenueRefusesOrNothingWasSent() {
        replace(16);
        desk.harness().report(VenueMessages.report(order, ExecType.REPLACE_REJECTED));
        assertThat(desk.reservedBuy()).isEqualTo(10);
        replace(20);
        assertThat(desk.reservedBuy()).isEqualTo(20);
        desk.harness().report(VenueMessages.notSent(order, OrderAction.REPLACE));
        assertThat(desk.reservedBuy()).isEqualTo(10);
    }

    @Test
    void shouldNotMoveWhenRiskOrGateDenies() {
        replace(101);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.MAX_POSITION_LONG);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.REPLACE_REFUSED);
        assertThat(desk.reservedBuy()).isEqualTo(10);
        desk.act(context -> context.replace(order, units(150), units(12)));
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.PRICE_COLLAR);
        assertThat(desk.reservedBuy()).isEqualTo(10);
    }

    @Test
    void shouldCountEveryReplaceOfTwoOnTheirWay() {
        desk.actWithoutLoopbacks(context -> {
            context.replace(order, Desk.BID, units(12));
            context.replace(order, Desk.BID, units(30));
        });
        assertThat(desk.reservedBuy())
                .as("both may be approved before either is answered")
                .isEqualTo(30);
        desk.harness().drainLoopbacks();
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.CHANGE_PENDING);
        replaced(12);
        assertThat(desk.reservedBuy()).isEqualTo(12);
    }

    @Test
    void shouldKeepTheDeniedReplaceApartFromTheOneThatIsPending() {
        replace(16);
        replace(101);
        assertThat(desk.update().denialCode()).isEqualTo(DenialCode.MAX_POSITION_LONG);
        assertThat(desk.reservedBuy()).as("the first replace is not answered").isEqualTo(16);
        desk.harness().report(VenueMessages.report(order, ExecType.REPLACE_REJECTED));
        assertThat(desk.reservedBuy()).isEqualTo(10);
    }

    @Test
    void shouldNotHoldTwiceWhatFillsWhileAReplaceIsPending() {
        desk.act(context -> context.replace(order, Desk.BID - dev.lockstep.engine.testkit.Units.TICK, units(10)));
        desk.fill(order, Desk.BID, 6, 6);
        assertThat(desk.position()).isEqualTo(6);
        assertThat(desk.reservedBuy())
                .as("of ten, six are filled: four may still be")
                .isEqualTo(4);
        desk.buy(90);
        assertThat(desk.output().isNewOrder())
                .as("6 held, 4 reserved and 90 are 100")
                .isTrue();
    }

    @Test
    void shouldHoldWhatAnApprovedReplaceMayAddToAPartlyFilledOrder() {
        desk.fill(order, Desk.BID, 6, 6);
        replace(20);
        assertThat(desk.reservedBuy()).isEqualTo(14);
        desk.fill(order, Desk.BID, 1, 7);
        assertThat(desk.reservedBuy()).isEqualTo(13);
        replaced(20);
        assertThat(desk.reservedBuy()).isEqualTo(13);
        desk.harness().report(VenueMessages.report(order, ExecType.CANCELLED));
        assertThat(desk.reservedBuy()).isZero();
    }

    @Test
    void shouldReleaseWhenAnOrderExpires() {
        desk.harness().report(VenueMessages.report(order, ExecType.EXPIRED));
        assertThat(desk.reservedBuy()).isZero();
        assertThat(desk.harness().core().risk().openReservations()).isZero();
        assertThat(desk.harness().core().execution().openOrders()).isZero();
    }

    @Test
    void shouldHoldWhileACancelIsUnanswered() {
        desk.act(context -> context.cancel(order));
        assertThat(desk.reservedBuy()).isEqualTo(10);
        desk.harness().report(VenueMessages.notSent(order, OrderAction.CANCEL));
        assertThat(desk.reservedBuy()).isEqualTo(10);
        desk.harness().report(VenueMessages.report(order, ExecType.CANCELLED));
        assertThat(desk.reservedBuy()).isZero();
    }

    @Test
    void shouldHoldAnOrderThatTheGatewaySaysItDidNotSendThoughTheVenueAcceptedIt() {
        desk.act(context -> context.cancel(order));
        desk.harness().report(VenueMessages.notSent(order, OrderAction.NEW));
        assertThat(desk.reservedBuy()).as("the venue has accepted it").isEqualTo(10);
        assertThat(desk.harness().core().execution().anomalies()).isEqualTo(1);
    }

    @Test
    void shouldSettleAReplaceThatIsAnsweredAfterARefusedCancel() {
        replace(16);
        desk.act(context -> context.cancel(order));
        desk.harness().report(VenueMessages.report(order, ExecType.CANCEL_REJECTED));
        assertThat(desk.reservedBuy()).isEqualTo(16);
        desk.act(context -> context.replace(order, Desk.BID, units(20)));
        assertThat(desk.update().denialCode()).as("one replace is under way").isEqualTo(DenialCode.CHANGE_PENDING);
        replaced(12);
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.REPLACED);
        assertThat(desk.reservedBuy()).isEqualTo(12);
        assertThat(desk.harness().core().execution().anomalies()).isZero();
    }

    /** What no venue has to be asked about is answered within the event that asks. */
    @Test
    void shouldHoldNoMoreThanTheLastTotalOfAnOrderThatIsReplacedHere() {
        final long stop = desk.submit(
                c -> c.order(0, Side.BUY).stopMarket(Desk.ASK + Units.ONE).quantity(units(10)));
        desk.act(context -> context.replace(stop, 0, units(12)));
        assertThat(desk.reservedBuy()).isEqualTo(10 + 12);
        desk.act(context -> context.replace(stop, 0, units(8)));
        assertThat(desk.reservedBuy()).isEqualTo(10 + 8);
        final long shown = desk.submit(
                c -> c.order(0, Side.BUY).limit(Desk.BID).quantity(units(10)).display(units(3)));
        desk.act(context -> context.replace(shown, Desk.BID, units(12)));
        desk.act(context -> context.replace(shown, Desk.BID, units(9)));
        assertThat(desk.reservedBuy()).isEqualTo(10 + 8 + 9);
    }

    @Test
    void shouldHoldNothingForAReplacedChildThatItsParentCovers() {
        final long child = desk.submit(
                c -> c.order(0, Side.SELL).limit(Desk.ASK).quantity(units(8)).after(order));
        desk.act(context -> context.replace(child, Desk.ASK, units(9)));
        assertThat(desk.reservedSell()).isZero();
    }
}
