package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import java.time.Duration;

/**
 * The section {@code engine}.
 *
 * @param topology which threads run the stages
 * @param seed of everything random outside the core
 * @param instance name of this engine in client order ids
 * @param ringSize slots of the ring
 * @param waitMode how threads wait
 * @param maxOpenOrders most open orders
 * @param settleTimeout how long the end of a live run waits for the venue
 */
public record EngineConfig(
        @Doc("Threads that run the stages: inline (the ingress thread), fused (one core thread), staged (one each)")
        @Default("fused")
        Topology topology,

        @Doc("Seed of everything random outside the core") @Default("1")
        long seed,

        @Doc("Name of this engine in client order ids, 1 to 6 letters and digits") @Default("LS")
        String instance,

        @Doc("Slots of the ring, a power of two") @Default("1024") @Range(min = "2", max = "65536")
        int ringSize,

        @Doc("How threads wait for work: spin, yield, backoff or block; spin needs a core for each thread")
        @Default("backoff")
        WaitMode waitMode,

        @Doc("Most orders that may be open at once") @Default("10000") @Range(min = "1", max = "1000000")
        int maxOpenOrders,

        @Doc("How long the end of a live run waits for the venue to confirm its cancels")
        @Default("2s")
        @Range(min = "0s", max = "1m")
        Duration settleTimeout) {
    /** Checks what a range can't say. */
    public EngineConfig {
        if (Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ringSize is " + ringSize + "; it must be a power of two");
        }
        if (!instance.matches("[A-Za-z0-9]{1,6}")) {
            throw new IllegalArgumentException("instance is '" + instance + "'; it must be 1 to 6 letters and digits");
        }
    }

    /** What the engine runs on. */
    public EngineSettings settings() {
        return new EngineSettings(topology, ringSize, waitMode, settleTimeout.toNanos());
    }
}
