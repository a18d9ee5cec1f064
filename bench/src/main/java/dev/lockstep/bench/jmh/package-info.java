/** JMH benchmarks of single parts of the hot path; to find out what a change costs, not to judge the engine. */
package dev.lockstep.bench.jmh;
