/**
 * What runs the core: ingress, sequencer, topologies, and the publisher of outputs. Here are the threads, the clock and the journals that the core knows nothing
 * of. {@link dev.lockstep.engine.run.Engine} puts them together.
 */
package dev.lockstep.engine.run;
