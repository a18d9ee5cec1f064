package dev.lockstep.ops.orders;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.StateImageDecoder;
import dev.lockstep.engine.limit.PreviewListener;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.ring.Verdict;
import dev.lockstep.journal.Retold;
import dev.lockstep.ops.ControlUnits;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.RunReplay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed limits would have made of the orders of a run that goes on as it did. */
public final class LimitTrial implements PreviewListener {
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final Map<OrderAction, Long> asked = new EnumMap<>(OrderAction.class);
    private final Map<DenialCode, Long> newlyDenied = new EnumMap<>(DenialCode.class);
    private final Map<DenialCode, Long> newlyPassed = new EnumMap<>(DenialCode.class);
    private final List<TriedOrder> first = new ArrayList<>();
    /** Orders whose gate comes later, or came, by id. */
    private final Map<Long, Asked> orders = new HashMap<>();
    /** What was asked on the present event, by order and action, in its order. */
    private final Map<String, Question> present = new LinkedHashMap<>();

    private final RunNames names;
    private final int listed;
    private boolean startsFromState;
    private long deniedOtherwise;
    private long gateUnknown;
    private Retold told;

    /** Who asked for an order, and whether the changed limits had denied it already. */
    private record Asked(int strategy, int account, int instrument, boolean isGone) {}

    /** Both verdicts on one order, put together from those of central risk and the gate. */
    private static final class Question {
        private final OrderAction action;
        private final long orderId;
        private DenialCode ofRun = DenialCode.NONE;
        private DenialCode changed = DenialCode.NONE;
        private long value;
        private long limit;
        private boolean isJudged;
        private boolean isGateAsked;

        Question(final OrderAction action, final long orderId) {
            this.action = action;
            this.orderId = orderId;
        }

        void take(final Verdict inTheRun, final Verdict underChanged) {
            // The first denial is the one that counts.
            if (ofRun == DenialCode.NONE) {
                ofRun = inTheRun.denial;
            }
            if (changed == DenialCode.NONE) {
                changed = underChanged.denial;
                final Verdict told = changed != DenialCode.NONE ? underChanged : inTheRun;
                value = changed != DenialCode.NONE || inTheRun.denial != DenialCode.NONE ? told.deniedValue : value;
                limit = changed != DenialCode.NONE || inTheRun.denial != DenialCode.NONE ? told.deniedLimit : limit;
            }
        }
    }

    private LimitTrial(final RunReplay replay, final int listed) {
        names = new RunNames(replay.config());
        this.listed = listed;
    }

    /**
     * Tries changed limits.
     *
     * @param replay of the run with its own configuration
     * @param overrides that change limits or sizing
     * @param listed differences that are kept, the first ones
     */
    public static LimitTrial of(
            final RunReplay replay, final List<String> overrides, final int listed, final Progress progress) {
        final LimitTrial trial = new LimitTrial(replay, listed);
        replay.preview(overrides, trial);
        trial.told = replay.tell(trial::onEvent, progress);
        return trial;
    }

    @Override
    public void judged(
            final OrderAction action,
            final long orderId,
            final Verdict ofRun,
            final Verdict changed,
            final long quantity) {
        if (action != OrderAction.CANCEL) {
            final Question question = question(action, orderId);
            question.isJudged = true;
            question.take(ofRun, changed);
        }
    }

    @Override
    public void askedTheGate(final OrderAction action, final long orderId, final Verdict ofRun, final Verdict changed) {
        final Question question = question(action, orderId);
        question.isGateAsked = true;
        question.take(ofRun, changed);
    }

    private Question question(final OrderAction action, final long orderId) {
        return present.computeIfAbsent(action + " " + orderId, key -> new Question(action, orderId));
    }

    private void onEvent(final Slot slot) {
        startsFromState |= slot.templateId() == StateImageDecoder.TEMPLATE_ID;
        if (slot.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            slot.decode(definition);
            names.define(definition);
        }
        for (int i = 0; i < slot.risk().count(); i++) {
            final RiskDecision decision = slot.risk().decision(i);
            if (decision.action == OrderAction.NEW) {
                orders.put(
                        decision.orderId, new Asked(decision.strategy, decision.account, decision.instrument, false));
            }
        }
        for (final Question question : present.values()) {
            answer(question, slot);
        }
        present.clear();
    }

    private void answer(final Question question, final Slot slot) {
        final Asked of = orders.getOrDefault(question.orderId, new Asked(-1, 0, -1, false));
        if (question.isJudged) {
            asked.merge(question.action, 1L, Long::sum);
        } else if (of.isGone()) {
            return;
        }
        final TriedOrder order = new TriedOrder(
                slot.sequence(),
                slot.timeNs(),
                question.action,
                question.orderId,
                names.strategy(of.strategy()),
                names.instrument(of.instrument()),
                of.account(),
                of.instrument(),
                question.ofRun,
                question.changed,
                question.value,
                question.limit,
                question.ofRun != DenialCode.NONE && question.changed == DenialCode.NONE && !question.isGateAsked);
        if (question.action == OrderAction.NEW && question.changed != DenialCode.NONE) {
            orders.put(question.orderId, new Asked(of.strategy(), of.account(), of.instrument(), true));
        }
        count(order);
    }

    private void count(final TriedOrder order) {
        if (order.isNewlyDenied()) {
            newlyDenied.merge(order.changed(), 1L, Long::sum);
        } else if (order.isNewlyPassed()) {
            newlyPassed.merge(order.ofRun(), 1L, Long::sum);
            gateUnknown += order.isGateUnknown() ? 1 : 0;
        } else if (order.isDeniedOtherwise()) {
            deniedOtherwise++;
        } else {
            return;
        }
        if (first.size() < listed) {
            first.add(order);
        }
    }

    /** New orders or replaces that central risk was asked about. */
    public long asked(final OrderAction action) {
        return asked.getOrDefault(action, 0L);
    }

    /** Orders that only the changed limits deny, by the code with which they do. */
    public Map<DenialCode, Long> newlyDenied() {
        return newlyDenied;
    }

    /** Orders that only the run denied, by the code with which it did. */
    public Map<DenialCode, Long> newlyPassed() {
        return newlyPassed;
    }

    /** Orders that both deny, for different reasons. */
    public long deniedOtherwise() {
        return deniedOtherwise;
    }

    /** Of those that only the run denied: how many the gate could not be asked about. */
    public long gateUnknown() {
        return gateUnknown;
    }

    /** The first differences. */
    public List<TriedOrder> first() {
        return first;
    }

    /** Whether the run starts from a state, of which the changed limits know nothing. */
    public boolean startsFromState() {
        return startsFromState;
    }

    /** How far the run could be followed. */
    public Retold told() {
        return told;
    }

    /** The value of a difference in its control's unit. */
    public String value(final TriedOrder order) {
        return text(order, order.value());
    }

    /** The limit of a difference in its control's unit. */
    public String limit(final TriedOrder order) {
        return text(order, order.limit());
    }

    /** What value and limit are stated in; empty if that needs no word. */
    public String unit(final TriedOrder order) {
        return names.isDefined(order.instrumentIndex()) ? units(order).unit(code(order)) : "";
    }

    private String text(final TriedOrder order, final long value) {
        return names.isDefined(order.instrumentIndex()) ? units(order).value(code(order), value) : Long.toString(value);
    }

    private static DenialCode code(final TriedOrder order) {
        return order.changed() != DenialCode.NONE ? order.changed() : order.ofRun();
    }

    private ControlUnits units(final TriedOrder order) {
        return new ControlUnits(names.units(order.account(), order.instrumentIndex()));
    }
}
