package dev.lockstep.engine.settings;

import dev.lockstep.config.Problems;
import dev.lockstep.engine.instrument.InstrumentSelection;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowKey;
import java.util.List;
import java.util.Optional;

/**
 * What a row is about, by name.
 *
 * @param account empty for every one, like the others
 * @param strategy likewise
 * @param instrument symbol
 * @param group likewise
 * @param venue likewise
 */
record RowNames(String account, String strategy, String instrument, String group, String venue) {
    static RowNames of(
            final Optional<String> account,
            final Optional<String> strategy,
            final Optional<String> instrument,
            final Optional<String> group,
            final Optional<String> venue) {
        return new RowNames(name(account), name(strategy), name(instrument), name(group), name(venue));
    }

    private static String name(final Optional<String> given) {
        return given.filter(name -> !name.equals(InstrumentSelection.WILDCARD)).orElse("");
    }

    /** Reports names that were given but are empty, which must not pass for every one. */
    static void refuseEmpty(
            final Optional<String> account,
            final Optional<String> strategy,
            final Optional<String> instrument,
            final Optional<String> group,
            final Optional<String> venue,
            final Problems problems) {
        refuseEmpty("account", account, problems);
        refuseEmpty("strategy", strategy, problems);
        refuseEmpty("instrument", instrument, problems);
        refuseEmpty("group", group, problems);
        refuseEmpty("venue", venue, problems);
    }

    private static void refuseEmpty(final String part, final Optional<String> given, final Problems problems) {
        if (given.isPresent() && given.get().isEmpty()) {
            problems.add(part, "is empty; give a name, or '*' for every one");
        }
    }

    /** Which parts are named, as {@link LimitKey#mask}. */
    int mask() {
        return bit(venue, LimitKey.VENUE)
                | bit(group, LimitKey.GROUP)
                | bit(account, LimitKey.ACCOUNT)
                | bit(strategy, LimitKey.STRATEGY)
                | bit(instrument, LimitKey.INSTRUMENT);
    }

    private static int bit(final String name, final int bit) {
        return name.isEmpty() ? 0 : bit;
    }

    /** Reports names that nothing has; true if there are none. */
    boolean validate(final TradingNames known, final String path, final Problems problems) {
        // Each is looked at, whatever came of the others.
        boolean sound = isKnown(account, known.accounts(), "accounts", path + ".account", problems);
        sound &= isKnown(strategy, known.strategies(), "strategies", path + ".strategy", problems);
        sound &= isKnown(group, known.groups(), "risk.groups", path + ".group", problems);
        sound &= isKnown(venue, known.venues(), "venues", path + ".venue", problems);
        if (!instrument.isEmpty() && !known.isInstrument(instrument)) {
            problems.add(
                    path + ".instrument",
                    "is " + instrument + ", which neither instruments nor market.instruments defines");
            return false;
        }
        return sound;
    }

    private static boolean isKnown(
            final String name,
            final List<String> known,
            final String section,
            final String path,
            final Problems problems) {
        final boolean sound = name.isEmpty() || known.contains(name);
        if (!sound) {
            problems.add(
                    path,
                    "is " + name + ", which is none of " + section + ": "
                            + (known.isEmpty() ? "there is none" : String.join(", ", known)));
        }
        return sound;
    }

    /** The key, of names that are known. */
    RowKey key(final TradingNames known) {
        return new RowKey(
                known.accounts().indexOf(account),
                known.strategies().indexOf(strategy),
                instrument,
                known.groups().indexOf(group),
                known.venues().indexOf(venue));
    }
}
