package dev.lockstep.ops.report;

import dev.lockstep.codecs.sbe.FaultKind;

/**
 * A strategy was disabled.
 *
 * @param sequence of the event on which it was
 * @param strategy index
 * @param kind why
 */
record StrategyFaultSeen(long sequence, int strategy, FaultKind kind) {}
