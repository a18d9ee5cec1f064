package dev.lockstep.engine.portfolio;

/** Whether long and short positions of an account in one instrument make one. */
public enum PositionMode {
    /** One signed position; a sell reduces what is long. */
    NETTING,
    /** A long and a short one side by side; only an order that may only reduce closes the opposite one, any other opens its own side. */
    HEDGING
}
