package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** Orders that belong together: the children of one parent, or the members of one group. They are few, and in the order in which they were submitted. */
final class Family {
    long id;
    int size;
    /** One of its orders has been filled, if only in part. */
    boolean filled;

    private final long[] members = new long[Limits.FAMILY_ORDERS];

    void start(final long familyId) {
        id = familyId;
        size = 0;
        filled = false;
    }

    boolean isFull() {
        return size == members.length;
    }

    void add(final long orderId) {
        members[size++] = orderId;
    }

    long member(final int i) {
        return members[i];
    }

    boolean has(final long orderId) {
        for (int i = 0; i < size; i++) {
            if (members[i] == orderId) {
                return true;
            }
        }
        return false;
    }

    void remove(final long orderId) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (members[i] != orderId) {
                members[kept++] = members[i];
            }
        }
        size = kept;
    }

    void writeState(final StateSink sink) {
        sink.put("family", id);
        sink.put("filled", filled);
        sink.section("members", size);
        for (int i = 0; i < size; i++) {
            sink.put("member", members[i]);
        }
    }

    void readState(final StateSource source) {
        start(source.get("family"));
        filled = source.getBoolean("filled");
        for (long count = source.section("members"); count > 0; count--) {
            add(source.get("member"));
        }
    }
}
