/**
 * A generated market: seeded random order flow against a price-time book per instrument, so that the engine has a market of its
 * own for demonstrations, tests and benchmarks.
 */
package dev.lockstep.adapters.market;
