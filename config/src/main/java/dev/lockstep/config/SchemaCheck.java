package dev.lockstep.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a loader would meet only later, or never: components without a description and defaults that do not bind.
 */
final class SchemaCheck {
    private final List<String> faults = new ArrayList<>();
    private final Set<RecordSchema> seen = new HashSet<>();

    private SchemaCheck() {}

    /**
     * Checks a record and all that it leads to.
     *
     * @throws IllegalArgumentException with all faults
     */
    static void check(final RecordSchema root) {
        final SchemaCheck check = new SchemaCheck();
        check.visit(root);
        if (!check.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), check.faults));
        }
    }

    private void visit(final RecordSchema schema) {
        if (!seen.add(schema)) {
            return;
        }
        for (final RecordSchema.Key key : schema.keys()) {
            final String name = schema.type().getSimpleName() + "." + key.name();
            if (key.doc() == null || key.doc().isBlank()) {
                faults.add(name + " needs @Doc, for the reference");
            }
            if (key.defaultText() != null && !(key.shape() instanceof Shape.Variant)) {
                checkDefault(key, name);
            }
            follow(key.shape());
        }
    }

    /** The default of a variant is left to the loader, since its record is not known here. */
    private void checkDefault(final RecordSchema.Key key, final String name) {
        final ProblemList problems = new ProblemList();
        new Binder(problems).fallback(key, key.shape(), name);
        try {
            problems.throwIfAny();
        } catch (final ConfigException e) {
            faults.add(e.getMessage());
        }
    }

    private void follow(final Shape shape) {
        if (shape instanceof Shape.Nested nested) {
            visit(nested.schema());
        } else if (shape instanceof Shape.Variant variant) {
            variant.variants().byName().values().forEach(this::visit);
        } else if (shape instanceof Shape.ListOf list) {
            follow(list.item());
        } else if (shape instanceof Shape.MapOf map) {
            follow(map.value());
        } else if (shape instanceof Shape.OptionalOf optional) {
            follow(optional.value());
        }
    }
}
