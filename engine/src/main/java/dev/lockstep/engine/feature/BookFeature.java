package dev.lockstep.engine.feature;

import dev.lockstep.engine.book.BookView;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** A feature that is a function of a whole book with both sides, and has no memory but its last value. */
abstract class BookFeature implements Feature {
    private double value;

    /** The value for a whole book that has both sides. */
    abstract double compute(BookView book);

    /** Whether the event may have changed the value. */
    boolean concerns(final FeatureContext context) {
        return context.bookChanged();
    }

    @Override
    public final boolean update(final FeatureContext context) {
        if (!concerns(context) || !context.book().hasBothSides()) {
            return false;
        }
        value = compute(context.book());
        return true;
    }

    @Override
    public final double value() {
        return value;
    }

    @Override
    public final void writeState(final StateSink sink) {
        sink.put("value", value);
    }

    @Override
    public final void readState(final StateSource source) {
        value = source.getDouble("value");
    }
}
