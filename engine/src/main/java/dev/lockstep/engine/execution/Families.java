package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** Families by id; one that has lost its last order is gone. */
final class Families implements Stateful {
    private final IdTable<Family> byId = new IdTable<>(Family::new);

    Family find(final long id) {
        return byId.find(id);
    }

    Family of(final long id) {
        final Family known = byId.find(id);
        if (known != null) {
            return known;
        }
        final Family family = byId.add(id);
        family.start(id);
        return family;
    }

    /** Takes an order out of a family, if it is in it. */
    void leave(final long id, final long orderId) {
        final Family family = byId.find(id);
        if (family != null) {
            family.remove(orderId);
            if (family.size == 0) {
                byId.remove(id);
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        byId.sort();
        sink.section("families", byId.size());
        for (int i = 0; i < byId.size(); i++) {
            byId.inOrder(i).writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("families"); count > 0; count--) {
            final Family family = new Family();
            family.readState(source);
            byId.put(family.id, family);
        }
    }
}
