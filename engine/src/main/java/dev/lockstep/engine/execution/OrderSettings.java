package dev.lockstep.engine.execution;

/**
 * Settings of the life of orders.
 *
 * @param maxOpenOrders most orders that may be open at once, above 0
 * @param answerTimeoutNs how long an order or a request may go unanswered before its fate counts as unknown and the venue is asked, nanoseconds, above 0
 * @param cancelRepeatNs after which a cancel is repeated that has to lead to an end: a kill's that is not confirmed, or a refused one of an order whose time is up; nanoseconds, above 0
 */
public record OrderSettings(int maxOpenOrders, long answerTimeoutNs, long cancelRepeatNs) {
    private static final long DEFAULT_ANSWER_TIMEOUT_NS = 5_000_000_000L;
    private static final long DEFAULT_CANCEL_REPEAT_NS = 200_000_000L;

    /** Checks the ranges. */
    public OrderSettings {
        require("maxOpenOrders", maxOpenOrders);
        require("answerTimeoutNs", answerTimeoutNs);
        require("cancelRepeatNs", cancelRepeatNs);
    }

    private static void require(final String name, final long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + "; it must be at least 1");
        }
    }

    /** The usual times. */
    public static OrderSettings of(final int maxOpenOrders) {
        return new OrderSettings(maxOpenOrders, DEFAULT_ANSWER_TIMEOUT_NS, DEFAULT_CANCEL_REPEAT_NS);
    }
}
