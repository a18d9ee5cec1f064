package dev.lockstep.journal;

/**
 * The rolling hashes at the end of a run.
 *
 * @param inputChain over all inputs
 * @param outputChain over all outputs
 */
public record RunChains(long inputChain, long outputChain) {
    /** A hash as manifests show it: 16 lower-case hexadecimal digits. */
    static String hex(final long hash) {
        return String.format("%016x", hash);
    }
}
