package dev.lockstep.journal;

/**
 * How far a sealed run went, as counted from its journals when it was sealed.
 *
 * @param events whole records in {@code in}
 * @param outputs whole records in {@code out}
 * @param lastSequence of the last whole input, or -1 if there is none
 * @param inputChain 16 hexadecimal digits, or null for a crashed run: only a replay can tell
 * @param outputChain likewise
 */
public record RunEnd(long events, long outputs, long lastSequence, String inputChain, String outputChain) {}
