/** What a strategy is and what it may do. The whole interface to write one against. */
package dev.lockstep.engine.strategy;
