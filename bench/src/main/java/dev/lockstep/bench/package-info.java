/**
 * The harnesses of throughput and of tick to order, which judge the engine by floors measured in the same run. Nothing depends on this package.
 */
package dev.lockstep.bench;
