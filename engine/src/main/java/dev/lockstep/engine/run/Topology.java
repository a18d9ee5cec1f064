package dev.lockstep.engine.run;

/** Which threads run the four stages. The outputs are the same in each. */
public enum Topology {
    /** The ingress thread runs them by hand: backtests, replays, tests, the smallest machines. */
    INLINE,
    /** One core thread runs all of them, beside the ingress thread. */
    FUSED,
    /** Each stage has a thread of its own along the ring. */
    STAGED
}
