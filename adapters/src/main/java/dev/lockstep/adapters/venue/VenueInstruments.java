package dev.lockstep.adapters.venue;

import dev.lockstep.engine.instrument.InstrumentTerms;
import java.util.ArrayList;
import java.util.List;

/** The instruments by index. */
final class VenueInstruments {
    private final List<VenueInstrument> byIndex = new ArrayList<>();
    private final boolean fillUnknownSize;

    VenueInstruments(final boolean fillUnknownSize) {
        this.fillUnknownSize = fillUnknownSize;
    }

    /** Adds the next instrument, or changes the terms of a known one. An index beyond the next one stays unknown. */
    void define(final int index, final InstrumentTerms terms) {
        final VenueInstrument known = find(index);
        if (known != null) {
            known.define(terms);
        } else if (index == byIndex.size()) {
            byIndex.add(new VenueInstrument(index, terms, fillUnknownSize));
        }
    }

    /** The instrument of an index, or null. */
    VenueInstrument find(final int index) {
        return index >= 0 && index < byIndex.size() ? byIndex.get(index) : null;
    }
}
