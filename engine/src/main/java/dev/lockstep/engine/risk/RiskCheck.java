package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;

/** One control of the risk stage. Holds no state and allocates nothing. */
abstract class RiskCheck {
    /** Looks at an order that is new or to be replaced, already sized, and denies it if it must not go out. It notes what it sees in any case, see {@link RiskDecision#saw}; says whether the order is still approved. */
    abstract boolean check(RiskDecision order, RiskContext context);

    /** What it can say of an order that it let pass to somebody who audits, where to reckon it for every order would cost too much. */
    void explain(final RiskDecision order, final RiskContext context) {
        // Most have said everything.
    }

    /** What it is, for people. */
    abstract ControlInfo info();
}
