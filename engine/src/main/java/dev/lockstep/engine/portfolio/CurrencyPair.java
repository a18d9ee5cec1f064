package dev.lockstep.engine.portfolio;

/** An instrument that is a currency quoted in another: where conversion rates come from. */
final class CurrencyPair {
    private final String base;
    private final String quote;
    private long mark;

    CurrencyPair(final String base, final String quote) {
        this.base = base;
        this.quote = quote;
    }

    String base() {
        return base;
    }

    String quote() {
        return quote;
    }

    boolean touches(final String code) {
        return base.equals(code) || quote.equals(code);
    }

    /** The currency at the other end. */
    String beyond(final String code) {
        return base.equals(code) ? quote : base;
    }

    /** What one unit of the base costs, scaled by 10^8. */
    long mark() {
        return mark;
    }

    boolean isQuoted() {
        return mark > 0;
    }

    void mark(final long price) {
        mark = price;
    }
}
