package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.run.EngineSettings;
import dev.lockstep.engine.run.Topology;
import dev.lockstep.engine.run.WaitMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * The section {@code engine}.
 *
 * @param topology which threads run the stages
 * @param seed of everything random outside the core
 * @param instance name of this engine in client order ids
 * @param ringSize slots of the ring
 * @param waitMode how threads wait
 * @param maxOpenOrders most open orders
 * @param cpus numbers of the CPUs that threads are pinned to, empty for none: the ingress thread's, then those of the stages along the ring
 * @param settleTimeout how long the end of a live run waits for the venue
 * @param answerTimeout how long an order may go unanswered
 * @param cancelRepeat after which a kill repeats a cancel
 */
public record EngineConfig(
        @Doc("Threads that run the stages: inline (the ingress thread), fused (one core thread), staged (one each)")
        @Default("fused")
        Topology topology,

        @Doc("Seed of everything random outside the core") @Default("1")
        long seed,

        @Doc("Name of this engine in client order ids, 1 to 6 letters and digits") @Default("LS")
        String instance,

        @Doc("Slots of the ring, a power of two") @Default("1024") @Range(min = "2", max = "16384")
        int ringSize,

        @Doc("How threads wait for work: spin, yield, backoff or block; spin needs a core for each thread")
        @Default("backoff")
        WaitMode waitMode,

        @Doc("Most orders that may be open at once") @Default("10000") @Range(min = "1", max = "1000000")
        int maxOpenOrders,

        @Doc(
                "CPUs that the threads are pinned to; empty: not pinned. First the ingress thread's, then the stages' along the"
                        + " ring: inline 1, fused 2, staged 5")
        List<Integer> cpus,

        @Doc("How long the end of a live run waits for the venue to confirm its cancels")
        @Default("2s")
        @Range(min = "0s", max = "1m")
        Duration settleTimeout,

        @Doc(
                "How long an order or a request may go unanswered before its fate counts as unknown and the venue is asked")
        @Default("5s")
        @Range(min = "1ms", max = "10m")
        Duration answerTimeout,

        @Doc(
                "How long a kill, by event or by the latch, waits for a venue to confirm a cancel before it repeats it under a"
                        + " new id")
        @Default("200ms")
        @Range(min = "1ms", max = "1m")
        Duration cancelRepeat)
        implements Validated {
    @Override
    public void validate(final Problems problems) {
        if (Integer.bitCount(ringSize) != 1) {
            problems.add("ringSize", "is " + ringSize + "; it must be a power of two");
        }
        if (!instance.matches("[A-Za-z0-9]{1,6}")) {
            problems.add("instance", "is '" + instance + "'; it must be 1 to 6 letters and digits");
        }
        if (!cpus.isEmpty() && cpus.size() != threads()) {
            problems.add(
                    "cpus",
                    "has " + cpus.size() + " entries; topology "
                            + topology.name().toLowerCase(Locale.ROOT) + " has " + threads() + " threads ("
                            + threadNames() + "): give one CPU for each, or none at all");
        }
        if (waitMode == WaitMode.SPIN && new HashSet<>(cpus).size() < cpus.size()) {
            problems.add(
                    "cpus",
                    "is " + cpus + "; with waitMode spin each thread needs a CPU of its own: name each once, or let"
                            + " them yield");
        }
    }

    private int threads() {
        return switch (topology) {
            case INLINE -> 1;
            case FUSED -> 2;
            case STAGED -> 5;
        };
    }

    private String threadNames() {
        return switch (topology) {
            case INLINE -> "ingress";
            case FUSED -> "ingress, core";
            case STAGED -> "ingress, feature, signal, risk, execution";
        };
    }

    /** Settings of the life of orders. */
    public OrderSettings orders() {
        return new OrderSettings(maxOpenOrders, answerTimeout.toNanos(), cancelRepeat.toNanos());
    }

    /** What the engine runs on. */
    public EngineSettings settings() {
        return new EngineSettings(topology, ringSize, waitMode, settleTimeout.toNanos());
    }
}
