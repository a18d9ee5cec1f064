package dev.lockstep.engine.run;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** How threads wait for work; with more threads than cores only those that give the core away are sensible. */
public enum WaitMode {
    /** Never gives the core away: lowest latency, a core for each thread. */
    SPIN,
    /** Spins a little, then offers the core to others. */
    YIELD,
    /** Spins, yields, then parks for a short time. */
    BACKOFF,
    /** Waits on a lock: least load, highest latency. */
    BLOCK;

    private static final long MAX_PARK_NS = 100_000;

    WaitStrategy ringStrategy() {
        return switch (this) {
            case SPIN -> new BusySpinWaitStrategy();
            case YIELD -> new YieldingWaitStrategy();
            case BACKOFF -> new SleepingWaitStrategy(200, MAX_PARK_NS);
            case BLOCK -> new BlockingWaitStrategy();
        };
    }

    /** A fresh idle strategy for the ingress thread. */
    public IdleStrategy ingressIdle() {
        return switch (this) {
            case SPIN -> new BusySpinIdleStrategy();
            case YIELD -> new YieldingIdleStrategy();
            case BACKOFF -> new BackoffIdleStrategy(100, 10, 1_000, MAX_PARK_NS);
            case BLOCK -> new SleepingIdleStrategy(MAX_PARK_NS);
        };
    }
}
