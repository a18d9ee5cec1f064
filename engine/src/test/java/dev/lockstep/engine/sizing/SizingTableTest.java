package dev.lockstep.engine.sizing;

import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.InstrumentKeys;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SizingTableTest {
    @Test
    void shouldTakeThePolicyOfTheMostSpecificRow() {
        final SizingRow every = row(RowKey.EVERY_ORDER, 1);
        final SizingRow group = row(RowKey.EVERY_ORDER.group(0), 2);
        final SizingRow strategy = row(RowKey.EVERY_ORDER.strategy(1), 3);
        final SizingRow instrument = row(RowKey.EVERY_ORDER.instrument("B"), 4);
        final InstrumentKeys keys = new InstrumentKeys(List.of(new InstrumentGroup("g", List.of("A"))));
        final SizingTable table = new SizingTable(List.of(instrument, every, strategy, group), keys);
        for (int i = 0; i < 3; i++) {
            final String symbol = "ABC".substring(i, i + 1);
            keys.define(i, Units.terms(symbol));
            table.define(i, symbol);
        }
        assertThat(table.resolve(0, 0, 0)).isSameAs(group);
        assertThat(table.resolve(0, 1, 0)).isSameAs(strategy);
        assertThat(table.resolve(0, 1, 1)).isSameAs(instrument);
        assertThat(table.resolve(0, 0, 2)).isSameAs(every);
        assertThat(table.resolve(0, -1, 2)).isSameAs(every);
    }

    @Test
    void shouldSizeOneUnitWithoutARow() {
        final SizingTable table = new SizingTable(List.of(), new InstrumentKeys(List.of()));
        assertThat(table.resolve(0, 0, -1)).isSameAs(SizingRow.BUILT_IN);
        assertThat(SizingRow.BUILT_IN.model().quantity(new SizingInputs())).isEqualTo(units(1));
    }

    private static SizingRow row(final RowKey key, final long size) {
        return new SizingRow(key, new FixedQuantity(units(size)), "risk.sizing[" + size + "]");
    }
}
