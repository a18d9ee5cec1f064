package dev.lockstep.engine.feature;

/**
 * What to compute: a record, so that two equal specs share one feature. Features are declared in the order of their inputs, so a spec
 * refers to inputs by handles that exist already.
 */
public interface FeatureSpec {
    /** The computation for one instrument. */
    Feature create();
}
