package dev.lockstep.engine.signal;

import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.strategy.Strategy;

/**
 * A strategy and where it trades.
 *
 * @param name its name in the settings
 * @param strategy fresh, or about to be restored
 * @param instruments those that it is told of
 * @param account index of the one that it trades on
 */
public record StrategySlot(String name, Strategy strategy, InstrumentSelection instruments, int account) {}
