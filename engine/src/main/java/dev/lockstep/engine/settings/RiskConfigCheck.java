package dev.lockstep.engine.settings;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.config.Problems;
import dev.lockstep.engine.instrument.InstrumentSelection;
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
    /** Rows about which something was said already: one contradiction a row is enough. */
    private final Set<String> reported = new HashSet<>();

    /** A check that reports what it finds. */
    public RiskConfigCheck(final RiskConfig risk, final TradingNames known, final Problems problems) {
        this.risk = risk;
        this.known = known;
        this.problems = problems;
    }

    /** Whether every row is about something that there is. */
    public void names() {
        risk.groups().forEach((group, symbols) -> {
            for (int i = 0; i < symbols.size(); i++) {
                if (!known.isInstrument(symbols.get(i))) {
                    problems.add(
                            "risk.groups." + group + "[" + i + "]",
                            "is " + symbols.get(i) + ", which neither instruments nor market.instruments defines");
                }
            }
        });
        for (int i = 0; i < risk.limits().size(); i++) {
            risk.limits().get(i).names().validate(known, "risk.limits[" + i + "]", problems);
        }
        for (int i = 0; i < risk.sizing().size(); i++) {
            risk.sizing().get(i).names().validate(known, "risk.sizing[" + i + "]", problems);
        }
    }

    /**
     * Contradictions of the limits in force, once all names are known.
     *
     * @param settings what the section says
     * @param scope what keys of limits may name
     * @param accounts by index
     * @param strategies where each of them trades
     * @param instruments by index
     */
    public void contradictions(
            final RiskSettings settings,
            final LimitScope scope,
            final List<AccountSettings> accounts,
            final List<StrategyScope> strategies,
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
        for (int strategy = 0; strategy < strategies.size(); strategy++) {
            final StrategyScope trading = strategies.get(strategy);
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

    /**
     * Where a strategy trades.
     *
     * @param account index
     * @param instruments those that it is told of
     */
    public record StrategyScope(int account, InstrumentSelection instruments) {}

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
        if (row.model() instanceof FixedQuantity fixed && fixed.quantity() > most) {
            report(
                    row.origin(),
                    "quantity",
                    "is " + FixedPoint.format(fixed.quantity()) + "; it must not be above maxOrderQuantity for " + order
                            + ", " + FixedPoint.format(most) + " (" + origin + ")");
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
