package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.TradingStates;
import java.util.List;

/**
 * Central risk asks the trading state when an order comes in; what the core keeps, such as a stop that waits for its price or the next slice of an order, is asked again here when it goes out. Halted: nothing does but
 * cancels, and replaces that only take something off. Reducing: only what brings the account's position nearer to zero.
 */
final class TradingStateCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            TradingStateCheck.class,
            "Trading state",
            "Denies whatever goes out while its engine, account, strategy, instrument or venue is halted, and what does not reduce the account's position while it is reducing; also what the core let in before and kept.",
            List.of("RTS 6 Art 12", "RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
            List.of(),
            List.of(DenialCode.TRADING_HALTED, DenialCode.TRADING_REDUCING));

    private final TradingStates states;
    private final AccountReduction reduction;

    TradingStateCheck(final TradingStates states, final AccountReduction reduction) {
        this.states = states;
        this.reduction = reduction;
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final Order about = order.order;
        final TradingState state = states.of(about.strategy, about.account, about.instrument, about.venue);
        order.saw(state.value(), TradingState.ACTIVE.value(), 0);
        if (state == TradingState.ACTIVE || AccountReduction.takesOff(order)) {
            return order.approved();
        }
        if (state == TradingState.HALTED) {
            order.deny(DenialCode.TRADING_HALTED);
        } else {
            order.require(
                    DenialCode.TRADING_REDUCING,
                    AccountReduction.rest(order),
                    reduction.closable(order, instrument),
                    0);
        }
        return order.approved();
    }
}
