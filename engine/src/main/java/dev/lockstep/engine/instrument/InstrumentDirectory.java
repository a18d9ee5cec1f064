package dev.lockstep.engine.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives instruments their dense indexes, in the order in which they are first seen; used on the ingress side, where foreign
 * formats are normalised. Whoever adds an instrument must see to it that its definition enters the engine before any other event of it.
 */
public final class InstrumentDirectory {
    private final Map<String, Integer> indexBySymbol = new HashMap<>();
    private final List<InstrumentTerms> terms = new ArrayList<>();

    /** Index of a symbol, or -1. */
    public int indexOf(final String symbol) {
        return indexBySymbol.getOrDefault(symbol, -1);
    }

    /**
     * Adds an instrument.
     *
     * @return its index
     * @throws IllegalArgumentException if the symbol is known already
     */
    public int add(final InstrumentTerms added) {
        final int index = terms.size();
        if (indexBySymbol.putIfAbsent(added.symbol(), index) != null) {
            throw new IllegalArgumentException("instrument " + added.symbol() + " is already defined");
        }
        terms.add(added);
        return index;
    }

    /** Terms by index. */
    public InstrumentTerms terms(final int index) {
        return terms.get(index);
    }

    /** Number of instruments. */
    public int size() {
        return terms.size();
    }
}
