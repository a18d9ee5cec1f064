package dev.lockstep.engine.ring;

/**
 * What the stages hand on to those behind them: one section for each stage that hands something on, written by it alone (I4).
 *
 * <p>Where each stage has a thread of its own, every slot needs sections of its own. Where one thread takes an event through all stages, one object serves
 * all slots, and stays in the nearest cache.
 */
public final class Sections {
    final MarketSection market = new MarketSection();
    final SignalSection signals = new SignalSection();
    final RiskSection risk = new RiskSection();
}
