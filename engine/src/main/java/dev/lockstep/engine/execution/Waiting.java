package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What an order that is kept in the core waits for, and what stands for it meanwhile. */
final class Waiting {
    /** An earlier order's exposure stands for its own while it is in the core. */
    boolean isCovered;
    /** The session for which it was kept has come. */
    boolean sessionCame;
    /** Its date has come, or its day is over, and the venue does not see to it: it was to be cancelled. */
    boolean timeIsUp;

    /** Of an order that waits for nothing. */
    void start() {
        isCovered = false;
        sessionCame = false;
        timeIsUp = false;
    }

    void writeState(final StateSink sink) {
        sink.put("covered", isCovered);
        sink.put("sessionCame", sessionCame);
        sink.put("timeIsUp", timeIsUp);
    }

    void readState(final StateSource source) {
        isCovered = source.getBoolean("covered");
        sessionCame = source.getBoolean("sessionCame");
        timeIsUp = source.getBoolean("timeIsUp");
    }
}
