package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.units;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may go out while the venue collects orders for an auction. */
final class AuctionCheckTest {
    private final GateRig rig = new GateRig();
    private final AuctionCheck check = new AuctionCheck();

    @ParameterizedTest
    @CsvSource({
        "MARKET, GTC, false",
        "MARKET, IOC, false",
        "MARKET, DAY, false",
        "MARKET_TO_LIMIT, GTC, false",
        "LIMIT, IOC, false",
        "LIMIT, FOK, false",
        "LIMIT, GTC, true",
        "LIMIT, DAY, true",
        "LIMIT, GTD, true",
        "STOP_MARKET, GTC, true",
        "MARKET, AT_THE_OPEN, true",
        "LIMIT, AT_THE_CLOSE, true"
    })
    @Proves(DenialCode.AUCTION)
    void shouldDenyInAnAuctionOnlyWhatMustExecuteAtOnce(
            final OrderType type, final TimeInForce timeInForce, final boolean passes) {
        final Order order = rig.order(Side.BUY, type, type == OrderType.LIMIT ? units(99) : 0, 1);
        order.timeInForce = timeInForce;
        assertPassed(rig.look(check, order), 0, 0);
        rig.gate().state = InstrumentState.AUCTION;
        if (passes) {
            assertPassed(rig.look(check, order), InstrumentState.AUCTION.value(), 0);
        } else {
            assertDenied(rig.look(check, order), DenialCode.AUCTION, InstrumentState.AUCTION.value(), 0, 0);
        }
    }
}
