package dev.lockstep.adapters.market;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A generated market.
 *
 * @param seed of all random draws; each instrument draws from a stream of its own, seeded by this and its symbol, so that adding or
 *     reordering instruments changes no other instrument's market
 * @param startTimeNs market time of the first event, nanoseconds since the epoch, 0 or above
 * @param durationNs market time that is generated, nanoseconds; 0 for no bound
 * @param maxMessages messages that are delivered, definitions included; 0 for no bound. The last message may be in the middle of an
 *     update
 * @param instruments one or more, with different symbols
 */
public record GeneratedMarketSettings(
        long seed, long startTimeNs, long durationNs, long maxMessages, List<GeneratedInstrumentSettings> instruments) {

    /** Checks the ranges. */
    public GeneratedMarketSettings {
        Limits.require("startTimeNs", startTimeNs, 0, Long.MAX_VALUE / 2);
        Limits.require("durationNs", durationNs, 0, Long.MAX_VALUE / 2);
        Limits.require("maxMessages", maxMessages, 0, Long.MAX_VALUE);
        instruments = List.copyOf(instruments);
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("instruments is empty; a generated market needs at least one");
        }
        final Set<String> symbols = new HashSet<>();
        for (final GeneratedInstrumentSettings instrument : instruments) {
            if (!symbols.add(instrument.symbol())) {
                throw new IllegalArgumentException(
                        "instruments has " + instrument.symbol() + " twice; give each instrument its own symbol");
            }
        }
    }
}
