package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.settings.StrategyScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds currencies that an account may come to hold and that no instrument converts to the account's own. Money is converted over one quoted pair or two, as the portfolio does;
 * a pair is a SPOT instrument whose unit is money itself.
 */
final class ConversionCheck {
    private final LockstepConfig config;
    private final TradingPlan plan;
    private final Collection<InstrumentTerms> instruments;

    ConversionCheck(final LockstepConfig config) {
        this.config = config;
        plan = new TradingPlan(config);
        instruments = plan.instruments().values();
    }

    /** What is amiss, for people; empty if everything can be converted. */
    List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        final List<String> names = List.copyOf(config.accounts().keySet());
        final Set<String> everywhere = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            final Set<String> held = held(i);
            everywhere.addAll(held);
            warn(
                    warnings,
                    "accounts." + names.get(i),
                    config.accounts().get(names.get(i)).currency(),
                    held);
        }
        final String first = config.accounts().get(names.get(0)).currency();
        everywhere.removeAll(held(0));
        warn(warnings, "the whole engine, which is reckoned as accounts." + names.get(0) + " is", first, everywhere);
        return warnings;
    }

    /** Currencies that an account starts with, or that what its strategies trade settles in. */
    private Set<String> held(final int account) {
        final Set<String> held = new TreeSet<>(
                List.copyOf(config.accounts().values()).get(account).cash().keySet());
        for (final StrategyScope scope : plan.scopes()) {
            if (scope.account() == account) {
                if (config.addsInstruments()) {
                    held.add(config.data().addedTerms().settlementCurrency());
                }
                instruments.stream()
                        .filter(terms -> scope.instruments().includes(terms.symbol()))
                        .forEach(terms -> held.add(terms.settlementCurrency()));
            }
        }
        return held;
    }

    private void warn(final List<String> warnings, final String who, final String to, final Set<String> held) {
        for (final String from : held) {
            if (!converts(from, to)) {
                warnings.add(who + ": no instrument, nor two, converts " + from + " to " + to
                        + ", so equity is not known while there is " + from
                        + ", and limits in " + to + " deny what settles in it");
            }
        }
    }

    private boolean converts(final String from, final String to) {
        if (from.equals(to) || isPair(from, to)) {
            return true;
        }
        return instruments.stream()
                .anyMatch(between -> isPair(between)
                        && (between.baseCurrency().equals(from) && isPair(between.currency(), to)
                                || between.currency().equals(from) && isPair(between.baseCurrency(), to)));
    }

    private boolean isPair(final String one, final String other) {
        return instruments.stream()
                .anyMatch(terms -> isPair(terms)
                        && (terms.baseCurrency().equals(one) && terms.currency().equals(other)
                                || terms.baseCurrency().equals(other)
                                        && terms.currency().equals(one)));
    }

    private static boolean isPair(final InstrumentTerms terms) {
        return terms.kind() == InstrumentKind.SPOT && !terms.baseCurrency().isEmpty();
    }
}
