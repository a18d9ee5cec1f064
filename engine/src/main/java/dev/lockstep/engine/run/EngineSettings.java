package dev.lockstep.engine.run;

/**
 * How the engine runs, which does not matter to what it decides.
 *
 * @param topology which threads run the stages
 * @param ringSize slots of the ring, a power of two
 * @param waitMode how the threads wait for work
 * @param settleTimeoutNs how long a live run waits at its end for the venue to confirm cancels, nanoseconds
 */
public record EngineSettings(Topology topology, int ringSize, WaitMode waitMode, long settleTimeoutNs) {
    /** Checks the ring's size. */
    public EngineSettings {
        if (ringSize < 2 || Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ringSize " + ringSize + "; it must be a power of two, at least 2");
        }
    }
}
