/** The deterministic core, {@link dev.lockstep.engine.Core}, and its settings. */
package dev.lockstep.engine;
