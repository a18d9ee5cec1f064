package dev.lockstep.config;

import dev.lockstep.config.Node.Section;
import dev.lockstep.config.Node.Sequence;
import java.util.List;

/** Locates the problems a record finds in itself: at the key concerned, or at the nearest section that was written. */
final class SectionProblems implements Problems {
    private final Section section;
    private final String path;
    private final ProblemList problems;

    SectionProblems(final Section section, final String path, final ProblemList problems) {
        this.section = section;
        this.path = path;
        this.problems = problems;
    }

    @Override
    public void add(final String key, final String message) {
        Node node = section;
        String keyPath = path;
        for (final KeyPath.Step step : key.isEmpty() ? List.<KeyPath.Step>of() : KeyPath.parse(key)) {
            keyPath = step.key() == null ? KeyPath.item(keyPath, step.index()) : KeyPath.child(keyPath, step.key());
            final Node next = child(node, step);
            node = next == null ? new Section(node.at()) : next;
        }
        problems.add(node.at(), keyPath, message);
    }

    /** The value that a step leads to, or null. */
    static Node child(final Node node, final KeyPath.Step step) {
        if (step.key() != null && node instanceof Section parent) {
            final Node.Entry entry = parent.entries().get(step.key());
            return entry == null ? null : entry.value();
        }
        final boolean inside = node instanceof Sequence list
                && step.index() >= 0
                && step.index() < list.items().size();
        return inside ? ((Sequence) node).items().get(step.index()) : null;
    }
}
