package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Money of one account in one currency, and what is valued in it. After every event, exactly, in units of the money scale:
 *
 * <pre>{@code cash = start + movements + income + realised - fees - cost of open SPOT positions}</pre>
 *
 * Movements are deposits, withdrawals and adjustments; income is dividends, interest, funding and fees charged outside fills; realised profit and fees are the sums over the
 * account's lines that settle in the currency. Profit of LINEAR and INVERSE positions moves cash when it is realised, so their cost is not in it.
 */
public final class Balance {
    private final Currency currency;
    private final Rate rate;
    private final Rate unconverted;
    /** Value of SPOT positions and unrealised profit of the others. */
    final Total worth = new Total();
    /** What buying power is tied up: see {@link Holding}. */
    final Total tied = new Total();

    private long start;
    private long cash;
    private long movements;
    private long income;
    private long realised;
    private long fees;
    /** Movements that the profit of the day does not know of yet, because their conversion is not known, or what it comes to can't be counted. */
    private long unconvertedMovements;

    Balance(final Currency currency, final Rate rate) {
        this.currency = currency;
        this.rate = rate;
        unconverted = new Rate(currency, currency);
    }

    void start(final long money) {
        start = Math.addExact(start, money);
        cash = Math.addExact(cash, money);
    }

    /** Books what a change of positions brought. */
    void trade(final boolean spot, final long profit, final long costs, final long paidFees) {
        realised = Math.addExact(realised, profit);
        fees = Math.addExact(fees, paidFees);
        final long received = spot ? Math.subtractExact(profit, costs) : profit;
        cash = Math.addExact(cash, Math.subtractExact(received, paidFees));
    }

    void move(final long money) {
        movements = Math.addExact(movements, money);
        unconvertedMovements = Math.addExact(unconvertedMovements, money);
        cash = Math.addExact(cash, money);
    }

    void earn(final long money) {
        income = Math.addExact(income, money);
        cash = Math.addExact(cash, money);
    }

    /** Whether money may come in or go out other than by trading, as income or not. */
    boolean mayBook(final boolean isIncome, final long money) {
        return Bounds.isMoney(money)
                && Bounds.mayAdd(cash, money)
                && (isIncome
                        ? Bounds.mayAdd(income, money)
                        : Bounds.mayAdd(movements, money) && Bounds.mayAdd(unconvertedMovements, money));
    }

    void addEquity(final Amount sum) {
        rate.addTo(sum, cash);
        worth.addTo(sum, rate);
    }

    /** Adds the movements that have not been taken yet. */
    void addUnconvertedMovements(final Amount sum) {
        rate.addTo(sum, unconvertedMovements);
    }

    /** The movements are taken. */
    void takeMovements() {
        unconvertedMovements = 0;
    }

    boolean hasUnconvertedMovements() {
        return unconvertedMovements != 0;
    }

    /** Whether there is something in this currency and no rate for it. */
    boolean lacksConversion() {
        return !rate.isKnown() && !((cash | unconvertedMovements) == 0 && worth.isNothing() && tied.isNothing());
    }

    /** The rate to the account's currency. */
    Rate rate() {
        return rate;
    }

    /** The rate of one to one. */
    Rate unconverted() {
        return unconverted;
    }

    /** Code of the currency. */
    public String currency() {
        return currency.code();
    }

    /** Decimal places of its money. */
    public int moneyScale() {
        return currency.moneyScale();
    }

    /** What the account started with, money. */
    public long startCash() {
        return start;
    }

    /** What it has, money; below 0 if it is borrowed. */
    public long cash() {
        return cash;
    }

    /** Deposits minus withdrawals, and adjustments, money. */
    public long movements() {
        return movements;
    }

    /** Dividends, interest and funding received minus paid, and minus fees charged outside fills, money. */
    public long income() {
        return income;
    }

    /** Realised profit before fees, money. */
    public long realised() {
        return realised;
    }

    /** Fees of fills minus rebates, money. */
    public long fees() {
        return fees;
    }

    void writeState(final StateSink sink) {
        sink.put("start", start);
        sink.put("cash", cash);
        sink.put("movements", movements);
        sink.put("income", income);
        sink.put("realised", realised);
        sink.put("fees", fees);
        sink.put("unconvertedMovements", unconvertedMovements);
    }

    void readState(final StateSource source) {
        start = source.get("start");
        cash = source.get("cash");
        movements = source.get("movements");
        income = source.get("income");
        realised = source.get("realised");
        fees = source.get("fees");
        unconvertedMovements = source.get("unconvertedMovements");
    }
}
