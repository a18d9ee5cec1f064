package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.engine.limit.ControlInfo;
import java.util.List;

/** In an auction nothing executes at once: what has to is denied, what rests or is for the auction passes. */
final class AuctionCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            AuctionCheck.class,
            "Auction",
            "Denies, in an auction, orders that must execute at once.",
            List.of("SEC 15c3-5(c)(2)(i)"),
            List.of(),
            List.of(DenialCode.AUCTION));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        order.saw(instrument.state.value(), InstrumentState.TRADING.value(), 0);
        if (instrument.state == InstrumentState.AUCTION && mustExecuteAtOnce(order)) {
            order.deny(DenialCode.AUCTION);
        }
        return order.approved();
    }

    private static boolean mustExecuteAtOnce(final GateOrder order) {
        return switch (order.timeInForce) {
            case IOC, FOK -> true;
            case AT_THE_OPEN, AT_THE_CLOSE -> false;
            default -> order.type == OrderType.MARKET || order.type == OrderType.MARKET_TO_LIMIT;
        };
    }
}
