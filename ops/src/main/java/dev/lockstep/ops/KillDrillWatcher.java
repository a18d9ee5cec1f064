package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.engine.gateway.GuardedVenue;
import dev.lockstep.engine.gateway.Kill;
import dev.lockstep.engine.gateway.KillProgress;
import dev.lockstep.engine.gateway.VenueProgress;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.portfolio.AccountSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One kill of a drill, seen from inside the run: waits until enough orders work at the venues, kills, and watches until nothing is open any more by the venues' own counts and
 * by the word of who killed; then ends the run.
 */
final class KillDrillWatcher implements RunWatcher, AutoCloseable {
    private static final String PERSON = "drill";
    private static final long NOT_YET = -1;

    private enum Phase {
        FILLING,
        KILLED
    }

    private final KillCommand command = new KillCommand(PERSON);
    private final KillTrigger trigger;
    private final KillDrillSettings settings;
    private final int strategy;
    private final AccountSettings account;
    private final StopSignal interrupt;
    private final StopSignal stop;
    private Phase phase = Phase.FILLING;
    private RunSession session;
    private KillOutputs outputs;
    private Kill kill;
    private boolean[] trades;
    /** By venue, ids of the orders that were open there when the kill came. */
    private long[][] found;
    /** By venue, ids of those of them that were open there no more when the drill was over. */
    private long[][] ended;

    private long[] emptyNs;
    private long startNs;
    private long killNs;
    private KillDrillResult result;

    /**
     * A kill to come.
     *
     * @param strategy index of the one that rests orders for the drill
     * @param account that it trades on, the first one
     * @param interrupt ends the drill
     * @param stop ends the run
     */
    KillDrillWatcher(
            final KillTrigger trigger,
            final KillDrillSettings settings,
            final int strategy,
            final AccountSettings account,
            final StopSignal interrupt,
            final StopSignal stop) {
        this.trigger = trigger;
        this.settings = settings;
        this.strategy = strategy;
        this.account = account;
        this.interrupt = interrupt;
        this.stop = stop;
    }

    @Override
    public List<LiveSource> commands() {
        return List.of(command);
    }

    @Override
    public void started(final RunSession started) {
        session = started;
        final int venues = session.desks().size();
        outputs = new KillOutputs(session.runDirectory(), session.instruments(), venues, strategy, account);
        startNs = nowNs();
        found = new long[venues][];
        ended = new long[venues][];
        emptyNs = new long[venues];
        Arrays.fill(emptyNs, NOT_YET);
        trades = new boolean[venues];
        for (int i = 0; i < session.instruments().size(); i++) {
            trades[session.instruments().terms(i).venue()] = true;
        }
    }

    private long nowNs() {
        return session.clock().nowNs();
    }

    @Override
    public void afterRound() {
        if (interrupt.get() != null) {
            stop.request(interrupt.get());
        }
        if (stop.get() != null) {
            return;
        }
        outputs.read();
        if (phase == Phase.FILLING) {
            fill();
        } else {
            watch();
        }
    }

    private void fill() {
        final long elapsedNs = nowNs() - startNs;
        if (elapsedNs >= settings.after().toNanos() && isFilled()) {
            killNow();
        } else if (elapsedNs >= settings.after().plus(settings.timeout()).toNanos()) {
            final String denials = outputs.denials();
            end("only " + openOrders() + " of " + settings.orders()
                    + " orders work, or none at one of the venues, after "
                    + settings.timeout().toSeconds() + " s; of the drill's own orders "
                    + (denials.isEmpty() ? "none was denied" : denials));
        }
    }

    private boolean isFilled() {
        for (int i = 0; i < trades.length; i++) {
            if (trades[i] && openAt(i) == 0) {
                return false;
            }
        }
        return openOrders() >= settings.orders();
    }

    private int openAt(final int venue) {
        return session.desks().get(venue).venue().openOrders();
    }

    private int openOrders() {
        int open = 0;
        for (int i = 0; i < trades.length; i++) {
            open += openAt(i);
        }
        return open;
    }

    private void killNow() {
        for (int i = 0; i < found.length; i++) {
            found[i] = session.desks().get(i).venue().openOrderIds();
        }
        phase = Phase.KILLED;
        killNs = nowNs();
        if (trigger == KillTrigger.EVENT) {
            command.give();
        } else {
            kill = session.killSwitch().latch().set(PERSON, "kill-switch drill");
            killNs = kill.setNs();
        }
    }

    private void watch() {
        final long nowNs = nowNs();
        for (int i = 0; i < emptyNs.length; i++) {
            // One that was on its way may come later.
            emptyNs[i] = openAt(i) > 0 ? NOT_YET : emptyNs[i] == NOT_YET ? nowNs : emptyNs[i];
        }
        if (isConfirmed()) {
            end("");
        } else if (nowNs - killNs >= settings.timeout().toNanos()) {
            end(
                    hasWord()
                            ? ""
                            : trigger == KillTrigger.EVENT
                                    ? "the core has not confirmed"
                                    : "the latch has not confirmed");
        }
    }

    private boolean isConfirmed() {
        return hasWord() && Arrays.stream(emptyNs).allMatch(timeNs -> timeNs != NOT_YET);
    }

    private boolean hasWord() {
        return trigger == KillTrigger.EVENT
                ? outputs.confirmedNs() != NOT_YET
                : session.killSwitch().isConfirmed(kill);
    }

    private void end(final String problem) {
        result = resultNow(problem);
        stop.request(EndReason.STOP_REQUESTED);
    }

    private KillDrillResult resultNow(final String problem) {
        for (int i = 0; phase == Phase.KILLED && i < found.length; i++) {
            ended[i] = withoutOpen(found[i], i);
        }
        final boolean confirmed = phase == Phase.KILLED && isConfirmed();
        final List<VenueDrill> venues = new ArrayList<>();
        long lastNs = killNs;
        if (phase == Phase.KILLED) {
            for (int i = 0; i < found.length; i++) {
                venues.add(venue(i));
                lastNs = Math.max(lastNs, emptyNs[i]);
            }
            lastNs = Math.max(lastNs, wordNs());
        }
        return new KillDrillResult(
                trigger,
                session.runDirectory().path(),
                confirmed,
                confirmed ? lastNs - killNs : NOT_YET,
                problem,
                List.copyOf(venues));
    }

    /** When who killed said that nothing is open. */
    private long wordNs() {
        return trigger == KillTrigger.EVENT
                ? outputs.confirmedNs()
                : killNs + (hasWord() ? session.killSwitch().progress().confirmedAfterNs() : 0);
    }

    private VenueDrill venue(final int index) {
        final GuardedVenue guarded = session.desks().get(index).guarded();
        final KillProgress progress = session.killSwitch().progress();
        CancelCount byLatch = CancelCount.NONE;
        long firstNs = outputs.firstCancelNs(index);
        // There is none if the canceller's thread never looked.
        if (trigger == KillTrigger.LATCH && progress != null) {
            final VenueProgress seen = progress.venues().get(index);
            byLatch = new CancelCount(seen.cancels(), seen.repeats());
            firstNs = earlier(firstNs, seen.firstCancelNs());
        }
        return new VenueDrill(
                guarded.name(),
                found[index].length,
                OrderEnds.NONE,
                openAt(index),
                guarded.orders().open(),
                outputs.cancels(index),
                byLatch,
                firstNs == 0 ? NOT_YET : firstNs - killNs,
                emptyNs[index] == NOT_YET ? NOT_YET : emptyNs[index] - killNs);
    }

    /** Of two times of which 0 means never. */
    private static long earlier(final long oneNs, final long otherNs) {
        return oneNs == 0 || otherNs == 0 ? Math.max(oneNs, otherNs) : Math.min(oneNs, otherNs);
    }

    /** What came of it, once the run has ended. */
    KillDrillResult result() {
        if (result == null) {
            result = resultNow(
                    phase == Phase.FILLING ? "the run ended before enough orders worked" : "the run ended early");
        }
        return result.hasKilled() ? withEnds(result) : result;
    }

    /** What the end of the run cancels is none of the drill's. */
    private long[] withoutOpen(final long[] orderIds, final int venue) {
        final long[] open = session.desks().get(venue).venue().openOrderIds();
        Arrays.sort(open);
        return Arrays.stream(orderIds)
                .filter(id -> Arrays.binarySearch(open, id) < 0)
                .toArray();
    }

    /** A report may be on its way to the ring when its order is known to have ended: so all that came until the run's end are read. */
    private KillDrillResult withEnds(final KillDrillResult seen) {
        final OrderEndReader reader = new OrderEndReader(session.runDirectory());
        final List<VenueDrill> venues = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            venues.add(seen.venues().get(i).with(reader.of(ended[i])));
        }
        return new KillDrillResult(
                seen.trigger(),
                seen.directory(),
                seen.confirmed(),
                seen.confirmedAfterNs(),
                seen.problem(),
                List.copyOf(venues));
    }

    /** What is known of it if the run has failed: no kill of such a run is confirmed, and what its journals hold is left to those who look into the failure. */
    KillDrillResult failed(final Throwable cause) {
        if (session == null) {
            return new KillDrillResult(
                    trigger, null, false, NOT_YET, "the run did not start: " + cause.getMessage(), List.of());
        }
        final KillDrillResult seen = resultNow("the run failed: " + cause.getMessage());
        return new KillDrillResult(trigger, seen.directory(), false, NOT_YET, seen.problem(), seen.venues());
    }

    @Override
    public void close() {
        if (outputs != null) {
            outputs.close();
        }
    }
}
