package dev.lockstep.engine.limit;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Group, venue and money scale of each instrument, learnt from its definition. */
public final class InstrumentKeys {
    private final TreeMap<String, Integer> groupBySymbol = new TreeMap<>();
    private int[] groups = new int[8];
    private int[] venues = new int[8];
    private int[] moneyScales = new int[8];
    private int size;

    /** No instruments yet. */
    public InstrumentKeys(final List<InstrumentGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            for (final String symbol : groups.get(i).symbols()) {
                groupBySymbol.put(symbol, i);
            }
        }
    }

    /** Takes the terms of the next index; those of a known one change none of its keys. */
    public void define(final int instrument, final InstrumentTerms terms) {
        if (instrument < size) {
            return;
        }
        if (size == groups.length) {
            groups = Arrays.copyOf(groups, size * 2);
            venues = Arrays.copyOf(venues, size * 2);
            moneyScales = Arrays.copyOf(moneyScales, size * 2);
        }
        groups[size] = groupBySymbol.getOrDefault(terms.symbol(), LimitKey.ANY);
        venues[size] = terms.venue();
        moneyScales[size] = terms.moneyScale();
        size++;
    }

    /** Number of instruments. */
    public int size() {
        return size;
    }

    /** Group of a known instrument; {@link LimitKey#ANY} if it is in none, or of no instrument. */
    public int group(final int instrument) {
        return instrument < 0 ? LimitKey.ANY : groups[instrument];
    }

    /** Venue of a known instrument; {@link LimitKey#ANY} of no instrument. */
    public int venue(final int instrument) {
        return instrument < 0 ? LimitKey.ANY : venues[instrument];
    }

    int moneyScale(final int instrument) {
        return instrument < 0 ? FixedPoint.MIN_MONEY_SCALE : moneyScales[instrument];
    }
}
