package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One account: its money by currency, what it is worth, and how that compares to its best and to the start of the day. All amounts are money of the account's currency. Equity is
 * cash plus the value of SPOT positions plus the unrealised profit of the others, at prices that closing them would bring; it is reckoned anew whenever one of these
 * changes, and is not known while a price or a conversion is missing.
 */
public final class Account {
    private final AccountSettings settings;
    private final Conversions conversions;
    private final Currency currency;
    private final RateTable rates;
    private final Exposures exposures = new Exposures();
    private final Amount equity = new Amount();
    private final Amount answer = new Amount();
    /** By index of the currency. */
    private Balance[] balances = {};

    private Exposures[] groups = {};
    /** Highest equity known so far, with movements; 0 before there was one. */
    private long peak;

    private boolean hasPeak;
    /** Equity at the start of the day, or the first known after it. */
    private long dayStart;

    private boolean hasDayStart;
    /** Movements since then. */
    private long dayMovements;

    Account(final AccountSettings settings, final Conversions conversions) {
        this.settings = settings;
        this.conversions = conversions;
        currency = conversions.currency(settings.currency(), settings.moneyScale());
        rates = conversions.ratesTo(currency);
        balance(currency);
        for (final StartCash cash : settings.startCash()) {
            balance(conversions.currency(cash.currency(), cash.moneyScale())).start(cash.money());
        }
        refresh();
    }

    RateTable rates() {
        return rates;
    }

    Exposures exposures() {
        return exposures;
    }

    boolean isHedged() {
        return settings.mode() == PositionMode.HEDGING;
    }

    boolean isMargin() {
        return settings.kind() == AccountKind.MARGIN;
    }

    /** Exposure in a group of instruments. */
    Exposures group(final int group) {
        final int known = groups.length;
        if (group >= known) {
            groups = Arrays.copyOf(groups, group + 1);
            for (int i = known; i <= group; i++) {
                groups[i] = new Exposures();
            }
        }
        return groups[group];
    }

    /** The balance in a currency; it and those of currencies before it are opened if they are not. */
    Balance balance(final Currency of) {
        final int known = balances.length;
        if (of.index() >= known) {
            balances = Arrays.copyOf(balances, of.index() + 1);
            for (int i = known; i < balances.length; i++) {
                balances[i] = new Balance(conversions.currency(i), rates.of(i));
            }
        }
        return balances[of.index()];
    }

    /** Reckons equity anew, and what hangs on it. */
    void refresh() {
        takeMovements();
        equity.clear();
        for (final Balance balance : balances) {
            balance.addEquity(equity);
        }
        if (!equity.isKnown()) {
            return;
        }
        if (!hasPeak || equity.value() > peak) {
            peak = equity.value();
            hasPeak = true;
        }
        if (!hasDayStart) {
            startDay();
        }
    }

    /** Movements count at the rates of when they are booked, or of when these become known: neither profit nor drawdown. At a rate at which they can't be counted they wait for another one. */
    private void takeMovements() {
        for (final Balance balance : balances) {
            if (balance.hasUnconvertedMovements()) {
                balance.addUnconvertedMovements(answer.clear());
                if (answer.isKnown() && fits(dayMovements, answer.value()) && fits(peak, answer.value())) {
                    count(answer.value());
                    balance.takeMovements();
                }
            }
        }
    }

    private static boolean fits(final long total, final long change) {
        final long sum = total + change;
        return ((total ^ sum) & (change ^ sum)) >= 0;
    }

    private void count(final long movement) {
        if (hasDayStart) {
            dayMovements += movement;
        }
        if (hasPeak) {
            peak += movement;
        }
    }

    /** The day starts: at what the account is worth now, or, if that is not known, at what it is first known to be worth. */
    void startDay() {
        hasDayStart = equity.isKnown() && !hasUnconvertedMovements();
        dayStart = hasDayStart ? equity.value() : 0;
        dayMovements = 0;
    }

    /** Adds what is tied up of its buying power, with a part in one balance as it would be instead of as it is. */
    void addTied(
            final Amount sum,
            final Balance of,
            final long part,
            final Knowledge knowledge,
            final long instead,
            final Knowledge knowledgeInstead) {
        for (final Balance balance : balances) {
            if (balance == of) {
                of.tied.addTo(sum, of.rate(), part, knowledge, instead, knowledgeInstead);
            } else {
                balance.tied.addTo(sum, balance.rate());
            }
        }
    }

    /** Name, for reports. */
    public String name() {
        return settings.name();
    }

    /** Code of its currency. */
    public String currency() {
        return currency.code();
    }

    /** Decimal places of money in its currency. */
    public int moneyScale() {
        return currency.moneyScale();
    }

    /** What it may buy with. */
    public AccountKind kind() {
        return settings.kind();
    }

    /** Whether long and short positions make one. */
    public PositionMode mode() {
        return settings.mode();
    }

    /** Equity now. */
    public Amount equity() {
        return equity;
    }

    /** Profit since the start of the day: the change of equity without movements. */
    public Amount dayProfit() {
        answer.copy(equity);
        if (!hasDayStart || hasUnconvertedMovements()) {
            return answer.lack(Knowledge.NO_CONVERSION);
        }
        return answer.subtract(dayStart).subtract(dayMovements);
    }

    /** How far equity is below its peak, with movements taken out of both; 0 or more. */
    public Amount drawdown() {
        answer.set(peak).lack(equity.knowledge());
        if (hasUnconvertedMovements()) {
            answer.lack(Knowledge.NO_CONVERSION);
        }
        return answer.subtract(equity.value());
    }

    private boolean hasUnconvertedMovements() {
        for (final Balance balance : balances) {
            if (balance.hasUnconvertedMovements()) {
                return true;
            }
        }
        return false;
    }

    /** The sum over its instruments of what each may come to in its worst case. */
    public Amount grossExposure() {
        return exposures.gross(answer, rates);
    }

    /** Long minus short or short minus long in the worst case, whichever is more. */
    public Amount netExposure() {
        return exposures.net(answer, rates);
    }

    /** As {@link #grossExposure}, in one group of instruments. */
    public Amount groupGrossExposure(final int group) {
        return group(group).gross(answer, rates);
    }

    /** As {@link #netExposure}, in one group of instruments. */
    public Amount groupNetExposure(final int group) {
        return group(group).net(answer, rates);
    }

    /** What is tied up of its buying power; see {@link Holding}. */
    public Amount tiedUp() {
        answer.clear();
        for (final Balance balance : balances) {
            balance.tied.addTo(answer, balance.rate());
        }
        return answer;
    }

    /** As {@link #tiedUp}, of what settles in one currency, in that currency. */
    public Amount tiedUpIn(final int i) {
        balances[i].tied.addTo(answer.clear(), balances[i].unconverted());
        return answer;
    }

    /** As {@link #grossExposure}, of what settles in one currency, in that currency. */
    public Amount grossExposureIn(final int i) {
        exposures.in(i).gross.addTo(answer.clear(), balances[i].unconverted());
        return answer;
    }

    /** What settles in one currency, in that currency: long minus short if every open buy is filled and no sell. */
    public Amount netLongExposureIn(final int i) {
        exposures.in(i).netLong.addTo(answer.clear(), balances[i].unconverted());
        return answer;
    }

    /** What settles in one currency, in that currency: short minus long if every open sell is filled and no buy. */
    public Amount netShortExposureIn(final int i) {
        exposures.in(i).netShort.addTo(answer.clear(), balances[i].unconverted());
        return answer;
    }

    /** Number of currencies that have come up. */
    public int balances() {
        return balances.length;
    }

    /** Its money in one of them. */
    public Balance balance(final int i) {
        return balances[i];
    }

    /** Money of one of its currencies in its own, at the rate of now. For reports. */
    public Amount converted(final int i, final long money) {
        balances[i].rate().addTo(answer.clear(), money);
        return answer;
    }

    /** Codes of currencies that it has something in and that cannot be converted to its own: why its equity is not known. */
    public List<String> currenciesWithoutRate() {
        final List<String> codes = new ArrayList<>();
        for (final Balance balance : balances) {
            if (balance.lacksConversion()) {
                codes.add(balance.currency());
            }
        }
        return codes;
    }

    void writeState(final StateSink sink) {
        sink.put("peak", peak);
        sink.put("hasPeak", hasPeak);
        sink.put("dayStart", dayStart);
        sink.put("hasDayStart", hasDayStart);
        sink.put("dayMovements", dayMovements);
        sink.section("balances", balances.length);
        for (final Balance balance : balances) {
            balance.writeState(sink);
        }
    }

    void readState(final StateSource source) {
        peak = source.get("peak");
        hasPeak = source.getBoolean("hasPeak");
        dayStart = source.get("dayStart");
        hasDayStart = source.getBoolean("hasDayStart");
        dayMovements = source.get("dayMovements");
        final long count = source.section("balances");
        for (int i = 0; i < count; i++) {
            balance(conversions.currency(i)).readState(source);
        }
    }
}
