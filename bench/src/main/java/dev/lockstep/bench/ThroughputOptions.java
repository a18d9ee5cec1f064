package dev.lockstep.bench;

import java.nio.file.Path;

/**
 * How throughput is measured.
 *
 * @param events quotes of each round, above 0
 * @param rounds that count, above 0
 * @param warmUpRounds before them, 0 or more
 * @param directory for the journals; about 110 bytes a quote for each of two runs
 */
public record ThroughputOptions(long events, int rounds, int warmUpRounds, Path directory) {
    /** Checks the ranges. */
    public ThroughputOptions {
        if (events < 1 || rounds < 1 || warmUpRounds < 0) {
            throw new IllegalArgumentException("events " + events + ", rounds " + rounds + ", warm-up rounds "
                    + warmUpRounds + "; at least one event, one round, and no negative number");
        }
    }
}
