package dev.lockstep.engine.run;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.ring.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The stages of a core as handlers, each behind the loader of its state image. */
final class CoreHandlers {
    private CoreHandlers() {}

    static List<NamedHandler> of(final Core core) {
        final List<NamedHandler> handlers = new ArrayList<>();
        final List<Stage> stages = core.stages();
        for (int i = 0; i < stages.size(); i++) {
            final var id = dev.lockstep.codecs.sbe.Stage.get((short) i);
            handlers.add(new NamedHandler(id.name().toLowerCase(Locale.ROOT), new ImageLoader(stages.get(i), id)));
        }
        return handlers;
    }
}
