package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.engine.book.BookView;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** The features of one instrument, computed in the order of declaration, so that inputs come before what is made of them. */
final class FeatureSet implements FeatureContext, Stateful {
    private final int instrument;
    private final Feature[] features;
    private final double[] values;
    private final boolean[] hasDeadlines;
    private final IdQueue timers;
    private int updated;
    private long nowNs;
    private BookView book;
    private boolean bookChanged;
    private boolean topChanged;
    private MarketSection section;
    private boolean traded;
    private BarDecoder sourceBar;

    /** {@code features} has one place for each declared feature; null where the instrument does not have it. */
    FeatureSet(final int instrument, final Feature[] features, final IdQueue timers) {
        this.instrument = instrument;
        this.features = features;
        this.timers = timers;
        values = new double[features.length];
        hasDeadlines = new boolean[features.length];
        for (int i = 0; i < features.length; i++) {
            hasDeadlines[i] = features[i] != null && features[i].hasDeadlines();
        }
    }

    /** Brings all features up to date with an event of the instrument. */
    void onMarket(
            final long eventTimeNs,
            final BookView view,
            final boolean anyLevelChanged,
            final boolean bestChanged,
            final BarDecoder bar,
            final MarketSection target) {
        nowNs = eventTimeNs;
        book = view;
        bookChanged = anyLevelChanged;
        topChanged = bestChanged;
        sourceBar = bar;
        section = target;
        traded = target.has(MarketSection.TRADE);
        updated = 0;
        updateFrom(0);
    }

    /** Fires the deadline of one feature and brings up to date what depends on it. */
    void onDeadline(final int feature, final long deadlineNs, final BookView view, final MarketSection target) {
        nowNs = deadlineNs;
        book = view;
        bookChanged = false;
        topChanged = false;
        traded = false;
        sourceBar = null;
        section = target;
        updated = 0;
        final Feature fired = features[feature];
        if (fired.onDeadline(deadlineNs)) {
            publish(feature, fired);
        }
        arm(feature, fired);
        updateFrom(feature + 1);
    }

    private void updateFrom(final int first) {
        for (int i = first; i < features.length; i++) {
            final Feature feature = features[i];
            if (feature != null) {
                if (feature.update(this)) {
                    publish(i, feature);
                }
                arm(i, feature);
            }
        }
    }

    private void publish(final int index, final Feature feature) {
        updated |= 1 << index;
        values[index] = feature.value();
        section.feature(index, instrument, values[index]);
        if (feature.isBar()) {
            final BarUpdate bar = section.addBar();
            bar.feature = index;
            bar.instrument = instrument;
            feature.describe(bar);
        }
    }

    private void arm(final int index, final Feature feature) {
        if (hasDeadlines[index]) {
            timers.put(timerId(instrument, index), feature.deadlineNs());
        }
    }

    static long timerId(final int instrument, final int feature) {
        return ((long) instrument << Integer.SIZE) | feature;
    }

    static int timerInstrument(final long timerId) {
        return (int) (timerId >>> Integer.SIZE);
    }

    static int timerFeature(final long timerId) {
        return (int) timerId;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public BookView book() {
        return book;
    }

    @Override
    public boolean bookChanged() {
        return bookChanged;
    }

    @Override
    public boolean topChanged() {
        return topChanged;
    }

    @Override
    public boolean traded() {
        return traded;
    }

    @Override
    public long tradePrice() {
        return section.tradePrice();
    }

    @Override
    public long tradeQuantity() {
        return section.tradeQuantity();
    }

    @Override
    public BarDecoder sourceBar() {
        return sourceBar;
    }

    @Override
    public boolean isUpdated(final FeatureHandle input) {
        return (updated & (1 << input.index())) != 0;
    }

    @Override
    public double value(final FeatureHandle input) {
        return values[input.index()];
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("features", features.length);
        for (int i = 0; i < features.length; i++) {
            if (features[i] != null) {
                sink.put("last", values[i]);
                features[i].writeState(sink);
            }
        }
    }

    /** Timers follow from the features' deadlines, so they are armed anew instead of being stored. */
    @Override
    public void readState(final StateSource source) {
        final long count = source.section("features");
        if (count != features.length) {
            throw new IllegalStateException(
                    "state has " + count + " features an instrument, the settings " + features.length);
        }
        for (int i = 0; i < features.length; i++) {
            if (features[i] != null) {
                values[i] = source.getDouble("last");
                features[i].readState(source);
                arm(i, features[i]);
            }
        }
    }
}
