package dev.lockstep.ops.orders;

import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.UnitText;
import java.util.ArrayList;
import java.util.List;

/** The names behind the indexes of a run: those of its configuration, and the instruments as they are defined along the journal. */
final class RunNames {
    /** Whose strategy is nobody. */
    static final String NOBODY = "-";

    private final List<String> strategies;
    private final List<AccountSettings> accounts = new ArrayList<>();
    private final List<InstrumentTerms> instruments = new ArrayList<>();

    RunNames(final LockstepConfig config) {
        strategies = List.copyOf(config.strategies().keySet());
        config.accounts().forEach((name, account) -> accounts.add(account.settings(name)));
    }

    void define(final InstrumentDefinitionDecoder definition) {
        final InstrumentTerms terms = InstrumentTerms.decode(definition);
        if (definition.instrument() == instruments.size()) {
            instruments.add(terms);
        } else if (definition.instrument() >= 0 && definition.instrument() < instruments.size()) {
            instruments.set(definition.instrument(), terms);
        }
    }

    String strategy(final int index) {
        return index < 0 ? NOBODY : index < strategies.size() ? strategies.get(index) : "strategy " + index;
    }

    String account(final int index) {
        return index >= 0 && index < accounts.size() ? accounts.get(index).name() : "account " + index;
    }

    String instrument(final int index) {
        return isDefined(index) ? instruments.get(index).symbol() : "instrument " + index;
    }

    boolean isDefined(final int instrument) {
        return instrument >= 0 && instrument < instruments.size();
    }

    InstrumentTerms terms(final int instrument) {
        return instruments.get(instrument);
    }

    List<String> strategies() {
        return strategies;
    }

    List<String> symbols() {
        return instruments.stream().map(InstrumentTerms::symbol).toList();
    }

    /** How to write what concerns an order of an account in a defined instrument. */
    UnitText units(final int account, final int instrument) {
        final int known = account >= 0 && account < accounts.size() ? account : 0;
        return new UnitText(accounts.get(known), accounts.get(0), instruments.get(instrument));
    }
}
