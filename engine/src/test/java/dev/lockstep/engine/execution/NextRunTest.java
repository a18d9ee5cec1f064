package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import org.junit.jupiter.api.Test;

/** A run that begins with the state of an earlier one: its inputs are counted anew, and come after all of that one's. */
final class NextRunTest {
    private static final int QUOTES = 50;

    private final Desk earlier = new Desk(Units.wideLimits());

    private Desk nextRun() {
        return earlier.inNextRun(2, earlier.harness().timeNs() + Units.SECOND);
    }

    private void letTimePass() {
        for (int i = 0; i < QUOTES; i++) {
            earlier.act(context -> {});
        }
    }

    @Test
    void shouldEndAnOrderOfAnEarlierRunThatAListLacks() {
        letTimePass();
        earlier.accepted(Side.BUY, 5);
        final Desk desk = nextRun();
        final CoreHarness harness = desk.harness();
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.RESOLVED);
        assertThat(desk.update().orderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.reservedBuy()).isZero();
        assertThat(harness.core().execution().openOrders()).isZero();
    }

    /** One that came to life after the list had begun may be missing from it, whichever run that began in. */
    @Test
    void shouldLeaveAnOrderAloneThatAListOfTheEarlierRunLacks() {
        earlier.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
        final Desk desk = nextRun();
        final long id = desk.accepted(Side.BUY, 5);
        desk.harness().report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        assertThat(desk.update().orderId()).isEqualTo(id);
        assertThat(desk.update().orderState()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.reservedBuy()).isEqualTo(5);
    }

    @Test
    void shouldReserveNoReplaceOfAnEarlierRunAnyMoreThatIsRefused() {
        final long id = earlier.accepted(Side.BUY, 5);
        letTimePass();
        earlier.act(context -> {
            context.replace(id, Desk.BID, units(9));
            context.replace(id, Desk.BID, units(12));
        });
        final Desk desk = nextRun();
        final long request = earlier.harness()
                .outputs(ReplaceOrderDecoder.TEMPLATE_ID)
                .get(0)
                .replaceOrder()
                .requestId();
        desk.harness().report(VenueMessages.answer(id, ExecType.REPLACE_REJECTED, request, 0, 0, 0, units(5)));
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(5));
        assertThat(desk.reservedBuy()).isEqualTo(5);
    }
}
