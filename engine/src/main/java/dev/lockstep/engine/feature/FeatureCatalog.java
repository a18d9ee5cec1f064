package dev.lockstep.engine.feature;

/** Takes the declarations of features before the first event. */
@FunctionalInterface
public interface FeatureCatalog {
    /**
     * Declares a feature for the instruments of the strategy that declares it. Equal specs give equal handles.
     *
     * @throws IllegalStateException if there are more features than one event may update
     */
    FeatureHandle declare(FeatureSpec spec);
}
