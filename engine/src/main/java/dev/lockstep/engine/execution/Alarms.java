package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.SignalSection;

/** Acts on what earlier stages found wrong: strategies that failed, and accounts that lost too much. */
final class Alarms {
    private final OrderScope scope = new OrderScope();
    private final OrderLife life;

    Alarms(final OrderLife life) {
        this.life = life;
    }

    /** Cancels what a failed strategy has open. */
    void onFaults(final SignalSection signals) {
        for (int i = 0; i < signals.faultCount(); i++) {
            life.out.strategyFault(signals.faultStrategy(i), signals.faultKind(i));
            life.cancelAll(scope.ofStrategy(signals.faultStrategy(i)));
        }
    }

    /** Losses beyond a hard limit cancel what the account has open; that nothing more is sent is looked after by the controls. */
    void onLosses(final RiskSection risk) {
        for (int i = 0; i < risk.alertCount(); i++) {
            life.out.riskAlert(risk, i);
            if (risk.alert(i).leaves() == TradingState.HALTED) {
                life.cancelAll(scope.ofAccount(risk.alertAccount(i)));
            }
        }
    }
}
