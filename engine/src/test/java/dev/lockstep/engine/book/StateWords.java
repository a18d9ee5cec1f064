package dev.lockstep.engine.book;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A state as a list of words. It keeps the names too, so that a reader that asks for another name than was written
 * fails.
 */
final class StateWords implements StateSink, StateSource {
    private final List<String> names = new ArrayList<>();
    private final List<Long> words = new ArrayList<>();
    private int position;

    static StateWords of(final Stateful stateful) {
        final StateWords words = new StateWords();
        stateful.writeState(words);
        return words;
    }

    /** Reads all words into a fresh object, which must take every one of them. */
    <T extends Stateful> T into(final T fresh) {
        position = 0;
        fresh.readState(this);
        if (position != words.size()) {
            throw new AssertionError("read " + position + " of " + words.size() + " words");
        }
        return fresh;
    }

    List<Long> words() {
        return words;
    }

    long hash() {
        long hash = 0;
        for (final long word : words) {
            hash = Hash64.fold(hash, word);
        }
        return Hash64.finish(hash);
    }

    @Override
    public void section(final String name, final long count) {
        put(name, count);
    }

    @Override
    public void put(final String name, final long value) {
        names.add(name);
        words.add(value);
    }

    @Override
    public void put(final String name, final DirectBuffer buffer, final int offset, final int length) {
        throw new UnsupportedOperationException("books write no bytes");
    }

    @Override
    public long section(final String name) {
        return get(name);
    }

    @Override
    public long get(final String name) {
        if (!names.get(position).equals(name)) {
            throw new AssertionError("asked for " + name + ", written was " + names.get(position));
        }
        return words.get(position++);
    }

    @Override
    public int getBytes(final String name, final MutableDirectBuffer target, final int offset) {
        throw new UnsupportedOperationException("books write no bytes");
    }
}
