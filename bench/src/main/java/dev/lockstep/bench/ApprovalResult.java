package dev.lockstep.bench;

import java.util.List;

/**
 * What approving an order was measured to take.
 *
 * @param environment of the run
 * @param orders of each round
 * @param books one for each number of instruments and open orders
 * @param checks what is required of them
 */
public record ApprovalResult(Environment environment, int orders, List<Book> books, List<Check> checks) {
    /**
     * Times with one book.
     *
     * @param instruments that there are
     * @param openOrders that there are
     * @param medianNs median over the rounds of each round's median, nanoseconds
     * @param bestNs least of the rounds' medians: where other programs were the least in the way
     * @param ratio to the first book, the median of the rounds' own
     * @param roundMediansNs median of each round
     */
    public record Book(
            int instruments, int openOrders, double medianNs, double bestNs, double ratio, double[] roundMediansNs) {}

    /** Whether every requirement is met. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
