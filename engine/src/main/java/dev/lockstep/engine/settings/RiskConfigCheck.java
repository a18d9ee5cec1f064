package dev.lockstep.engine.settings;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.config.Problems;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitConflict;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.sizing.SizingTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can only be said of the section {@code risk} with the rest of the configuration beside it: names that nothing has, and limits that contradict each other where they
 * take effect, whichever rows they come from. Paths of problems begin with {@code risk}.
 */
public final class RiskConfigCheck {
    private final RiskConfig risk;
    private final TradingNames known;
    private final Problems problems;
    private final RowReach reach;
    /** Rows about which something was said already: one contradiction a row is enough. */
    private final Set<String> reported = new HashSet<>();

    /** A check that reports what it finds. */
    public RiskConfigCheck(final RiskConfig risk, final TradingNames known, final Problems problems) {
        this.risk = risk;
        this.known = known;
        this.problems = problems;
        reach = new RowReach(risk.groups(), known);
    }

    /** Whether every row is about something that there is, and about some order that there may be. */
    public void names() {
        risk.groups().forEach(this::group);
        for (int i = 0; i < risk.limits().size(); i++) {
            row(risk.limits().get(i).names(), "risk.limits[" + i + "]");
        }
        for (int i = 0; i < risk.sizing().size(); i++) {
            row(risk.sizing().get(i).names(), "risk.sizing[" + i + "]");
        }
    }

    private void group(final String group, final List<String> symbols) {
        if (symbols.isEmpty()) {
            problems.add("risk.groups." + group, "has no members; name its instruments, or leave it out");
        }
        for (int i = 0; i < symbols.size(); i++) {
            if (!known.isInstrument(symbols.get(i))) {
                problems.add(
                        "risk.groups." + group + "[" + i + "]",
                        "is " + symbols.get(i) + ", which neither instruments nor market.instruments defines");
            }
        }
    }

    private void row(final RowNames names, final String path) {
        if (names.validate(known, path, problems)) {
            reach.validate(names, path, problems);
        }
    }

    /**
     * Contradictions of the limits in force; only for a configuration with nothing else wrong.
     *
     * @param settings what the section says
     * @param scope what keys of limits may name
     * @param accounts by index
     * @param instruments by index
     */
    public void contradictions(
            final RiskSettings settings,
            final LimitScope scope,
            final List<AccountSettings> accounts,
            final List<InstrumentTerms> instruments) {
        final LimitTable limits = new LimitTable(settings.limits(), scope);
        final SizingTable sizing = new SizingTable(settings.sizing(), limits.instruments());
        for (int account = 0; account < accounts.size(); account++) {
            dailyLoss(limits, account, accounts.get(account));
        }
        for (int i = 0; i < instruments.size(); i++) {
            limits.define(i, instruments.get(i));
            sizing.define(i, instruments.get(i).symbol());
        }
        for (int strategy = 0; strategy < known.scopes().size(); strategy++) {
            final StrategyScope trading = known.scopes().get(strategy);
            for (int i = 0; i < instruments.size(); i++) {
                if (trading.instruments().includes(instruments.get(i).symbol())) {
                    orderQuantity(limits, sizing, trading.account(), strategy, i, instruments.get(i));
                }
            }
            if (known.more()) {
                orderQuantity(limits, sizing, trading.account(), strategy, LimitKey.ANY, null);
            }
        }
    }

    private void dailyLoss(final LimitTable limits, final int account, final AccountSettings settings) {
        final EffectiveLimits effective = limits.resolve(account, LimitKey.ANY, LimitKey.ANY);
        if (LimitConflict.isIn(effective)) {
            final String soft = limits.origin(LimitKind.DAILY_LOSS_SOFT, account, LimitKey.ANY, LimitKey.ANY);
            final String hard = limits.origin(LimitKind.DAILY_LOSS_HARD, account, LimitKey.ANY, LimitKey.ANY);
            report(
                    soft,
                    LimitRule.DAILY_LOSS_SOFT.key(),
                    "is above dailyLossHard of " + hard + " for account " + settings.name() + ": "
                            + money(effective, LimitKind.DAILY_LOSS_SOFT, settings) + " against "
                            + money(effective, LimitKind.DAILY_LOSS_HARD, settings));
        }
    }

    private static String money(final EffectiveLimits limits, final LimitKind kind, final AccountSettings account) {
        return FixedPoint.formatMoney(limits.value(kind), account.moneyScale()) + " " + account.currency();
    }

    /** The largest order against what is sized without looking at it, and against the least order that the venue takes. */
    private void orderQuantity(
            final LimitTable limits,
            final SizingTable sizing,
            final int account,
            final int strategy,
            final int instrument,
            final InstrumentTerms terms) {
        final long most = limits.resolve(account, strategy, instrument).value(LimitKind.MAX_ORDER_QUANTITY);
        final String origin = limits.origin(LimitKind.MAX_ORDER_QUANTITY, account, strategy, instrument);
        final String order =
                "orders of " + known.strategies().get(strategy) + (terms == null ? "" : " in " + terms.symbol());
        if (terms != null && most < Math.max(terms.minQuantity(), terms.quantityIncrement())) {
            report(
                    origin,
                    LimitRule.MAX_ORDER_QUANTITY.key(),
                    "allows " + order + " of at most " + FixedPoint.format(most) + " (" + origin
                            + "), less than the least order, "
                            + FixedPoint.format(Math.max(terms.minQuantity(), terms.quantityIncrement()))
                            + "; to forbid them say restricted: true");
        }
        final SizingRow row = sizing.resolve(account, strategy, instrument);
        if (!(row.model() instanceof FixedQuantity fixed)) {
            return;
        }
        // What is built in holds for strategies that size their orders themselves, too, and is no reason to refuse
        // them.
        if (terms != null && row != SizingRow.BUILT_IN) {
            leastQuantity(row, fixed, order, terms);
        }
        if (fixed.quantity() > most) {
            report(
                    row.origin(),
                    "quantity",
                    "is " + FixedPoint.format(fixed.quantity()) + "; it must not be above maxOrderQuantity for " + order
                            + ", " + FixedPoint.format(most) + " (" + origin + ")");
        }
    }

    private void leastQuantity(
            final SizingRow row, final FixedQuantity fixed, final String order, final InstrumentTerms terms) {
        final long lot = terms.quantityIncrement();
        final long least = Math.max(terms.minQuantity(), lot);
        final long size = FixedPoint.roundToIncrement(fixed.quantity(), lot, Rounding.DOWN);
        if (size < least) {
            report(
                    row.origin(),
                    "quantity",
                    "is " + FixedPoint.format(fixed.quantity()) + ", in whole lots " + FixedPoint.format(size)
                            + "; it must not be below the least order for " + order + ", " + FixedPoint.format(least));
        }
    }

    private void report(final String origin, final String key, final String message) {
        final boolean ofARow = origin.startsWith("risk.");
        final String path = ofARow ? origin + "." + key : "risk";
        if (reported.add(path)) {
            problems.add(path, ofARow ? message : "built in: " + key + " " + message);
        }
    }
}
