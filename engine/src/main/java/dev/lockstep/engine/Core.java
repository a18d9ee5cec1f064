package dev.lockstep.engine;

import dev.lockstep.engine.execution.ExecutionStage;
import dev.lockstep.engine.feature.FeaturePlan;
import dev.lockstep.engine.feature.FeatureStage;
import dev.lockstep.engine.limit.ControlPreview;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.PreviewListener;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.risk.RiskStage;
import dev.lockstep.engine.signal.SignalStage;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.state.StateImage;
import java.util.List;

/**
 * The deterministic function at the heart of the engine: four stages, each with its own state. It reads nothing but the events it is
 * given (I1). Which threads call the stages is the topology's business.
 */
public final class Core {
    /**
     * The version of this logic: the same inputs and settings give the same outputs only within one. To be raised with every change that
     * may alter an output, a state hash or a chain.
     */
    public static final int LOGIC_VERSION = 1;

    private final FeatureStage feature;
    private final SignalStage signal;
    private final RiskStage risk;
    private final ExecutionStage execution;

    /** A fresh core. Strategies declare their features here, in their order. */
    public Core(final CoreSettings settings) {
        final FeaturePlan plan = new FeaturePlan();
        for (final StrategySlot slot : settings.strategies()) {
            slot.strategy().declare(plan.catalogFor(slot.instruments()));
        }
        feature = new FeatureStage(plan);
        signal = new SignalStage(
                settings.strategies(),
                settings.accounts(),
                plan.size(),
                settings.orders().maxOpenOrders());
        risk = riskStage(settings);
        execution = new ExecutionStage(
                settings.instance(),
                settings.risk(),
                settings.scope(),
                settings.accounts(),
                settings.venues(),
                settings.orders(),
                settings.chainSeed());
    }

    private static RiskStage riskStage(final CoreSettings settings) {
        return new RiskStage(
                settings.risk(),
                settings.scope(),
                settings.accounts(),
                settings.strategies().stream().map(StrategySlot::account).toList());
    }

    /**
     * Tries changed limits on a run without changing its history: what the core decides stays as it is, and beside each decision the same controls are asked again under the changed limits. Before
     * the first event of a run that starts from nothing, and in the inline topology only.
     *
     * @param changed the settings of this core but for limits and sizing
     * @param listener hears both verdicts
     */
    public void preview(final CoreSettings changed, final PreviewListener listener) {
        final ControlPreview preview = new ControlPreview(listener);
        risk.preview(riskStage(changed), preview);
        execution.preview(changed.risk(), changed.scope(), preview);
    }

    /** Lets auditors hear of every control that looks at an order: of those of central risk, and of those of the gate. On the threads of the stages. */
    public void trace(final ControlTrace ofRisk, final ControlTrace ofGate) {
        risk.trace(ofRisk);
        execution.trace(ofGate);
    }

    /** The stages along the ring. */
    public List<Stage> stages() {
        return List.of(feature, signal, risk, execution);
    }

    /** The feature stage. */
    public FeatureStage feature() {
        return feature;
    }

    /** The signal stage. */
    public SignalStage signal() {
        return signal;
    }

    /** The risk stage. */
    public RiskStage risk() {
        return risk;
    }

    /** The execution stage. */
    public ExecutionStage execution() {
        return execution;
    }

    /** The state of every stage, in their order; only while no event is under way. */
    public List<StateImage> images() {
        return stages().stream().map(StateImage::of).toList();
    }

    /**
     * Restores a fresh core with the same settings.
     *
     * @param images as {@link #images} gave them
     */
    public void restore(final List<StateImage> images) {
        final List<Stage> stages = stages();
        for (int i = 0; i < stages.size(); i++) {
            images.get(i).restore(stages.get(i));
        }
    }
}
