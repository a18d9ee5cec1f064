package dev.lockstep.engine.strategy;

/** Typed parameters of a kind of strategy: a record, bound strictly from the configuration. */
public interface StrategyParameters {
    /** A fresh strategy with these parameters. */
    Strategy create();
}
