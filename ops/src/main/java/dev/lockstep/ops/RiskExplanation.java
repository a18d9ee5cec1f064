package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.config.Location;
import dev.lockstep.config.Places;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.InstrumentKeys;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.sizing.SizingTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which limits and which sizing policy hold for the orders of a strategy in an instrument, and which rows of a configuration gave them: the tables of the core itself are asked.
 *
 * @param strategy name
 * @param instrument symbol
 * @param account name of the one that the strategy trades on
 * @param group of the instrument; empty if it is in none
 * @param venue of the instrument
 * @param limits every limit, in the order of their codes
 * @param sizing the policy in a few words
 * @param sizingRow what its row is about
 * @param sizingOrigin its row, or that it is built in
 * @param sizingPlace where the row was written; empty if it was not
 */
public record RiskExplanation(
        String strategy,
        String instrument,
        String account,
        String group,
        String venue,
        List<LimitLine> limits,
        String sizing,
        String sizingRow,
        String sizingOrigin,
        String sizingPlace) {

    /**
     * Explains.
     *
     * @param places where the configuration was written
     * @throws IllegalArgumentException if there is no such strategy, or there can't be such an instrument
     */
    public static RiskExplanation of(
            final LockstepConfig config, final Places places, final String strategy, final String instrument) {
        return new Explainer(config, places, strategy, instrument).explain();
    }

    /** Asks the tables for one strategy and one instrument. */
    private static final class Explainer {
        private final Places places;
        private final String strategyName;
        private final InstrumentTerms terms;
        private final int instrument;
        private final int strategy;
        private final int account;
        private final AccountSettings settings;
        private final UnitText text;
        private final RiskSettings risk;
        private final LimitTable table;
        private final SizingTable sizing;
        private final String venue;

        Explainer(final LockstepConfig config, final Places places, final String strategyName, final String symbol) {
            this.places = places;
            this.strategyName = strategyName;
            final TradingPlan plan = new TradingPlan(config);
            strategy = List.copyOf(config.strategies().keySet()).indexOf(strategyName);
            if (strategy < 0) {
                throw new IllegalArgumentException("there is no strategy " + strategyName + "; there are: "
                        + String.join(", ", config.strategies().keySet()));
            }
            final Map<String, InstrumentTerms> known = new LinkedHashMap<>(plan.instruments());
            if (!known.containsKey(symbol) && config.addsInstruments()) {
                known.put(symbol, config.data().addedTerms().named(symbol));
            }
            instrument = List.copyOf(known.keySet()).indexOf(symbol);
            if (instrument < 0) {
                throw new IllegalArgumentException(
                        "there is no instrument " + symbol + "; there are: " + String.join(", ", known.keySet()));
            }
            terms = known.get(symbol);
            account = plan.account(config.strategies().get(strategyName));
            settings = plan.accounts().get(account);
            text = new UnitText(settings, plan.accounts().get(0), terms);
            venue = plan.venues().get(terms.venue()).name();
            risk = plan.risk();
            table = new LimitTable(risk.limits(), plan.scope());
            sizing = new SizingTable(risk.sizing(), table.instruments());
            final List<InstrumentTerms> all = List.copyOf(known.values());
            for (int i = 0; i < all.size(); i++) {
                table.define(i, all.get(i));
                sizing.define(i, all.get(i).symbol());
            }
        }

        RiskExplanation explain() {
            final EffectiveLimits limits = table.resolve(account, strategy, instrument);
            final List<LimitLine> lines = new ArrayList<>();
            for (final LimitRule rule : LimitRule.values()) {
                lines.add(line(rule, limits));
            }
            final SizingRow row = sizing.resolve(account, strategy, instrument);
            final InstrumentKeys keys = table.instruments();
            final int group = keys.group(instrument);
            return new RiskExplanation(
                    strategyName,
                    terms.symbol(),
                    settings.name(),
                    group == LimitKey.ANY ? "" : risk.groups().get(group).name(),
                    venue,
                    lines,
                    row.model().text(),
                    row(row.key().mask()),
                    row.origin(),
                    place(row.origin(), ""));
        }

        private LimitLine line(final LimitRule rule, final EffectiveLimits limits) {
            final LimitKind kind = rule.kind();
            final String origin = table.origin(kind, account, strategy, instrument);
            final boolean limited = limits.limits(kind);
            return new LimitLine(
                    rule.name(),
                    rule.key(),
                    limited ? text.value(rule.unit(), limits.value(kind)) : "",
                    limited ? text.unit(rule.unit()) : "",
                    row(limits.key(kind)),
                    origin,
                    place(origin, "." + rule.key()));
        }

        private String place(final String origin, final String below) {
            return origin.startsWith("risk.")
                    ? places.find(origin + below).map(Location::toString).orElse("")
                    : "";
        }

        private static String row(final int mask) {
            return mask == 0 ? "every order" : LimitKey.parts(mask);
        }
    }
}
