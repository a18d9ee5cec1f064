package dev.lockstep.engine.strategy.example;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyParameters;

/**
 * Parameters of {@link RestingOrders}.
 *
 * @param orders that rest in each instrument
 * @param distanceBps how far below the best bid, basis points
 */
public record RestingOrdersParameters(
        @Doc("Orders that it keeps working in each instrument") @Default("10") @Range(min = "1", max = "10000")
        int orders,

        @Doc("How far below the best bid, when it gives them, basis points")
        @Default("200")
        @Range(min = "1", max = "5000")
        int distanceBps)
        implements StrategyParameters {
    @Override
    public Strategy create() {
        return new RestingOrders(this);
    }
}
