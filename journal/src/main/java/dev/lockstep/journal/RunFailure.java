package dev.lockstep.journal;

/**
 * Why a run failed.
 *
 * @param sequence of the event whose handling threw; recovery stops before it
 * @param stage that threw
 * @param exception its text, with the stack trace if there is one
 */
public record RunFailure(long sequence, String stage, String exception) {}
