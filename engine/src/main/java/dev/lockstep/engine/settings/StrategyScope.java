package dev.lockstep.engine.settings;

import dev.lockstep.engine.instrument.InstrumentSelection;

/**
 * Where a strategy trades.
 *
 * @param account index; -1 if its account is not known
 * @param instruments those that it is told of
 */
public record StrategyScope(int account, InstrumentSelection instruments) {}
