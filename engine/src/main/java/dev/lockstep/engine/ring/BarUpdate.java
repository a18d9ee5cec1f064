package dev.lockstep.engine.ring;

/** A bar that closed on this event; preallocated in the slot, written by the feature stage. */
public final class BarUpdate {
    /** Index of the bar feature. */
    public int feature;
    /** Index of the instrument. */
    public int instrument;
    /** Engine time at which the bar closed, nanoseconds. */
    public long closeTimeNs;
    /** First price, scaled by 10^8. */
    public long openPrice;
    /** Highest price, scaled by 10^8. */
    public long highPrice;
    /** Lowest price, scaled by 10^8. */
    public long lowPrice;
    /** Last price, scaled by 10^8. */
    public long closePrice;
    /** Traded quantity, scaled by 10^8; 0 where the bar is built from quotes. */
    public long volume;
}
