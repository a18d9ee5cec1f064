package dev.lockstep.config;

import dev.lockstep.config.Node.Entry;
import dev.lockstep.config.Node.Scalar;
import dev.lockstep.config.Node.Section;
import dev.lockstep.config.Node.Sequence;
import java.util.List;

/**
 * Writes {@code path.to.key=value} overrides into the nodes of a file, in order. Nothing is known of types here: a path
 * that the records do not have becomes an unknown key, which the binder reports at the override.
 */
final class Overrides {
    private final ProblemList problems;

    Overrides(final ProblemList problems) {
        this.problems = problems;
    }

    void apply(final Section root, final List<String> overrides) {
        for (final String override : overrides) {
            final Location at = Location.of("--set " + Texts.masked(override));
            final int equals = pathEnd(override);
            if (equals < 0) {
                problems.add(at, "", "an override has the form path.to.key=value");
                continue;
            }
            try {
                final List<KeyPath.Step> steps =
                        KeyPath.parse(override.substring(0, equals).strip());
                final Node value = YamlReader.readValue(at, override.substring(equals + 1), problems);
                if (value != null) {
                    put(root, steps, value);
                }
            } catch (final IllegalArgumentException e) {
                problems.add(at, "", e.getMessage());
            }
        }
    }

    /** The first equals sign outside of quotes, or -1. */
    private static int pathEnd(final String override) {
        boolean quoted = false;
        for (int i = 0; i < override.length(); i++) {
            quoted ^= override.charAt(i) == '"';
            if (override.charAt(i) == '=' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void put(final Section root, final List<KeyPath.Step> steps, final Node value) {
        Node parent = root;
        String path = "";
        for (int i = 0; i < steps.size(); i++) {
            final KeyPath.Step step = steps.get(i);
            final String parentPath = path;
            path = step.key() == null ? KeyPath.item(path, step.index()) : KeyPath.child(path, step.key());
            final Node next = i == steps.size() - 1 ? value : null;
            parent = step.key() == null
                    ? item(parent, parentPath, step.index(), next, value.at())
                    : entry(parent, parentPath, step.key(), next, value.at());
            if (parent == null) {
                return;
            }
        }
    }

    /** Puts the value, or where there is none steps into the section under the key, which it creates if need be. */
    private Node entry(
            final Node parent, final String parentPath, final String key, final Node value, final Location at) {
        if (!(parent instanceof Section section)) {
            problems.add(at, parentPath, "is " + parent.noun() + " and has no key " + Texts.shown(key));
            return null;
        }
        final Entry old = section.entries().get(key);
        if (value == null && old != null && !(old.value() instanceof Scalar scalar && scalar.isNull())) {
            return old.value();
        }
        final Node node = value != null ? value : new Section(at);
        section.entries().put(key, new Entry(at, node));
        return node;
    }

    /** As for an entry, but only for positions that are there. */
    private Node item(
            final Node parent, final String parentPath, final int index, final Node value, final Location at) {
        if (!(parent instanceof Sequence sequence)) {
            problems.add(at, parentPath, "is " + parent.noun() + ", not a list, and has no position " + index);
            return null;
        }
        final int size = sequence.items().size();
        if (index >= size) {
            problems.add(
                    at, parentPath, "has " + size + " items, from [0]; [" + index + "] is not one; set the whole list");
            return null;
        }
        if (value != null) {
            sequence.items().set(index, value);
        }
        return sequence.items().get(index);
    }
}
