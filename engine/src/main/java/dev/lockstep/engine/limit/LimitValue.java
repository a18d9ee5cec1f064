package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.LimitKind;

/**
 * One value of a row.
 *
 * @param kind which limit
 * @param value in the unit of the {@link LimitRule}; money with 6 decimal places
 */
public record LimitValue(LimitKind kind, long value) {}
