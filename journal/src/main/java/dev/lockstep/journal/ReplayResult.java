package dev.lockstep.journal;

/**
 * What a replay found.
 *
 * @param events inputs fed
 * @param outputs outputs compared and found equal
 * @param notCompared outputs for which the output journal of a killed process has nothing any more
 * @param inputChain after the last input
 * @param outputChain after the last input
 * @param divergence the first difference, or null if there is none
 */
public record ReplayResult(
        long events, long outputs, long notCompared, long inputChain, long outputChain, Divergence divergence) {
    /** Whether the replay decided just what the run did. */
    public boolean isIdentical() {
        return divergence == null;
    }
}
