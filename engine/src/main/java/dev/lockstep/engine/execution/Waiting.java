package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What an order that is kept in the core waits for, and what stands for it meanwhile. */
final class Waiting {
    /** No cancel is to be repeated. */
    static final long NEVER = 0;

    /** Its parent's exposure stands for what it may grow to. */
    boolean isCoveredByParent;
    /** The exposure of the order that it is linked with stands for its own until its time comes. */
    boolean isCoveredByLink;
    /** The session for which it was kept has come. */
    boolean sessionCame;
    /** Its date has come, or its day is over, and the venue does not see to it: it was to be cancelled. */
    boolean timeIsUp;
    /** When a cancel that it should have ended by, and that was refused or kept back, is repeated: engine time, nanoseconds; {@link #NEVER} if none was. */
    long cancelAgainNs;

    /** Of an order that waits for nothing. */
    void start() {
        isCoveredByParent = false;
        isCoveredByLink = false;
        sessionCame = false;
        timeIsUp = false;
        cancelAgainNs = NEVER;
    }

    /** Central risk has said what stands for a new order. */
    void cover(final RiskDecision decision) {
        isCoveredByParent = decision.coveredByParent;
        isCoveredByLink = decision.coveredByLink;
    }

    void writeState(final StateSink sink) {
        sink.put("coveredByParent", isCoveredByParent);
        sink.put("coveredByLink", isCoveredByLink);
        sink.put("sessionCame", sessionCame);
        sink.put("timeIsUp", timeIsUp);
        sink.put("cancelAgainNs", cancelAgainNs);
    }

    void readState(final StateSource source) {
        isCoveredByParent = source.getBoolean("coveredByParent");
        isCoveredByLink = source.getBoolean("coveredByLink");
        sessionCame = source.getBoolean("sessionCame");
        timeIsUp = source.getBoolean("timeIsUp");
        cancelAgainNs = source.get("cancelAgainNs");
    }
}
