package dev.lockstep.engine.state;

import dev.lockstep.codecs.Hash64;
import org.agrona.DirectBuffer;

/** Hashes a state as it is written, without storing it: cheap enough for a checkpoint on the hot path. */
public final class StateHash implements StateSink {
    /** Not zero, so that leading zero words count. */
    private static final long SEED = 0x4C4F434B53544550L;

    private long hash;

    /** The hash of one object's state. */
    public long of(final Stateful stateful) {
        hash = SEED;
        stateful.writeState(this);
        return Hash64.finish(hash);
    }

    @Override
    public boolean isDigest() {
        return true;
    }

    @Override
    public void section(final String name, final long count) {
        hash = Hash64.fold(hash, count);
    }

    @Override
    public void put(final String name, final long value) {
        hash = Hash64.fold(hash, value);
    }

    @Override
    public void put(final String name, final DirectBuffer buffer, final int offset, final int length) {
        hash = Hash64.fold(hash, Hash64.of(length, buffer, offset, length));
    }
}
