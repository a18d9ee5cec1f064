package dev.lockstep.ops;

/**
 * How orders have ended, by the venue's reports.
 *
 * @param cancelled cancelled, be it after a part was filled
 * @param filled filled to the last unit
 * @param expired expired
 */
public record OrderEnds(int cancelled, int filled, int expired) {
    /** Nobody has looked. */
    static final OrderEnds NONE = new OrderEnds(0, 0, 0);

    /** All of them. */
    public int all() {
        return cancelled + filled + expired;
    }
}
