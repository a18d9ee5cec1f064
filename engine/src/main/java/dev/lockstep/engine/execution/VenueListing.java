package dev.lockstep.engine.execution;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** Where an order stands with the lists of open orders that its venue sends. */
final class VenueListing {
    /** Hash of the venue's id, of orders that only it names; 0 otherwise. */
    long venueRef;
    /** Number of the input at which the order was acknowledged or lost, from which on it must be listed; 0 before. */
    long settledAt;
    /** Reconciliation, by number, that listed it last. */
    long listedIn;

    /** Of an order that no venue has. */
    void start() {
        venueRef = 0;
        settledAt = 0;
        listedIn = 0;
    }

    void take(final VenueListing other) {
        venueRef = other.venueRef;
        settledAt = other.settledAt;
        listedIn = other.listedIn;
    }

    /**
     * Whether the order should stand in a list, and does not.
     *
     * @param listing number of the list
     * @param since number of the input at which it began
     */
    boolean isMissingFrom(final long listing, final long since) {
        return settledAt != 0 && settledAt < since && listedIn != listing;
    }

    void writeState(final StateSink sink) {
        sink.put("venueRef", venueRef);
        sink.put("settledAt", settledAt);
        sink.put("listedIn", listedIn);
    }

    void readState(final StateSource source) {
        venueRef = source.get("venueRef");
        settledAt = source.get("settledAt");
        listedIn = source.get("listedIn");
    }
}
