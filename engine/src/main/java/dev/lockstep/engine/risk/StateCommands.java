package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.Slot;

/** Admin commands that change what may be traded: a trading state, a kill, a flattening. Any other kind is none of the risk stage's. */
final class StateCommands {
    private final AdminCommandDecoder command = new AdminCommandDecoder();
    private final TradingStates states;
    private final LossGuard losses;

    StateCommands(final TradingStates states, final LossGuard losses) {
        this.states = states;
        this.losses = losses;
    }

    void onCommand(final Slot slot) {
        slot.decode(command);
        if (!AdminScope.isOne(command)) {
            return;
        }
        final AdminKind kind = command.kind();
        if (kind == AdminKind.SET_TRADING_STATE && command.tradingState() != TradingState.NULL_VAL) {
            states.set(command, command.tradingState());
            if (command.tradingState() == TradingState.ACTIVE) {
                losses.resume(command.account());
            }
        } else if (kind == AdminKind.KILL) {
            states.set(command, command.flatten() != 0 ? TradingState.REDUCING : TradingState.HALTED);
        } else if (kind == AdminKind.FLATTEN) {
            states.set(command, TradingState.REDUCING);
        }
    }
}
