package dev.lockstep.engine.settings;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.sizing.CappedKelly;
import dev.lockstep.engine.sizing.EquityFraction;
import dev.lockstep.engine.sizing.FixedNotional;
import dev.lockstep.engine.sizing.FixedQuantity;
import dev.lockstep.engine.sizing.SizingModel;
import dev.lockstep.engine.sizing.VolatilityTarget;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of {@code risk.sizing}: which orders it sizes, and how.
 *
 * @param account name, or empty for every one
 * @param strategy name, or empty for every one
 * @param instrument symbol, or empty for every one
 * @param group name, or empty for every one
 * @param venue name, or empty for every one
 * @param model how
 * @param quantity of model fixed-quantity
 * @param notional of model fixed-notional
 * @param fractionBps of models equity-fraction and capped-kelly
 * @param targetBps of model volatility-target
 * @param capBps of model capped-kelly
 */
public record SizingRowConfig(
        @Doc("Account whose orders the row sizes; absent or '*': every one")
        Optional<String> account,

        @Doc("Strategy whose orders the row sizes, likewise")
        Optional<String> strategy,

        @Doc("Symbol whose orders the row sizes, likewise") Optional<String> instrument,

        @Doc("Group of risk.groups whose orders the row sizes, likewise")
        Optional<String> group,

        @Doc("Venue whose orders the row sizes, likewise") Optional<String> venue,

        @Doc("How: fixed-quantity, fixed-notional, equity-fraction, volatility-target or capped-kelly")
        Model model,

        @Doc("fixed-quantity: the quantity; rounded down to the lot, like every size")
        @Range(min = "0.00000001", max = "1000000000")
        Optional<BigDecimal> quantity,

        @Doc("fixed-notional: the notional, in the account's currency") @Range(min = "0.000001", max = "1000000000000")
        Optional<BigDecimal> notional,

        @Doc(
                "equity-fraction: the notional, basis points of the account's equity; capped-kelly: share of the Kelly bet, basis points of it")
        @Range(min = "1", max = "1000000")
        Optional<Long> fractionBps,

        @Doc("volatility-target: what one standard deviation of the trade may be, basis points of the equity")
        @Range(min = "1", max = "1000000")
        Optional<Long> targetBps,

        @Doc("capped-kelly: the largest notional, basis points of the equity") @Range(min = "1", max = "1000000")
        Optional<Long> capBps)
        implements Validated {
    /** How orders are sized. */
    public enum Model {
        /** Always the same quantity. */
        FIXED_QUANTITY("quantity"),
        /** Always the same notional. */
        FIXED_NOTIONAL("notional"),
        /** A fraction of equity. */
        EQUITY_FRACTION("fractionBps"),
        /** One standard deviation is a fraction of equity. */
        VOLATILITY_TARGET("targetBps"),
        /** A share of the bet of fastest growth. */
        CAPPED_KELLY("fractionBps", "capBps");

        private final Set<String> parameters;

        Model(final String... parameters) {
            this.parameters = Set.of(parameters);
        }
    }

    @Override
    public void validate(final Problems problems) {
        RowNames.refuseEmpty(account, strategy, instrument, group, venue, problems);
        final String name = model.name().toLowerCase(Locale.ROOT).replace('_', '-');
        parameters().forEach((key, given) -> {
            if (given.isPresent() && !model.parameters.contains(key)) {
                problems.add(key, "is no parameter of model " + name);
            } else if (given.isEmpty() && model.parameters.contains(key)) {
                problems.add("model", "is " + name + ", which requires " + key);
            } else if (given.isPresent() && given.get() instanceof BigDecimal amount) {
                requireExact(key, amount, problems);
            }
        });
    }

    private static void requireExact(final String key, final BigDecimal amount, final Problems problems) {
        try {
            Scaled.of(key, amount, key.equals("quantity") ? FixedPoint.DIGITS : FixedPoint.MIN_MONEY_SCALE);
        } catch (final IllegalArgumentException e) {
            problems.add(key, e.getMessage());
        }
    }

    private Map<String, Optional<?>> parameters() {
        final Map<String, Optional<?>> parameters = new LinkedHashMap<>();
        parameters.put("quantity", quantity);
        parameters.put("notional", notional);
        parameters.put("fractionBps", fractionBps);
        parameters.put("targetBps", targetBps);
        parameters.put("capBps", capBps);
        return parameters;
    }

    /** What the row is about. */
    RowNames names() {
        return RowNames.of(account, strategy, instrument, group, venue);
    }

    /** The rule. */
    SizingModel rule() {
        return switch (model) {
            case FIXED_QUANTITY -> new FixedQuantity(Scaled.of("quantity", quantity.orElseThrow()));
            case FIXED_NOTIONAL ->
                new FixedNotional(Scaled.of("notional", notional.orElseThrow(), FixedPoint.MIN_MONEY_SCALE));
            case EQUITY_FRACTION -> new EquityFraction(fractionBps.orElseThrow());
            case VOLATILITY_TARGET -> new VolatilityTarget(targetBps.orElseThrow());
            case CAPPED_KELLY -> new CappedKelly(fractionBps.orElseThrow(), capBps.orElseThrow());
        };
    }
}
