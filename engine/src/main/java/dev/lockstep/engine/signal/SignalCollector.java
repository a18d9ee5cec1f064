package dev.lockstep.engine.signal;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.feature.FeatureHandle;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.SignalSection;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.StrategyContext;
import java.util.Objects;

/** The context of whichever strategy has its turn: answers from the stage's own state and collects signals into the slot. */
final class SignalCollector implements StrategyContext {
    private final InstrumentTable<InstrumentSignals> instruments;
    private final IdQueue timers;
    private final DueTimers due;
    private final ChainedSignals chains;
    private final OrderSpec order = new OrderSpec();
    private int epoch;
    private long instantNs;
    private int ticksAtInstant;
    private Slot slot;
    private int strategy;
    private int generation;
    private int signalsBefore;
    private FaultKind fault;

    SignalCollector(
            final InstrumentTable<InstrumentSignals> instruments,
            final IdQueue timers,
            final DueTimers due,
            final ChainedSignals chains) {
        this.chains = chains;
        this.due = due;
        this.instruments = instruments;
        this.timers = timers;
    }

    /** Counts the clock ticks of one instant: over history, time stands still while they go on. */
    void countTick() {
        ticksAtInstant = slot.timeNs() == instantNs ? ticksAtInstant + 1 : 1;
        instantNs = slot.timeNs();
    }

    void writeState(final StateSink sink) {
        sink.put("instantNs", instantNs);
        sink.put("ticksAtInstant", ticksAtInstant);
    }

    void readState(final StateSource source) {
        instantNs = source.get("instantNs");
        ticksAtInstant = source.getInt("ticksAtInstant");
    }

    int epoch() {
        return epoch;
    }

    void epoch(final int ofRun) {
        epoch = ofRun;
    }

    void begin(final Slot current) {
        slot = current;
    }

    void enter(final int index) {
        enter(index, 0);
    }

    void enter(final int index, final int loopbackGeneration) {
        strategy = index;
        generation = loopbackGeneration;
        signalsBefore = slot.signals().count();
        fault = null;
    }

    /** Notes the first thing that went wrong in this turn. */
    void fault(final FaultKind kind) {
        if (fault == null) {
            fault = kind;
        }
    }

    /** Ends the turn; takes back its signals and says why if it failed, else null. */
    FaultKind leave() {
        if (fault != null) {
            slot.signals().truncate(signalsBefore);
        }
        return fault;
    }

    @Override
    public long nowNs() {
        return slot.timeNs();
    }

    @Override
    public InstrumentTerms terms(final int instrument) {
        known(instrument);
        return instruments.terms(instrument);
    }

    @Override
    public BookStatus bookStatus(final int instrument) {
        return known(instrument).status;
    }

    @Override
    public long bidPrice(final int instrument) {
        return known(instrument).bidPrice;
    }

    @Override
    public long bidQuantity(final int instrument) {
        return known(instrument).bidQuantity;
    }

    @Override
    public long askPrice(final int instrument) {
        return known(instrument).askPrice;
    }

    @Override
    public long askQuantity(final int instrument) {
        return known(instrument).askQuantity;
    }

    @Override
    public boolean hasBid(final int instrument) {
        return known(instrument).bidQuantity >= 0;
    }

    @Override
    public boolean hasAsk(final int instrument) {
        return known(instrument).askQuantity >= 0;
    }

    @Override
    public double feature(final FeatureHandle handle, final int instrument) {
        return known(instrument).features[handle.index()];
    }

    @Override
    public boolean isReady(final FeatureHandle handle, final int instrument) {
        return (known(instrument).readyFeatures & (1 << handle.index())) != 0;
    }

    @Override
    public long position(final int instrument) {
        return known(instrument).positions[strategy].net();
    }

    @Override
    public OrderSpec order(final int instrument, final Side side) {
        known(instrument);
        return order.start(instrument, Objects.requireNonNull(side, "side"));
    }

    @Override
    public long submit(final OrderSpec wanted) {
        known(wanted.instrument);
        Objects.requireNonNull(wanted.side, "side");
        Objects.requireNonNull(wanted.type, "type");
        Objects.requireNonNull(wanted.timeInForce, "timeInForce");
        Objects.requireNonNull(wanted.triggerSource, "triggerSource");
        Objects.requireNonNull(wanted.offsetUnit, "offsetUnit");
        Objects.requireNonNull(wanted.link, "link");
        final SignalSection signals = room();
        final long orderId = OrderIds.of(epoch, slot.sequence(), signals.count());
        signals.add(OrderAction.NEW, strategy, orderId).copy(wanted);
        return orderId;
    }

    @Override
    public void replace(final long orderId, final long price, final long quantity, final long triggerPrice) {
        final OrderSpec wanted =
                room().add(OrderAction.REPLACE, strategy, orderId).start(-1, null);
        wanted.price = price;
        wanted.quantity = quantity;
        wanted.triggerPrice = triggerPrice;
    }

    @Override
    public void cancel(final long orderId) {
        room().add(OrderAction.CANCEL, strategy, orderId).start(-1, null);
    }

    /** Where one more signal of this turn may go. */
    private SignalSection room() {
        if (generation >= Limits.LOOPBACK_GENERATIONS || (generation > 1 && !chains.allow(strategy))) {
            fault(FaultKind.RUNAWAY_LOOPBACK);
            throw new IllegalStateException(
                    "a chain of order updates and signals at one instant does not end, or grows too wide");
        }
        final SignalSection signals = slot.signals();
        if (signals.isFull()) {
            fault(FaultKind.TOO_MANY_SIGNALS);
            throw new IllegalStateException("more than " + Limits.SIGNALS_PER_EVENT + " signals on one event");
        }
        return signals;
    }

    @Override
    public void schedule(final int timerId, final long deadlineNs) {
        if (timerId < 0 || deadlineNs < 0 || deadlineNs == Deadline.NONE) {
            throw new IllegalArgumentException("timer " + timerId + " at " + deadlineNs
                    + " ns: ids start at 0, and deadlines are times since the epoch");
        }
        if (deadlineNs <= nowNs() && ticksAtInstant > Limits.TICKS_AT_ONE_INSTANT) {
            fault(FaultKind.RUNAWAY_LOOPBACK);
            throw new IllegalStateException("a chain of timers and ticks at one instant does not end");
        }
        arm(timerKey(strategy, timerId), deadlineNs);
    }

    @Override
    public void cancelTimer(final int timerId) {
        arm(timerKey(strategy, timerId), Deadline.NONE);
    }

    private void arm(final long timer, final long deadlineNs) {
        due.forget(timer);
        timers.put(timer, deadlineNs);
    }

    private InstrumentSignals known(final int instrument) {
        final InstrumentSignals found = instruments.find(instrument);
        if (found == null) {
            throw new IllegalArgumentException(
                    "instrument " + instrument + " is not defined; there are " + instruments.size() + ", from 0");
        }
        return found;
    }

    private static long timerKey(final int strategy, final int timerId) {
        return ((long) strategy << Integer.SIZE) | timerId;
    }

    static int timerStrategy(final long key) {
        return (int) (key >>> Integer.SIZE);
    }

    static int timerId(final long key) {
        return (int) key;
    }
}
