package dev.lockstep.journal;

/**
 * How far a run could be told again.
 *
 * @param events inputs fed
 * @param flaw why it ends there although there should be more, or null
 */
public record Retold(long events, String flaw) {}
