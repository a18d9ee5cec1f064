package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What an order that is kept in the core waits for. */
final class Waiting {
    /** No cancel is to be repeated. */
    static final long NEVER = 0;

    /** The session for which it was kept has come. */
    boolean sessionCame;
    /** Its date has come, or its day is over, and the venue does not see to it: it was to be cancelled. */
    boolean timeIsUp;
    /** When a cancel that it should have ended by, and that was refused or kept back, is repeated: engine time, nanoseconds; {@link #NEVER} if none was. */
    long cancelAgainNs;

    /** Of an order that waits for nothing. */
    void start() {
        sessionCame = false;
        timeIsUp = false;
        cancelAgainNs = NEVER;
    }

    void writeState(final StateSink sink) {
        sink.put("sessionCame", sessionCame);
        sink.put("timeIsUp", timeIsUp);
        sink.put("cancelAgainNs", cancelAgainNs);
    }

    void readState(final StateSource source) {
        sessionCame = source.getBoolean("sessionCame");
        timeIsUp = source.getBoolean("timeIsUp");
        cancelAgainNs = source.get("cancelAgainNs");
    }
}
