package dev.lockstep.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.LimitKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rule of the most specific row, stated plainly: of all rows that match, the one with the greatest mask. Instruments A and B are in group 0, C in none, at venue 1. */
final class ReferenceRows {
    private final Map<LimitKind, Map<RowKey, Long>> rows = new HashMap<>();

    boolean has(final RowKey key, final LimitKind kind) {
        return ofKind(kind).containsKey(key);
    }

    void set(final RowKey key, final LimitKind kind, final long value) {
        ofKind(kind).put(key, value);
    }

    void clear(final RowKey key, final LimitKind kind) {
        ofKind(kind).remove(key);
    }

    private Map<RowKey, Long> ofKind(final LimitKind kind) {
        return rows.computeIfAbsent(kind, any -> new HashMap<>());
    }

    void assertEqual(final LimitTable table, final String at) {
        for (final LimitKind kind : new LimitKind[] {LimitKind.COLLAR, LimitKind.MAX_ORDER_QUANTITY}) {
            for (int account = 0; account < 2; account++) {
                for (int strategy = -1; strategy < 3; strategy++) {
                    for (int instrument = 0; instrument < 3; instrument++) {
                        final Optional<RowKey> row = best(kind, account, strategy, instrument);
                        final EffectiveLimits limits = table.resolve(account, strategy, instrument);
                        assertThat(limits.value(kind))
                                .as(
                                        "%s of account %d, strategy %d, instrument %d, %s",
                                        kind, account, strategy, instrument, at)
                                .isEqualTo(row.map(ofKind(kind)::get)
                                        .orElse(LimitRule.of(kind).builtIn()));
                        assertThat(limits.key(kind))
                                .isEqualTo(row.map(RowKey::mask).orElse(0));
                    }
                }
            }
        }
    }

    private Optional<RowKey> best(final LimitKind kind, final int account, final int strategy, final int instrument) {
        final String symbol = "ABC".substring(instrument, instrument + 1);
        final int group = instrument < 2 ? 0 : -1;
        final int venue = instrument < 2 ? 0 : 1;
        return ofKind(kind).keySet().stream()
                .filter(key -> key.account() == -1 || key.account() == account)
                .filter(key -> key.strategy() == -1 || key.strategy() == strategy)
                .filter(key -> !key.namesInstrument() || key.symbol().equals(symbol))
                .filter(key -> key.group() == -1 || key.group() == group)
                .filter(key -> key.venue() == -1 || key.venue() == venue)
                .max(Comparator.comparingInt(RowKey::mask));
    }
}
