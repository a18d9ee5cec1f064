package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.RiskAlertKind;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.LossBreach;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;

/**
 * What may be traded: the trading state of the engine, and of each strategy, account, venue and instrument, as commands have set it, and what losses leave of each account. Of all that concern an
 * order the most severe one counts. Central risk and the market-access gate each keep these for themselves, from the same events.
 */
public final class TradingStates implements Stateful {
    private static final int ANY = AdminScope.ANY;

    private final AdminCommandDecoder command = new AdminCommandDecoder();
    private final CalendarBoundaryDecoder boundary = new CalendarBoundaryDecoder();

    private final TradingState[] strategies;
    private final TradingState[] accounts;
    private final TradingState[] venues;
    private final LossBreach[] breaches;
    /** As many as are defined, then room. */
    private TradingState[] instruments = active(8);

    private int defined;
    private TradingState engine = TradingState.ACTIVE;
    /** Of all that commands set, as most of the time; follows from the others. */
    private boolean allActive = true;

    /** Everything is active, and there are no instruments yet. */
    public TradingStates(final LimitScope scope) {
        strategies = active(scope.strategies());
        accounts = active(scope.accounts());
        venues = active(scope.venues());
        breaches = new LossBreach[scope.accounts()];
        for (int i = 0; i < breaches.length; i++) {
            breaches[i] = new LossBreach();
        }
    }

    private static TradingState[] active(final int count) {
        final TradingState[] states = new TradingState[count];
        Arrays.fill(states, TradingState.ACTIVE);
        return states;
    }

    /** There is an instrument of this index, the next one. */
    public void define(final int instrument) {
        if (instrument == instruments.length) {
            instruments = Arrays.copyOf(instruments, Math.min(2 * instrument, Limits.INSTRUMENTS));
            Arrays.fill(instruments, instrument, instruments.length, TradingState.ACTIVE);
        }
        defined = instrument + 1;
    }

    /** The state of the whole engine. */
    public TradingState engine() {
        return engine;
    }

    /**
     * The most severe state that commands have set for what an order concerns.
     *
     * @param strategy index; -1 is nobody, and has no state
     */
    public TradingState of(final int strategy, final int account, final int instrument, final int venue) {
        if (allActive) {
            return TradingState.ACTIVE;
        }
        TradingState state = worse(engine, instruments[instrument]);
        if (strategy >= 0) {
            state = worse(state, strategies[strategy]);
        }
        state = worse(state, accounts[account]);
        return worse(state, venues[venue]);
    }

    private static TradingState worse(final TradingState a, final TradingState b) {
        return a.value() >= b.value() ? a : b;
    }

    /** What an account has lost. */
    public LossBreach breach(final int account) {
        return breaches[account];
    }

    /** Whether everything exists that a command names. */
    public boolean exists(final AdminCommandDecoder named) {
        return isIn(strategies.length, named.strategy())
                && isIn(accounts.length, named.account())
                && isIn(venues.length, named.venue())
                && isIn(defined, named.instrument());
    }

    private static boolean isIn(final int count, final int index) {
        return index == ANY || (index >= 0 && index < count);
    }

    /** Does what an event says of trading states: a command that sets them, a kill, a flattening, or another day. A command that names more than one scope, or what does not exist, changes nothing. */
    public void onEvent(final Slot slot) {
        if (slot.templateId() == AdminCommandDecoder.TEMPLATE_ID) {
            slot.decode(command);
            onCommand();
        } else if (slot.templateId() == CalendarBoundaryDecoder.TEMPLATE_ID) {
            slot.decode(boundary);
            onBoundary();
        }
    }

    private void onCommand() {
        if (!AdminScope.isOne(command) || !exists(command)) {
            return;
        }
        switch (command.kind()) {
            case SET_TRADING_STATE -> {
                if (command.tradingState() != TradingState.NULL_VAL) {
                    set(command.tradingState());
                }
            }
            case KILL -> set(command.flatten() != 0 ? TradingState.REDUCING : TradingState.HALTED);
            case FLATTEN -> set(TradingState.REDUCING);
            default -> {
                // It sets none.
            }
        }
    }

    /** Whoever lets an account trade again forgives it what it has lost, too. */
    private void set(final TradingState state) {
        if (command.strategy() != ANY) {
            strategies[command.strategy()] = state;
        } else if (command.account() != ANY) {
            accounts[command.account()] = state;
            if (command.kind() == AdminKind.SET_TRADING_STATE && state == TradingState.ACTIVE) {
                breaches[command.account()].clear();
            }
        } else if (command.venue() != ANY) {
            venues[command.venue()] = state;
        } else if (command.instrument() != ANY) {
            instruments[command.instrument()] = state;
        } else {
            engine = state;
        }
        allActive = areAllActive();
    }

    private boolean areAllActive() {
        return engine == TradingState.ACTIVE
                && areActive(instruments)
                && areActive(strategies)
                && areActive(accounts)
                && areActive(venues);
    }

    private static boolean areActive(final TradingState[] states) {
        for (final TradingState state : states) {
            if (state != TradingState.ACTIVE) {
                return false;
            }
        }
        return true;
    }

    /** With another day for all what the last one's soft limit held back may go on. */
    private void onBoundary() {
        if (boundary.kind() != BoundaryKind.DAY || boundary.instrument() != ANY) {
            return;
        }
        for (final LossBreach breach : breaches) {
            if (breach.kind() == RiskAlertKind.DAILY_LOSS_SOFT) {
                breach.clear();
            }
        }
    }

    /** An account has reached a limit of losses. */
    public void reach(
            final int account, final RiskAlertKind kind, final long loss, final long limit, final int keyOfRow) {
        breaches[account].set(kind, loss, limit, keyOfRow);
    }

    /** Takes over what central risk has just told of losses. */
    public void onAlerts(final RiskSection risk) {
        for (int i = 0; i < risk.alertCount(); i++) {
            breaches[risk.alertAccount(i)].copy(risk.alert(i));
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("engineState", engine.value());
        write(sink, strategies, strategies.length);
        write(sink, accounts, accounts.length);
        write(sink, venues, venues.length);
        sink.section("instrumentStates", defined);
        write(sink, instruments, defined);
        for (final LossBreach breach : breaches) {
            breach.writeState(sink);
        }
    }

    private static void write(final StateSink sink, final TradingState[] states, final int count) {
        for (int i = 0; i < count; i++) {
            sink.put("scopeState", states[i].value());
        }
    }

    @Override
    public void readState(final StateSource source) {
        engine = TradingState.get((short) source.get("engineState"));
        read(source, strategies, strategies.length);
        read(source, accounts, accounts.length);
        read(source, venues, venues.length);
        final int count = (int) source.section("instrumentStates");
        while (defined < count) {
            define(defined);
        }
        read(source, instruments, count);
        for (final LossBreach breach : breaches) {
            breach.readState(source);
        }
        allActive = areAllActive();
    }

    private static void read(final StateSource source, final TradingState[] states, final int count) {
        for (int i = 0; i < count; i++) {
            states[i] = TradingState.get((short) source.get("scopeState"));
        }
    }
}
