package dev.lockstep.engine.instrument;

import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * What one stage keeps for each instrument, by dense index, together with the instrument's terms. Every stage has a table of its own,
 * filled by the same definition events.
 *
 * @param <T> what is kept
 */
public final class InstrumentTable<T extends Stateful> implements Stateful {
    /** Makes what is kept for a new instrument. */
    @FunctionalInterface
    public interface Factory<T> {
        /** Called once for each index, in order. */
        T create(int index, InstrumentTerms terms);
    }

    private final Factory<T> factory;
    private InstrumentTerms[] terms = new InstrumentTerms[8];
    private Stateful[] kept = new Stateful[8];
    private int size;

    /** A table without instruments. */
    public InstrumentTable(final Factory<T> factory) {
        this.factory = factory;
    }

    /**
     * Takes a definition: of the next index, or of a known one whose increments, minimum or multiplier then change. Any other is ignored: one that names no
     * place in the engine, terms that nothing could be traded on, and another symbol, currency or view for a known index, since what is kept was made from them.
     *
     * @return whether the definition was taken
     */
    public boolean define(final InstrumentDefinitionDecoder definition) {
        final int index = definition.instrument();
        if (index < 0 || index > size || index >= Limits.INSTRUMENTS) {
            return false;
        }
        final InstrumentTerms defined = InstrumentTerms.decode(definition);
        if (!defined.isUsable() || (index < size && !defined.mayReplace(terms[index]))) {
            return false;
        }
        define(index, defined);
        return true;
    }

    private void define(final int index, final InstrumentTerms defined) {
        if (index == size) {
            if (size == kept.length) {
                terms = Arrays.copyOf(terms, size * 2);
                kept = Arrays.copyOf(kept, size * 2);
            }
            kept[size++] = factory.create(index, defined);
        }
        terms[index] = defined;
    }

    /** What is kept for a known index. */
    @SuppressWarnings("unchecked") // Only the factory's products are stored.
    public T get(final int index) {
        return (T) kept[index];
    }

    /** What is kept for an index, or null if it is not defined. */
    public T find(final int index) {
        return index >= 0 && index < size ? get(index) : null;
    }

    /** Terms of a known index. */
    public InstrumentTerms terms(final int index) {
        return terms[index];
    }

    /** Number of instruments. */
    public int size() {
        return size;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("instruments", size);
        for (int i = 0; i < size; i++) {
            terms[i].writeState(sink);
            get(i).writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final int count = (int) source.section("instruments");
        for (int i = 0; i < count; i++) {
            define(i, InstrumentTerms.readState(source));
            get(i).readState(source);
        }
    }
}
