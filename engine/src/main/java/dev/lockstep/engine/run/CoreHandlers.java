package dev.lockstep.engine.run;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.execution.ExecutionStage;
import dev.lockstep.engine.feature.FeatureStage;
import dev.lockstep.engine.ring.SlotHandler;
import dev.lockstep.engine.ring.Stage;
import dev.lockstep.engine.risk.RiskStage;
import dev.lockstep.engine.signal.SignalStage;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The stages of a core as handlers, each followed by the loader of its state image. Each has a lambda of its own that names the stage's class: so
 * the compiler knows whom it calls and can inline the stage, which it could not behind one call shared by all four.
 */
final class CoreHandlers {
    private CoreHandlers() {}

    static List<NamedHandler> of(final Core core) {
        final FeatureStage feature = core.feature();
        final SignalStage signal = core.signal();
        final RiskStage risk = core.risk();
        final ExecutionStage execution = core.execution();
        return List.of(
                handler(dev.lockstep.codecs.sbe.Stage.FEATURE, feature, loader -> slot -> {
                    feature.onEvent(slot);
                    loader.onEvent(slot);
                }),
                handler(dev.lockstep.codecs.sbe.Stage.SIGNAL, signal, loader -> slot -> {
                    signal.onEvent(slot);
                    loader.onEvent(slot);
                }),
                handler(dev.lockstep.codecs.sbe.Stage.RISK, risk, loader -> slot -> {
                    risk.onEvent(slot);
                    loader.onEvent(slot);
                }),
                handler(dev.lockstep.codecs.sbe.Stage.EXECUTION, execution, loader -> slot -> {
                    execution.onEvent(slot);
                    loader.onEvent(slot);
                }));
    }

    private static NamedHandler handler(
            final dev.lockstep.codecs.sbe.Stage id,
            final Stage stage,
            final Function<ImageLoader, SlotHandler> followedBy) {
        return new NamedHandler(id.name().toLowerCase(Locale.ROOT), followedBy.apply(new ImageLoader(stage, id)));
    }
}
