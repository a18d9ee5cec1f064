package dev.lockstep.engine.strategy.example;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyParameters;

/**
 * Parameters of {@link BookImbalance}.
 *
 * @param levels levels of the book that count
 * @param threshold imbalance from which it quotes on the favoured side only
 * @param requoteTicks ticks that the best price must have moved away before a quote follows
 * @param quoteIntervalNs least time between two changes of an instrument's quotes, nanoseconds
 * @param maxPositionLots position, in multiples of the sized order, at which it stops quoting on the side that adds
 */
public record BookImbalanceParameters(
        @Doc("Levels of the book that count") @Default("5") @Range(min = "1", max = "1000")
        int levels,

        @Doc("Imbalance, 0 to 1, beyond which it quotes on the favoured side only")
        @Default("0.4")
        @Range(min = "0", max = "1")
        double threshold,

        @Doc("Ticks that the best price must be away from a quote before the quote follows")
        @Default("1")
        @Range(min = "1", max = "10000")
        int requoteTicks,

        @Doc("Least time between two changes of an instrument's quotes, nanoseconds")
        @Default("10000000")
        @Range(min = "0", max = "3600000000000")
        long quoteIntervalNs,

        @Doc("Position, as a multiple of its first fill's order, at which the side that adds to it is not quoted")
        @Default("3")
        @Range(min = "1", max = "1000")
        int maxPositionLots)
        implements StrategyParameters {
    @Override
    public Strategy create() {
        return new BookImbalance(this);
    }
}
