package dev.lockstep.engine.testkit;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** Reads single values out of a state by their name, so that tests can look where no accessor leads. */
public final class StateValues implements StateSink {
    private final String wanted;
    private long[] values = new long[64];
    private int count;

    private StateValues(final String wanted) {
        this.wanted = wanted;
    }

    /** All values of a name, in the order in which the state is written. */
    public static long[] of(final Stateful stateful, final String name) {
        final StateValues values = new StateValues(name);
        stateful.writeState(values);
        return Arrays.copyOf(values.values, values.count);
    }

    /** What is only remembered of ended orders and fills is nothing that tests look for. */
    @Override
    public boolean isDigest() {
        return true;
    }

    @Override
    public void section(final String name, final long sectionCount) {
        // Only words are looked for.
    }

    @Override
    public void put(final String name, final long value) {
        if (name.equals(wanted)) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }
    }

    @Override
    public void put(final String name, final DirectBuffer buffer, final int offset, final int length) {
        // Only words are looked for.
    }
}
