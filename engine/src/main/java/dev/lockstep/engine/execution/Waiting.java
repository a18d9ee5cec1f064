package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What an order that is kept in the core waits for. */
final class Waiting {
    /** The session for which it was kept has come. */
    boolean sessionCame;
    /** Its date has come, or its day is over, and the venue does not see to it: it was to be cancelled. */
    boolean timeIsUp;

    /** Of an order that waits for nothing. */
    void start() {
        sessionCame = false;
        timeIsUp = false;
    }

    void writeState(final StateSink sink) {
        sink.put("sessionCame", sessionCame);
        sink.put("timeIsUp", timeIsUp);
    }

    void readState(final StateSource source) {
        sessionCame = source.getBoolean("sessionCame");
        timeIsUp = source.getBoolean("timeIsUp");
    }
}
