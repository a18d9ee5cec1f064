package dev.lockstep.engine.strategy.example;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyParameters;

/**
 * Parameters of {@link EmaCross}.
 *
 * @param fastPeriod inputs of the fast average
 * @param slowPeriod inputs of the slow average
 * @param bandBps how far the averages must be apart, basis points of the slow one
 * @param input what the averages are made of
 * @param barKind kind of bars, for {@code input: bars}
 * @param barInterval nanoseconds or count, for {@code input: bars}
 */
public record EmaCrossParameters(
        @Doc("Inputs of the fast average") @Default("12") @Range(min = "1", max = "1000000")
        int fastPeriod,

        @Doc("Inputs of the slow average; more than of the fast one") @Default("26") @Range(min = "2", max = "1000000")
        int slowPeriod,

        @Doc("How far the averages must be apart to count as crossed, basis points of the slow one")
        @Default("0")
        @Range(min = "0", max = "10000")
        double bandBps,

        @Doc("What the averages are made of") @Default("quotes")
        EmaCrossInput input,

        @Doc("Kind of bars, for input: bars") @Default("time")
        BarUnit barKind,

        @Doc("Nanoseconds (time) or number of price changes (tick), for input: bars")
        @Default("1000000000")
        @Range(min = "1", max = "86400000000000")
        long barInterval)
        implements StrategyParameters {
    /** Checks that the periods differ the right way round. */
    public EmaCrossParameters {
        if (fastPeriod >= slowPeriod) {
            throw new IllegalArgumentException("fastPeriod " + fastPeriod + " must be below slowPeriod " + slowPeriod);
        }
    }

    @Override
    public Strategy create() {
        return new EmaCross(this);
    }
}
