package dev.lockstep.engine.testkit;

import dev.lockstep.engine.state.StateText;
import dev.lockstep.engine.state.Stateful;
import java.util.List;

/** Reads single values out of a state by their names, so that tests can look where no accessor leads. */
public final class StateValues {
    private StateValues() {}

    /** All values of a name, in the order in which the state is written. */
    public static List<Long> of(final Stateful stateful, final String name) {
        final String start = "   " + name + " = ";
        return StateText.of("", stateful)
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> Long.parseLong(line.substring(start.length())))
                .toList();
    }
}
