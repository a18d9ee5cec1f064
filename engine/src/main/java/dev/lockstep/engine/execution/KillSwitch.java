package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.AdminCommandDecoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.KillPhase;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * Kills: every order in a scope is cancelled, and the cancels are repeated under new ids until each of them has ended, however long a venue is away. That nothing new goes out is the trading state's business, which the same command sets.
 */
final class KillSwitch implements Stateful {
    private final OrderScope scope = new OrderScope();
    private final Kill[] kills = new Kill[Limits.KILLS];
    private final OrderLife life;
    private final InstrumentTable<InstrumentGate> instruments;
    private final long repeatNs;
    private int active;

    KillSwitch(final OrderLife life, final InstrumentTable<InstrumentGate> instruments, final long repeatNs) {
        this.life = life;
        this.instruments = instruments;
        this.repeatNs = repeatNs;
        for (int i = 0; i < kills.length; i++) {
            kills[i] = new Kill();
        }
    }

    /** One kill that is not confirmed yet. */
    private static final class Kill {
        private final OrderScope scope = new OrderScope();
        private long commandId;
        private boolean flatten;
        private long repeatAtNs;
        /** Orders that have not ended; counted anew when it comes to 0. */
        private int remaining;
    }

    boolean isFull() {
        return active == kills.length;
    }

    /** Starts a kill; there must be room. Returns how many orders are open. */
    int start(final AdminCommandDecoder command) {
        final Kill kill = kills[active++];
        kill.scope.set(command);
        kill.commandId = command.commandId();
        kill.flatten = command.flatten() != 0;
        kill.repeatAtNs = life.nowNs() + repeatNs;
        kill.remaining = life.orders.countOpen(kill.scope);
        life.out.killStatus(kill.commandId, KillPhase.STARTED, kill.remaining);
        if (kill.remaining == 0) {
            confirm(active - 1);
            return 0;
        }
        life.back.goOn(ContinuationKind.KILL, kill.scope, 0, 0);
        return kill.remaining;
    }

    /** One step of a pass through the orders of a scope. */
    void step(final OrderScope of, final long cursor) {
        scope.set(of.strategy, of.instrument, of.account, of.venue);
        final OrderBlotter orders = life.orders;
        final int count = orders.sort();
        int cancelled = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order != null && scope.includes(order) && !order.isEnding()) {
                cancel(order);
                if (++cancelled == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.KILL, scope, order.id, 0);
                    return;
                }
            }
        }
    }

    private void cancel(final Order order) {
        if (order.cancelRequest == Order.NO_REQUEST || order.isInTheCore()) {
            life.cancel(order);
        } else {
            life.repeatCancel(order);
        }
    }

    /** The update of an order has come along the ring. */
    void onUpdate(final OrderUpdateDecoder update) {
        if (active == 0 || OrderTransitions.isOpen(update.orderState())) {
            return;
        }
        final InstrumentGate instrument = instruments.find(update.instrument());
        for (int i = active - 1; i >= 0; i--) {
            if (instrument != null && includes(kills[i].scope, update, instrument.venue) && --kills[i].remaining <= 0) {
                look(i);
            }
        }
    }

    private static boolean includes(final OrderScope scope, final OrderUpdateDecoder update, final int venue) {
        return (scope.strategy == OrderScope.ANY || scope.strategy == update.strategy())
                && (scope.instrument == OrderScope.ANY || scope.instrument == update.instrument())
                && (scope.account == OrderScope.ANY || scope.account == update.account())
                && (scope.venue == OrderScope.ANY || scope.venue == venue);
    }

    /** Counts anew what a kill has not ended, and confirms it if that is nothing. Says whether something is left. */
    private boolean look(final int i) {
        kills[i].remaining = life.orders.countOpen(kills[i].scope);
        if (kills[i].remaining == 0) {
            confirm(i);
            return false;
        }
        return true;
    }

    private void confirm(final int i) {
        final Kill done = kills[i];
        life.out.killStatus(done.commandId, KillPhase.CONFIRMED, 0);
        if (done.flatten) {
            life.back.goOn(ContinuationKind.FLATTEN, done.scope, 0, done.commandId);
        }
        active--;
        System.arraycopy(kills, i + 1, kills, i, active - i);
        kills[active] = done;
    }

    /** When a pass is to be repeated, or {@link Deadline#NONE}. */
    long deadlineNs() {
        long earliest = Deadline.NONE;
        for (int i = 0; i < active; i++) {
            earliest = Math.min(earliest, kills[i].repeatAtNs);
        }
        return earliest;
    }

    /** Repeats the passes that are due. */
    void onTick(final long nowNs) {
        for (int i = active - 1; i >= 0; i--) {
            if (kills[i].repeatAtNs <= nowNs) {
                kills[i].repeatAtNs = nowNs + repeatNs;
                if (look(i)) {
                    life.back.goOn(ContinuationKind.KILL, kills[i].scope, 0, 0);
                }
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("kills", active);
        for (int i = 0; i < active; i++) {
            sink.put("commandId", kills[i].commandId);
            kills[i].scope.writeState(sink);
            sink.put("flatten", kills[i].flatten);
            sink.put("repeatAtNs", kills[i].repeatAtNs);
            sink.put("remaining", kills[i].remaining);
        }
    }

    @Override
    public void readState(final StateSource source) {
        active = (int) source.section("kills");
        for (int i = 0; i < active; i++) {
            kills[i].commandId = source.get("commandId");
            kills[i].scope.readState(source);
            kills[i].flatten = source.getBoolean("flatten");
            kills[i].repeatAtNs = source.get("repeatAtNs");
            kills[i].remaining = source.getInt("remaining");
        }
    }
}
