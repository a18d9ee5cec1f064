package dev.lockstep.journal;

/**
 * The first difference between what a run journaled and what a replay decided.
 *
 * @param sequence of the input at which it shows
 * @param stage that decided differently: feature, signal, risk or execution
 * @param expected what the run journaled, decoded, or a sentence if it journaled nothing
 * @param actual what the replay decided, decoded, or a sentence if it decided nothing
 */
public record Divergence(long sequence, String stage, String expected, String actual) {}
