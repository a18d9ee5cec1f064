package dev.lockstep.journal;

/**
 * One file of a sealed run, as it was at sealing.
 *
 * @param name path in the run's directory, with forward slashes
 * @param length bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record SealedFile(String name, long length, String sha256) {}
