package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Discriminated;
import dev.lockstep.config.Doc;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.strategy.StrategyParameters;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the section {@code strategies}; its key is the strategy's name.
 *
 * @param type kind of strategy
 * @param account name of the one that it trades on
 * @param instruments symbols that it is told of
 * @param parameters of the kind
 */
public record StrategyConfig(
        @Doc("Kind of strategy") String type,

        @Doc("Account that it trades on; required where there are several")
        Optional<String> account,

        @Doc("Symbols that it trades; '*' for every instrument") @Default("['*']")
        List<String> instruments,

        @Doc("Parameters of the kind") @Discriminated(by = "type")
        StrategyParameters parameters) {
    /**
     * A fresh strategy under the given name.
     *
     * @param accountIndex of the account that it trades on
     */
    public StrategySlot slot(final String name, final int accountIndex) {
        return new StrategySlot(name, parameters.create(), InstrumentSelection.of(instruments), accountIndex);
    }
}
