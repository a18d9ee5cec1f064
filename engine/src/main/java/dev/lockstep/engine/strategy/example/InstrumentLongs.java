package dev.lockstep.engine.strategy.example;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/** A long for each instrument, 0 at first. Grows when an instrument is first written. */
final class InstrumentLongs implements Stateful {
    private long[] values = new long[8];
    private int used;

    long get(final int instrument) {
        return instrument < used ? values[instrument] : 0;
    }

    void set(final int instrument, final long value) {
        if (instrument >= values.length) {
            values = Arrays.copyOf(values, Math.max(instrument + 1, values.length * 2));
        }
        values[instrument] = value;
        used = Math.max(used, instrument + 1);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("values", used);
        for (int i = 0; i < used; i++) {
            sink.put("value", values[i]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final int count = (int) source.section("values");
        for (int i = 0; i < count; i++) {
            set(i, source.get("value"));
        }
    }
}
