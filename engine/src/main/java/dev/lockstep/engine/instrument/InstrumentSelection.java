package dev.lockstep.engine.instrument;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which instruments something is about: the named ones, or every one, also those that are added later.
 *
 * @param every whether every instrument is selected
 * @param symbols the named ones; empty if {@code every}
 */
public record InstrumentSelection(boolean every, Set<String> symbols) {
    /** Every instrument. */
    public static final InstrumentSelection EVERY = new InstrumentSelection(true, Set.of());

    /** What stands for every instrument in settings. */
    public static final String WILDCARD = "*";

    /** Makes the set immutable. */
    public InstrumentSelection {
        symbols = Set.copyOf(symbols);
    }

    /** The named instruments; {@link #WILDCARD} selects every one. */
    public static InstrumentSelection of(final Iterable<String> names) {
        final Set<String> symbols = new TreeSet<>();
        names.forEach(symbols::add);
        return symbols.contains(WILDCARD) ? EVERY : new InstrumentSelection(false, symbols);
    }

    /** Whether a symbol is selected. */
    public boolean includes(final String symbol) {
        return every || symbols.contains(symbol);
    }

    /** Both selections together. */
    public InstrumentSelection union(final InstrumentSelection other) {
        if (every || other.every) {
            return EVERY;
        }
        final Set<String> all = new TreeSet<>(symbols);
        all.addAll(other.symbols);
        return new InstrumentSelection(false, all);
    }
}
