/** Tables of limits: rows keyed by any of account, strategy, instrument, group and venue, and which of their values holds for an order. */
package dev.lockstep.engine.limit;
