package dev.lockstep.engine.feature;

import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all strategies declared: the features in order, and the instruments that have each. Made before the first event. */
public final class FeaturePlan {
    private final List<FeatureSpec> specs = new ArrayList<>();
    private final List<InstrumentSelection> selections = new ArrayList<>();
    private final Map<FeatureSpec, Integer> indexes = new HashMap<>();

    /** The catalog through which one strategy declares features for its instruments. */
    public FeatureCatalog catalogFor(final InstrumentSelection selection) {
        return spec -> declare(spec, selection);
    }

    private FeatureHandle declare(final FeatureSpec spec, final InstrumentSelection selection) {
        final Integer known = indexes.get(spec);
        if (known != null) {
            selections.set(known, selections.get(known).union(selection));
            return new FeatureHandle(known);
        }
        final int index = specs.size();
        if (index == Limits.FEATURES_PER_EVENT) {
            throw new IllegalStateException("more than " + Limits.FEATURES_PER_EVENT
                    + " different features are declared; " + spec + " is one too many");
        }
        if (spec instanceof Bars
                && specs.stream().filter(Bars.class::isInstance).count() == Limits.BARS_PER_EVENT) {
            throw new IllegalStateException("more than " + Limits.BARS_PER_EVENT + " different bars are declared; "
                    + spec + " is one too many");
        }
        indexes.put(spec, index);
        specs.add(spec);
        selections.add(selection);
        return new FeatureHandle(index);
    }

    /** Number of features. */
    public int size() {
        return specs.size();
    }

    /** Number of features that are bars. */
    int bars() {
        return (int) specs.stream().filter(Bars.class::isInstance).count();
    }

    FeatureSet create(final int instrument, final String symbol, final IdQueue timers) {
        final Feature[] features = new Feature[specs.size()];
        for (int i = 0; i < features.length; i++) {
            if (selections.get(i).includes(symbol)) {
                features[i] = specs.get(i).create();
            }
        }
        return new FeatureSet(instrument, features, timers);
    }
}
