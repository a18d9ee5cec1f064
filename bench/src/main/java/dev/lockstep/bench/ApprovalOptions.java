package dev.lockstep.bench;

/**
 * How the approval path is measured.
 *
 * @param orders of each round, above 0
 * @param rounds that count, above 0
 * @param warmUpRounds before them, 0 or more
 */
public record ApprovalOptions(int orders, int rounds, int warmUpRounds) {
    /** Checks the ranges. */
    public ApprovalOptions {
        if (orders < 1 || rounds < 1 || warmUpRounds < 0) {
            throw new IllegalArgumentException("orders " + orders + ", rounds " + rounds + ", warm-up rounds "
                    + warmUpRounds + "; at least one order, one round, and no negative number");
        }
    }
}
