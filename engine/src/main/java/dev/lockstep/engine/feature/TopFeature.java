package dev.lockstep.engine.feature;

/** A book feature that depends on best prices and sizes only. */
abstract class TopFeature extends BookFeature {
    @Override
    final boolean concerns(final FeatureContext context) {
        return context.topChanged();
    }
}
