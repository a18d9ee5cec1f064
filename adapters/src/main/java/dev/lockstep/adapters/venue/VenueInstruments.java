package dev.lockstep.adapters.venue;

import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.ArrayList;
import java.util.List;

/** The instruments that one venue trades, by index. */
final class VenueInstruments {
    private final List<VenueInstrument> byIndex = new ArrayList<>();
    private final int venue;
    private final boolean fillUnknownSize;

    VenueInstruments(final int venue, final boolean fillUnknownSize) {
        this.venue = venue;
        this.fillUnknownSize = fillUnknownSize;
    }

    /**
     * Adds the next instrument, or changes the terms of a known one. An index beyond the next one stays unknown, and so
     * does what another venue trades.
     */
    void define(final int index, final InstrumentTerms terms) {
        final VenueInstrument known = find(index);
        if (known != null) {
            known.define(terms);
        } else if (index == byIndex.size()) {
            byIndex.add(terms.venue() == venue ? new VenueInstrument(index, terms, fillUnknownSize) : null);
        }
    }

    /** One more than the highest index. */
    int size() {
        return byIndex.size();
    }

    /** The instrument of an index, or null. */
    VenueInstrument find(final int index) {
        return index >= 0 && index < byIndex.size() ? byIndex.get(index) : null;
    }
}
