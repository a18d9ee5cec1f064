package dev.lockstep.engine.settings;

import dev.lockstep.config.Problems;
import java.util.List;
import java.util.Map;

/** Finds rows under which no order of a strategy can come: whoever wrote one believes in a limit that is not there. */
final class RowReach {
    private static final String IDLE = "; no order comes under the row";

    private final Map<String, List<String>> groups;
    private final TradingNames known;

    /** @param groups symbols by name of the group */
    RowReach(final Map<String, List<String>> groups, final TradingNames known) {
        this.groups = groups;
        this.known = known;
    }

    /** Reports what of a row can't go together; each of its names is known. */
    void validate(final RowNames row, final String path, final Problems problems) {
        validateAccount(row, path, problems);
        if (isOutsideItsGroup(row)) {
            problems.add(
                    path + ".instrument", "is " + row.instrument() + ", which is not in group " + row.group() + IDLE);
            return;
        }
        final List<String> named = symbols(row);
        final List<String> traded =
                named.stream().filter(symbol -> isTraded(row, symbol)).toList();
        if (traded.isEmpty() && !named.isEmpty()) {
            validateTraded(row, path, problems);
        } else if (!traded.isEmpty() && traded.stream().noneMatch(symbol -> isAtVenue(row, symbol))) {
            problems.add(
                    path + ".venue",
                    "is " + row.venue() + ", where nothing is traded that the row is about: "
                            + String.join(", ", traded) + IDLE);
        }
    }

    private void validateAccount(final RowNames row, final String path, final Problems problems) {
        if (row.strategy().isEmpty() || row.account().isEmpty()) {
            return;
        }
        final int account = scope(row).account();
        if (account >= 0 && !known.accounts().get(account).equals(row.account())) {
            problems.add(
                    path + ".account",
                    "is " + row.account() + ", but " + row.strategy() + " trades on "
                            + known.accounts().get(account) + IDLE);
        }
    }

    private StrategyScope scope(final RowNames row) {
        return known.scopes().get(known.strategies().indexOf(row.strategy()));
    }

    private boolean isOutsideItsGroup(final RowNames row) {
        return !row.instrument().isEmpty()
                && !row.group().isEmpty()
                && !groups.get(row.group()).contains(row.instrument());
    }

    /** What a row is about by its instrument or its group; nothing if it names neither and more instruments may be added. */
    private List<String> symbols(final RowNames row) {
        if (!row.instrument().isEmpty()) {
            return List.of(row.instrument());
        }
        if (!row.group().isEmpty()) {
            return groups.get(row.group());
        }
        return known.more() ? List.of() : List.copyOf(known.venueOf().keySet());
    }

    private boolean isTraded(final RowNames row, final String symbol) {
        return row.strategy().isEmpty() || scope(row).instruments().includes(symbol);
    }

    private static void validateTraded(final RowNames row, final String path, final Problems problems) {
        if (!row.instrument().isEmpty()) {
            problems.add(
                    path + ".instrument",
                    "is " + row.instrument() + ", which " + row.strategy() + " does not trade" + IDLE);
        } else if (!row.group().isEmpty()) {
            problems.add(
                    path + ".group", "is " + row.group() + ", of which " + row.strategy() + " trades nothing" + IDLE);
        }
        // A strategy that trades nothing that there is has been told so.
    }

    /** Nobody knows where an instrument will be traded that is added later. */
    private boolean isAtVenue(final RowNames row, final String symbol) {
        return row.venue().isEmpty()
                || !known.venueOf().containsKey(symbol)
                || row.venue().equals(known.venueOf().get(symbol));
    }
}
