/**
 * The feature stage: books, bars and indicators. A new feature is one class here: a record that implements {@link
 * dev.lockstep.engine.feature.FeatureSpec} and the {@link dev.lockstep.engine.feature.Feature} that it creates.
 */
package dev.lockstep.engine.feature;
