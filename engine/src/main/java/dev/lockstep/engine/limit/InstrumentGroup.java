package dev.lockstep.engine.limit;

import java.util.List;

/**
 * A named set of instruments; its index is its place among the groups.
 *
 * @param name unique
 * @param symbols of its instruments, each in no other group
 */
public record InstrumentGroup(String name, List<String> symbols) {
    /** Makes the list immutable. */
    public InstrumentGroup {
        symbols = List.copyOf(symbols);
    }
}
