package dev.lockstep.engine.risk;

/**
 * Limits of one instrument. Quantities are scaled by 10^8.
 *
 * @param orderQuantity size of a signal that leaves it to central risk, above 0
 * @param maxOrderQuantity largest order, above 0
 * @param maxPosition largest position, long or short, counting everything that may still be filled; 0 or more
 * @param collarBps how far a limit may be from the reference price, basis points of it, above 0
 */
public record InstrumentLimits(long orderQuantity, long maxOrderQuantity, long maxPosition, long collarBps) {}
