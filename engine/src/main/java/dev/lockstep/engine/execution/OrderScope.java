package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** Which orders something is about: those of one strategy, instrument, account and venue, each of which may be any. */
final class OrderScope implements Stateful {
    /** Stands for every index. */
    static final int ANY = -1;

    int strategy = ANY;
    int instrument = ANY;
    int account = ANY;
    int venue = ANY;

    OrderScope set(final int ofStrategy, final int ofInstrument, final int ofAccount, final int ofVenue) {
        strategy = ofStrategy;
        instrument = ofInstrument;
        account = ofAccount;
        venue = ofVenue;
        return this;
    }

    OrderScope ofStrategy(final int index) {
        return set(index, ANY, ANY, ANY);
    }

    OrderScope ofAccount(final int index) {
        return set(ANY, ANY, index, ANY);
    }

    OrderScope set(final AdminCommandDecoder command) {
        return set(command.strategy(), command.instrument(), command.account(), command.venue());
    }

    OrderScope set(final ContinuationDecoder continuation) {
        return set(continuation.strategy(), continuation.instrument(), continuation.account(), continuation.venue());
    }

    boolean includes(final Order order) {
        return includes(order.account, order.strategy, order.instrument, order.venue);
    }

    /** Whether this is the same scope. */
    boolean isSame(final OrderScope other) {
        return strategy == other.strategy
                && instrument == other.instrument
                && account == other.account
                && venue == other.venue;
    }

    /** Whether it includes what is held of an instrument at a venue. */
    boolean includes(final int ofAccount, final int ofStrategy, final int ofInstrument, final int atVenue) {
        return (strategy == ANY || ofStrategy == strategy)
                && (instrument == ANY || ofInstrument == instrument)
                && (account == ANY || ofAccount == account)
                && (venue == ANY || atVenue == venue);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("scopeStrategy", strategy);
        sink.put("scopeInstrument", instrument);
        sink.put("scopeAccount", account);
        sink.put("scopeVenue", venue);
    }

    @Override
    public void readState(final StateSource source) {
        strategy = source.getInt("scopeStrategy");
        instrument = source.getInt("scopeInstrument");
        account = source.getInt("scopeAccount");
        venue = source.getInt("scopeVenue");
    }
}
