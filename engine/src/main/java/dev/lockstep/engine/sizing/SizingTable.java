package dev.lockstep.engine.sizing;

import dev.lockstep.engine.limit.InstrumentKeys;
import dev.lockstep.engine.limit.KeyedRows;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowsBySymbol;
import java.util.List;

/** Which policy sizes an order: that of the most specific row that matches, as with limits. Does not change while the engine runs. */
public final class SizingTable {
    private final KeyedRows<SizingRow> rows = new KeyedRows<>();
    private final RowsBySymbol<SizingRow> bySymbol = new RowsBySymbol<>();
    private final InstrumentKeys instruments;

    /**
     * The table of the settings.
     *
     * @param settings no two of one key
     * @param instruments keys of those that are defined
     */
    public SizingTable(final List<SizingRow> settings, final InstrumentKeys instruments) {
        this.instruments = instruments;
        for (final SizingRow row : settings) {
            if (row.key().namesInstrument()) {
                bySymbol.add(row.key().symbol(), row);
            } else {
                rows.put(row.key().at(LimitKey.ANY), row);
            }
        }
    }

    /** Takes a new instrument. */
    public void define(final int instrument, final String symbol) {
        for (final SizingRow row : bySymbol.of(symbol)) {
            rows.put(row.key().at(instrument), row);
        }
    }

    /** The row that sizes an order; allocates nothing. */
    public SizingRow resolve(final int account, final int strategy, final int instrument) {
        final int group = instruments.group(instrument);
        final int venue = instruments.venue(instrument);
        for (int mask = LimitKey.EVERYTHING; mask >= 0; mask--) {
            final SizingRow row = rows.find(mask, account, strategy, instrument, group, venue);
            if (row != null) {
                return row;
            }
        }
        return SizingRow.BUILT_IN;
    }
}
