package dev.lockstep.engine.limit;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of limits of one stage. For an order each kind has the value of the most specific row that matches and sets it, else what is built in. Rows come from the
 * settings; commands set values, or take them out, while the engine runs, and what they changed is the state. Money is stated with 6 decimal places, whatever the account, since
 * one row may be about several; see {@link EffectiveLimits} for what it becomes.
 */
public final class LimitTable implements Stateful {
    private final LimitScope scope;
    private final InstrumentKeys instruments;
    private final KeyedRows<TableRow> rows = new KeyedRows<>();
    private final RowsBySymbol<LimitRow> bySymbol = new RowsBySymbol<>();
    /** Rows that commands changed, in the order of their packed keys. */
    private final List<TableRow> changed = new ArrayList<>();

    private final LimitDraft draft = new LimitDraft();
    private final LimitSets sets = new LimitSets();
    private int version;

    /** The tables of the settings, before any instrument is defined. */
    public LimitTable(final List<LimitRow> settings, final LimitScope scope) {
        this.scope = scope;
        instruments = new InstrumentKeys(scope.groups());
        for (final LimitRow row : settings) {
            if (row.key().namesInstrument()) {
                bySymbol.add(row.key().symbol(), row);
            } else {
                configure(row, LimitKey.ANY);
            }
        }
    }

    private void configure(final LimitRow row, final int instrument) {
        final TableRow configured = row(row.key().at(instrument));
        final LimitOrigin origin = LimitOrigin.settings(row.origin());
        for (final LimitValue value : row.values()) {
            configured.configure(value.kind(), value.value(), origin);
        }
    }

    private TableRow row(final LimitKey key) {
        final TableRow known = rows.get(key);
        if (known != null) {
            return known;
        }
        final TableRow added = new TableRow(key);
        rows.put(key, added);
        return added;
    }

    /** Takes a defined instrument: the next index, or a known one, whose keys are what they were. */
    public void define(final int instrument, final InstrumentTerms terms) {
        if (instrument < instruments.size()) {
            return;
        }
        instruments.define(instrument, terms);
        for (final LimitRow row : bySymbol.of(terms.symbol())) {
            configure(row, instrument);
        }
    }

    /** Group, venue and money scale of the instruments that are defined. */
    public InstrumentKeys instruments() {
        return instruments;
    }

    int strategies() {
        return scope.strategies();
    }

    /** Changes with every change of a row: limits that were resolved under another version may not hold any more. */
    public int version() {
        return version;
    }

    /**
     * The limits that hold for an order. Allocates only if no order had the same ones before, under this version.
     *
     * @param account index
     * @param strategy index, or {@link LimitKey#ANY} if it is nobody's
     * @param instrument index of a defined one, or {@link LimitKey#ANY} for what holds for the account or strategy as a whole
     */
    public EffectiveLimits resolve(final int account, final int strategy, final int instrument) {
        draft.start(
                account < 0 ? FixedPoint.MIN_MONEY_SCALE : scope.moneyScales().get(account),
                scope.moneyScales().get(0),
                instruments.moneyScale(instrument));
        for (int mask = LimitKey.EVERYTHING; mask >= 0; mask--) {
            final TableRow row = find(mask, account, strategy, instrument);
            if (row != null) {
                row.fill(draft);
            }
        }
        draft.fillBuiltIn();
        return sets.of(draft);
    }

    private TableRow find(final int mask, final int account, final int strategy, final int instrument) {
        return rows.find(
                mask, account, strategy, instrument, instruments.group(instrument), instruments.venue(instrument));
    }

    /** Where the limit of a kind in {@link #resolve} comes from, for people; allocates. */
    public String origin(final LimitKind kind, final int account, final int strategy, final int instrument) {
        for (int mask = LimitKey.EVERYTHING; mask >= 0; mask--) {
            final TableRow row = find(mask, account, strategy, instrument);
            if (row != null && row.has(kind)) {
                return row.origin(kind).text();
            }
        }
        return LimitOrigin.BUILT_IN.text();
    }

    /**
     * Does what a command asks, unless it names something that does not exist, a key that does not fit the kind or a value out of its range, or would contradict another limit.
     *
     * @return whether it was done
     */
    public boolean change(final LimitChangeDecoder change) {
        final LimitRule rule = LimitRule.of(change.limitKind());
        if (rule == null || !exists(change)) {
            return false;
        }
        final LimitKey key =
                new LimitKey(change.account(), change.strategy(), change.instrument(), change.group(), change.venue());
        final boolean clear = change.clear() != 0;
        if (!rule.fits(key.mask()) || (!clear && !rule.allows(change.value()))) {
            return false;
        }
        final TableRow row = row(key);
        final TableRow before = row.copy();
        row.change(rule.kind(), change.value(), clear, LimitOrigin.command(change));
        touch();
        if (LimitConflict.isIn(this, scope)) {
            row.undo(rule.kind(), before);
            touch();
            return false;
        }
        if (before.changes() == 0) {
            keepInOrder(row);
        }
        return true;
    }

    private boolean exists(final LimitChangeDecoder change) {
        return isIndex(change.account(), scope.accounts())
                && isIndex(change.strategy(), scope.strategies())
                && isIndex(change.instrument(), instruments.size())
                && isIndex(change.group(), scope.groups().size())
                && isIndex(change.venue(), scope.venues())
                && change.clear() <= 1;
    }

    private static boolean isIndex(final int index, final int count) {
        return index >= LimitKey.ANY && index < count;
    }

    private void touch() {
        version++;
        sets.clear();
    }

    private void keepInOrder(final TableRow row) {
        int place = changed.size();
        while (place > 0 && changed.get(place - 1).key.packed() > row.key.packed()) {
            place--;
        }
        changed.add(place, row);
    }

    /** Number of distinct sets of limits that were resolved under this version. */
    int distinctSets() {
        return sets.size();
    }

    @Override
    public void writeState(final StateSink sink) {
        int changes = 0;
        for (int i = 0; i < changed.size(); i++) {
            changes += changed.get(i).changes();
        }
        sink.section("limitChanges", changes);
        for (int i = 0; i < changed.size(); i++) {
            changed.get(i).writeChanges(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("limitChanges"); count > 0; count--) {
            final TableRow row = row(new LimitKey(
                    source.getInt("account"),
                    source.getInt("strategy"),
                    source.getInt("instrument"),
                    source.getInt("group"),
                    source.getInt("venue")));
            if (row.changes() == 0) {
                keepInOrder(row);
            }
            final LimitKind kind = LimitKind.get((short) source.get("limitKind"));
            final boolean clear = source.getBoolean("clear");
            row.change(kind, source.get("value"), clear, LimitOrigin.readState(source));
        }
        touch();
    }
}
