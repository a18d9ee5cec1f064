package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks, lots and minimums of what goes out. */
final class IncrementCheckTest {
    private static final InstrumentTerms TWO_AT_LEAST =
            InstrumentTerms.spot("A", "USD", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, 2 * ONE, ONE);

    private final GateRig rig = new GateRig(VenueCapabilities.ALL, List.of(TWO_AT_LEAST));
    private final IncrementCheck check = new IncrementCheck();

    @Test
    @Proves(DenialCode.OFF_INCREMENT)
    void shouldDenyQuantitiesOffTheLotOrBelowTheMinimum() {
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 2)), units(2), ONE);
        assertDenied(rig.look(check, rig.limit(Side.BUY, units(99), 1)), DenialCode.OFF_INCREMENT, ONE, 2 * ONE, 0);
        final Order odd = rig.limit(Side.BUY, units(99), 2);
        odd.quantity++;
        assertDenied(rig.look(check, odd), DenialCode.OFF_INCREMENT, units(2) + 1, ONE, 0);
        assertDenied(rig.look(check, rig.limit(Side.BUY, units(99), 0)), DenialCode.OFF_INCREMENT, 0, ONE, 0);
    }

    @Test
    void shouldLetAnOrderShrinkBelowTheMinimumButNotBeReplacedAtIt() {
        final Order order = rig.limit(Side.BUY, units(99), 3);
        assertPassed(rig.replace(check, order, units(99), 1), ONE, ONE);
        order.quantity = ONE;
        assertDenied(rig.replace(check, order, units(98), 1), DenialCode.OFF_INCREMENT, ONE, 2 * ONE, 0);
    }

    @Test
    void shouldDenyPricesOffTheTickAndLimitsThatAreMissing() {
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(99) + 1, 2)),
                DenialCode.OFF_INCREMENT,
                units(99) + 1,
                TICK,
                0);
        assertDenied(rig.look(check, rig.limit(Side.BUY, 0, 2)), DenialCode.OFF_INCREMENT, 0, TICK, 0);
        assertDenied(rig.look(check, rig.limit(Side.BUY, -TICK, 2)), DenialCode.OFF_INCREMENT, -TICK, TICK, 0);
        assertPassed(rig.look(check, rig.market(Side.BUY, 2)), units(2), ONE);
    }

    @Test
    void shouldDenyTriggersOffTheTickWhileTheyWait() {
        final Order stop = rig.order(Side.SELL, OrderType.STOP_MARKET, 0, 2);
        stop.triggerPrice = units(95);
        assertPassed(rig.look(check, stop), units(2), ONE);
        stop.triggerPrice++;
        assertDenied(rig.look(check, stop), DenialCode.OFF_INCREMENT, units(95) + 1, TICK, 0);
        stop.type = OrderType.MARKET;
        assertPassed(rig.look(check, stop), units(2), ONE);
    }
}
