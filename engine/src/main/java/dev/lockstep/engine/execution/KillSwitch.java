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
 *
 * <p>Once a person lets its scope trade again, a kill goes on for the orders that were there before, and leaves those alone that come after.
 *
 * <p>A kill that is to flatten goes on from there: central risk is asked for orders that close the positions, and asked again, less and less often, until there are none, or a person lets the scope trade again.
 */
final class KillSwitch implements Stateful {
    /** How many times as long as at first it takes between two attempts to close positions, at most. */
    private static final long MOST_REPEATS = 64;

    private final OrderScope scope = new OrderScope();
    private final Kill[] kills = new Kill[Limits.KILLS];
    private final OrderLife life;
    private final InstrumentTable<InstrumentGate> instruments;
    private final PositionTally positions;
    private final long repeatNs;
    private int active;

    KillSwitch(
            final OrderLife life,
            final InstrumentTable<InstrumentGate> instruments,
            final PositionTally positions,
            final long repeatNs) {
        this.life = life;
        this.instruments = instruments;
        this.positions = positions;
        this.repeatNs = repeatNs;
        for (int i = 0; i < kills.length; i++) {
            kills[i] = new Kill();
        }
    }

    /** One kill that is not confirmed yet, or whose positions are not closed. */
    private static final class Kill {
        private final OrderScope scope = new OrderScope();
        private long commandId;
        /** The last id of orders that it is about. */
        private long lastId;

        private boolean flatten;
        /** Its orders have ended, and positions are being closed. */
        private boolean flattening;

        private long intervalNs;
        private long repeatAtNs;
        /** Orders that have not ended; counted anew when it comes to 0. */
        private int remaining;

        boolean includes(final Order order) {
            return !flattening && order.id <= lastId && scope.includes(order);
        }
    }

    boolean isFull() {
        return active == kills.length;
    }

    /** Starts a kill; there must be room. Returns how many orders are open. */
    int start(final AdminCommandDecoder command) {
        final Kill kill = kills[active++];
        kill.scope.set(command);
        kill.commandId = command.commandId();
        kill.lastId = Long.MAX_VALUE;
        kill.flatten = command.flatten() != 0;
        kill.flattening = false;
        kill.intervalNs = repeatNs;
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
            if (order != null && !order.isEnding() && scope.includes(order) && includes(order)) {
                cancel(order);
                if (++cancelled == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(ContinuationKind.KILL, scope, order.id, 0);
                    return;
                }
            }
        }
    }

    private void cancel(final Order order) {
        if (!order.requests.isCancelling() || order.isInTheCore()) {
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
            if (instrument != null
                    && !kills[i].flattening
                    && update.orderId() <= kills[i].lastId
                    && kills[i].scope.includes(
                            update.account(), update.strategy(), update.instrument(), instrument.venue)
                    && --kills[i].remaining <= 0) {
                look(i);
            }
        }
    }

    /** Whether an order is one of those that a kill has not ended yet. */
    boolean includes(final Order order) {
        for (int i = 0; i < active; i++) {
            if (kills[i].includes(order)) {
                return true;
            }
        }
        return false;
    }

    /** Counts anew what a kill has not ended, and confirms it if that is nothing. Says whether something is left. */
    private boolean look(final int i) {
        kills[i].remaining = life.orders.countOpen(kills[i].scope, kills[i].lastId);
        if (kills[i].remaining == 0) {
            confirm(i);
            return false;
        }
        return true;
    }

    private void confirm(final int i) {
        final Kill confirmed = kills[i];
        life.out.killStatus(confirmed.commandId, KillPhase.CONFIRMED, 0);
        if (confirmed.flatten) {
            confirmed.flattening = true;
            flatten(i);
        } else {
            remove(i);
        }
    }

    /** Closes what is held in the scope, unless orders that do so are still open. */
    private void flatten(final int i) {
        final Kill kill = kills[i];
        if (positions.isFlat(kill.scope, instruments)) {
            life.out.killStatus(kill.commandId, KillPhase.FLAT, 0);
            remove(i);
        } else if (life.orders.countOpen(kill.scope) == 0) {
            life.back.goOn(ContinuationKind.FLATTEN, kill.scope, 0, kill.commandId);
        }
    }

    /** A person lets a scope trade again: what was being closed in it is closed no further, and what comes from now on is not cancelled. */
    void resume(final AdminCommandDecoder command) {
        scope.set(command);
        for (int i = active - 1; i >= 0; i--) {
            if (!kills[i].scope.isSame(scope)) {
                continue;
            }
            if (kills[i].flattening) {
                remove(i);
            } else {
                kills[i].flatten = false;
                kills[i].lastId = Math.min(kills[i].lastId, life.lastOrderId());
            }
        }
    }

    private void remove(final int i) {
        final Kill done = kills[i];
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
                repeat(kills[i], nowNs);
                if (kills[i].flattening) {
                    flatten(i);
                } else if (look(i)) {
                    life.back.goOn(ContinuationKind.KILL, kills[i].scope, 0, 0);
                }
            }
        }
    }

    /** Cancels are repeated at the same pace, closings less and less often: a market that does not take them now may not for long. */
    private void repeat(final Kill kill, final long nowNs) {
        if (kill.flattening && kill.intervalNs < MOST_REPEATS * repeatNs) {
            kill.intervalNs *= 2;
        }
        kill.repeatAtNs = nowNs + kill.intervalNs;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.section("kills", active);
        for (int i = 0; i < active; i++) {
            sink.put("commandId", kills[i].commandId);
            kills[i].scope.writeState(sink);
            sink.put("lastId", kills[i].lastId);
            sink.put("flatten", kills[i].flatten);
            sink.put("flattening", kills[i].flattening);
            sink.put("intervalNs", kills[i].intervalNs);
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
            kills[i].lastId = source.get("lastId");
            kills[i].flatten = source.getBoolean("flatten");
            kills[i].flattening = source.getBoolean("flattening");
            kills[i].intervalNs = source.get("intervalNs");
            kills[i].repeatAtNs = source.get("repeatAtNs");
            kills[i].remaining = source.getInt("remaining");
        }
    }
}
