package dev.lockstep.engine.feature;

/**
 * Names a declared feature; its values are read with an instrument's index.
 *
 * @param index dense index, in the order of declaration
 */
public record FeatureHandle(int index) {}
