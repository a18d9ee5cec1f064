package dev.lockstep.engine.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Rows that name an instrument, until its definition tells its index.
 *
 * @param <T> a row
 */
public final class RowsBySymbol<T> {
    private final TreeMap<String, List<T>> rows = new TreeMap<>();

    /** No rows. */
    public RowsBySymbol() {}

    /** Adds a row. */
    public void add(final String symbol, final T row) {
        if (!rows.containsKey(symbol)) {
            rows.put(symbol, new ArrayList<>());
        }
        rows.get(symbol).add(row);
    }

    /** The rows of a symbol, in the order in which they were added. */
    public List<T> of(final String symbol) {
        return rows.getOrDefault(symbol, List.of());
    }
}
