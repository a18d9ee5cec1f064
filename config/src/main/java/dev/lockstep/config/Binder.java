package dev.lockstep.config;

import dev.lockstep.config.Node.Entry;
import dev.lockstep.config.Node.Kind;
import dev.lockstep.config.Node.Scalar;
import dev.lockstep.config.Node.Section;
import dev.lockstep.config.Node.Sequence;
import dev.lockstep.config.ScalarType.WrongForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds nodes to records. Null stands for a value that could not be bound and has been reported; binding goes on beside
 * it, so that all problems come together, while records that would hold it are not constructed. A record that breaks a
 * rule is reported, too, and stands all the same, so that the rules of the record around it are looked at.
 */
final class Binder {
    private final ProblemList problems;

    Binder(final ProblemList problems) {
        this.problems = problems;
    }

    Record bindRoot(final RecordSchema schema, final Section root) {
        final Record bound = record(schema, root, "");
        if (problems.count() == 0 && bound instanceof Validated validated) {
            validated.validateSound(new SectionProblems(root, "", problems));
        }
        return bound;
    }

    private Record record(final RecordSchema schema, final Section section, final String path) {
        final Set<String> misspelt = reportUnknownKeys(schema, section, path);
        final List<RecordSchema.Key> keys = schema.keys();
        final Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(keys.get(i).shape() instanceof Shape.Variant)) {
                values[i] = component(keys.get(i), keys.get(i).shape(), section, path, misspelt);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (keys.get(i).shape() instanceof Shape.Variant variant) {
                final Shape chosen = chosen(variant, keys.get(variant.by()), values[variant.by()], section, path);
                values[i] = chosen == null ? null : component(keys.get(i), chosen, section, path, misspelt);
            }
        }
        for (final Object value : values) {
            if (value == null) {
                return null;
            }
        }
        return construct(schema, values, section, path);
    }

    /** Gives the keys that the unknown ones seem to mean, so that what is misspelt is not reported as missing too. */
    private Set<String> reportUnknownKeys(final RecordSchema schema, final Section section, final String path) {
        final List<String> known = schema.keyNames();
        final Set<String> misspelt = new HashSet<>();
        section.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(entry.keyAt(), KeyPath.child(path, key), "unknown key" + Texts.hint(key, known));
                Texts.nearest(key, known).ifPresent(misspelt::add);
            }
        });
        return misspelt;
    }

    /** The record that the sibling names, as a nested section. */
    private Shape chosen(
            final Shape.Variant variant,
            final RecordSchema.Key sibling,
            final Object siblingValue,
            final Section section,
            final String path) {
        if (siblingValue == null) {
            return null;
        }
        final String name = siblingValue instanceof Enum<?> constant ? Texts.nameOf(constant) : siblingValue.toString();
        final Map<String, RecordSchema> byName = variant.variants().byName();
        if (byName.containsKey(name)) {
            return new Shape.Nested(byName.get(name));
        }
        final Entry entry = section.entries().get(sibling.name());
        problems.add(
                entry == null ? section.at() : entry.value().at(),
                KeyPath.child(path, sibling.name()),
                "unknown type " + Texts.shown(name) + Texts.hint(name, byName.keySet()));
        return null;
    }

    private Object component(
            final RecordSchema.Key key,
            final Shape shape,
            final Section section,
            final String parentPath,
            final Set<String> misspelt) {
        final String path = KeyPath.child(parentPath, key.name());
        final Entry entry = section.entries().get(key.name());
        if (entry != null) {
            return value(shape, entry.value(), path);
        }
        if (misspelt.contains(key.name())) {
            return null;
        }
        return key.defaultText() != null ? fallback(key, shape, path) : absent(shape, section, path);
    }

    /** The default of a key, read as the file is. */
    Object fallback(final RecordSchema.Key key, final Shape shape, final String path) {
        final Node node = YamlReader.readValue(Location.of("@Default"), key.defaultText(), problems);
        return node == null ? null : value(shape, node, path);
    }

    private Object absent(final Shape shape, final Section section, final String path) {
        if (shape instanceof Shape.OptionalOf) {
            return Optional.empty();
        }
        if (shape instanceof Shape.ListOf) {
            return List.of();
        }
        if (shape instanceof Shape.MapOf) {
            return Map.of();
        }
        if (shape instanceof Shape.Nested nested && Defaults.complete(nested.schema())) {
            return record(nested.schema(), new Section(section.at()), path);
        }
        problems.add(section.at(), path, "a required key is missing; it takes " + shape.expected());
        return null;
    }

    private Object value(final Shape shape, final Node node, final String path) {
        if (node instanceof Scalar scalar && scalar.kind() == Kind.REFUSED) {
            return null;
        }
        if (shape instanceof Shape.OptionalOf optional) {
            if (node instanceof Scalar scalar && scalar.isNull()) {
                return none(optional, scalar, path);
            }
            final Object inner = value(optional.value(), node, path);
            return inner == null ? null : Optional.of(inner);
        }
        if (shape instanceof Shape.Single single && node instanceof Scalar scalar && !scalar.isNull()) {
            return single(single, scalar, path);
        }
        if (shape instanceof Shape.ListOf list && node instanceof Sequence sequence) {
            return list(list, sequence, path);
        }
        if (shape instanceof Shape.MapOf map && node instanceof Section section) {
            return map(map, section, path);
        }
        if (shape instanceof Shape.Nested nested && node instanceof Section section) {
            return record(nested.schema(), section, path);
        }
        problems.add(node.at(), path, "expected " + shape.expected() + "; given " + node.noun());
        return null;
    }

    /** None, if that is what is written. A key with nothing behind it is one whose value was forgotten, or was empty where it was filled in. */
    private Object none(final Shape.OptionalOf shape, final Scalar scalar, final String path) {
        if (!scalar.text().isBlank()) {
            return Optional.empty();
        }
        problems.add(
                scalar.at(), path, "expected " + shape.expected() + "; given nothing; for none write null, or no key");
        return null;
    }

    private Object single(final Shape.Single shape, final Scalar scalar, final String path) {
        try {
            final Object value = shape.type().reader().read(scalar);
            if (shape.limits().allow(value)) {
                return value;
            }
            problems.add(
                    scalar.at(),
                    path,
                    "given " + scalar.text() + "; allowed is " + shape.limits().text());
        } catch (final WrongForm e) {
            final String more = e.getMessage().isEmpty() ? "" : "; " + e.getMessage();
            problems.add(scalar.at(), path, "expected " + shape.expected() + "; given " + scalar.noun() + more);
        }
        return null;
    }

    private Object list(final Shape.ListOf shape, final Sequence sequence, final String path) {
        final List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            values.add(value(shape.item(), sequence.items().get(i), KeyPath.item(path, i)));
        }
        return values.contains(null) ? null : List.copyOf(values);
    }

    private Object map(final Shape.MapOf shape, final Section section, final String path) {
        final Map<String, Object> values = new LinkedHashMap<>();
        section.entries()
                .forEach((name, entry) ->
                        values.put(name, value(shape.value(), entry.value(), KeyPath.child(path, name))));
        return values.containsValue(null) ? null : Collections.unmodifiableMap(values);
    }

    private Record construct(
            final RecordSchema schema, final Object[] values, final Section section, final String path) {
        try {
            final Record bound = schema.construct(values);
            if (bound instanceof Validated validated) {
                validated.validate(new SectionProblems(section, path, problems));
            }
            return bound;
        } catch (final IllegalArgumentException e) {
            final String reason = e.getMessage() == null ? "the values do not fit together" : e.getMessage();
            problems.add(section.at(), path, reason);
            return null;
        }
    }
}
