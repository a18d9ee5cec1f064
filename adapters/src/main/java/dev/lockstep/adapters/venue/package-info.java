/**
 * The simulated venue: it matches the engine's orders against the market data that the engine sees, for paper trading
 * and backtests alike.
 */
package dev.lockstep.adapters.venue;
