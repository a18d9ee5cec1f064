package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/** Trading states of the engine, and of each strategy, account and venue; those of instruments stand with them. The most severe one counts. */
final class TradingStates implements Stateful {
    private static final int ANY = -1;

    private final InstrumentTable<InstrumentRisk> instruments;
    private final TradingState[] strategies = active(Limits.STRATEGIES);
    private final TradingState[] accounts = active(Limits.ACCOUNTS);
    private final TradingState[] venues = active(Limits.VENUES);
    private TradingState engine = TradingState.ACTIVE;
    /** As most of the time; follows from the others. */
    private boolean allActive = true;

    TradingStates(final InstrumentTable<InstrumentRisk> instruments) {
        this.instruments = instruments;
    }

    private static TradingState[] active(final int count) {
        final TradingState[] states = new TradingState[count];
        Arrays.fill(states, TradingState.ACTIVE);
        return states;
    }

    /** The state of the whole engine. */
    TradingState engine() {
        return engine;
    }

    /** The most severe state of an order's scopes; a strategy of -1 is nobody, and has no state. */
    TradingState of(final int strategy, final int account, final InstrumentRisk instrument) {
        if (allActive) {
            return TradingState.ACTIVE;
        }
        TradingState state = worse(engine, instrument.tradingState);
        if (strategy >= 0) {
            state = worse(state, strategies[strategy]);
        }
        state = worse(state, accounts[account]);
        return worse(state, venues[instrument.venue]);
    }

    private static TradingState worse(final TradingState a, final TradingState b) {
        return a.value() >= b.value() ? a : b;
    }

    /** Sets the state of the one scope that a command names, or of the engine; a command that names what does not exist changes nothing. */
    void set(final AdminCommandDecoder command, final TradingState state) {
        if (command.strategy() != ANY) {
            set(strategies, command.strategy(), state);
        } else if (command.account() != ANY) {
            set(accounts, command.account(), state);
        } else if (command.venue() != ANY) {
            set(venues, command.venue(), state);
        } else if (command.instrument() == ANY) {
            engine = state;
        } else if (instruments.find(command.instrument()) != null) {
            instruments.get(command.instrument()).tradingState = state;
        }
        allActive = areAllActive();
    }

    private boolean areAllActive() {
        boolean active = engine == TradingState.ACTIVE;
        for (int i = 0; i < instruments.size(); i++) {
            active &= instruments.get(i).tradingState == TradingState.ACTIVE;
        }
        return active && areActive(strategies) && areActive(accounts) && areActive(venues);
    }

    private static boolean areActive(final TradingState[] states) {
        for (final TradingState state : states) {
            if (state != TradingState.ACTIVE) {
                return false;
            }
        }
        return true;
    }

    private static void set(final TradingState[] states, final int index, final TradingState state) {
        if (index >= 0 && index < states.length) {
            states[index] = state;
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("engineState", engine.value());
        write(sink, strategies);
        write(sink, accounts);
        write(sink, venues);
    }

    private static void write(final StateSink sink, final TradingState[] states) {
        for (final TradingState state : states) {
            sink.put("scopeState", state.value());
        }
    }

    @Override
    public void readState(final StateSource source) {
        engine = TradingState.get((short) source.get("engineState"));
        read(source, strategies);
        read(source, accounts);
        read(source, venues);
        allActive = areAllActive();
    }

    private static void read(final StateSource source, final TradingState[] states) {
        for (int i = 0; i < states.length; i++) {
            states[i] = TradingState.get((short) source.get("scopeState"));
        }
    }
}
