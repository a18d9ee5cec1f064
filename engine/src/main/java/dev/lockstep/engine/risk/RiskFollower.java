package dev.lockstep.engine.risk;

import dev.lockstep.engine.limit.ControlPreview;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import dev.lockstep.engine.ring.Slot;

/** Leads a stage under changed limits along a run: it learns what the deciding stage learns, judges what that has judged, and reserves what that has approved. Its losses and trading states are those of the changed limits. */
final class RiskFollower {
    private final RiskStage changed;
    private final ControlPreview preview;
    private final RiskDecision again = new RiskDecision();
    private final RiskSection alerts = new RiskSection();

    RiskFollower(final RiskStage changed, final ControlPreview preview) {
        this.changed = changed;
        this.preview = preview;
    }

    /** Behind the deciding stage, before the next one sees the event. */
    void follow(final Slot slot) {
        changed.beginFollowing(slot);
        final RiskSection ofRun = slot.risk();
        for (int i = 0; i < ofRun.count(); i++) {
            final RiskDecision decision = ofRun.decision(i);
            again.askAgain(decision);
            changed.judge(again);
            preview.judged(decision, again);
            if (decision.approved()) {
                changed.reserve(decision, slot);
            }
        }
        changed.endFollowing(alerts);
    }
}
