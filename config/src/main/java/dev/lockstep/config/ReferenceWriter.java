package dev.lockstep.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes the reference: sections depth first, keys in the order of declaration, so that the same records give the same
 * text.
 */
final class ReferenceWriter {
    private final StringBuilder out = new StringBuilder();

    /** The sections around the current one; a record that leads to itself is described once. */
    private final Deque<RecordSchema> around = new ArrayDeque<>();

    String write(final RecordSchema root) {
        SchemaCheck.check(root);
        section(root, "", "## Top level", "");
        return out.toString();
    }

    private void section(final RecordSchema schema, final String path, final String heading, final String doc) {
        if (around.contains(schema)) {
            return;
        }
        around.push(schema);
        out.append(out.isEmpty() ? "" : "\n").append(heading).append("\n\n");
        if (!doc.isEmpty()) {
            out.append(doc).append("\n\n");
        }
        table(schema, path);
        for (final RecordSchema.Key key : schema.keys()) {
            nested(key.shape(), join(path, key.name()), schema, path, key.doc());
        }
        around.pop();
    }

    private void table(final RecordSchema schema, final String path) {
        if (schema.keys().isEmpty()) {
            out.append("No keys.\n");
            return;
        }
        out.append("| key | type | default | allowed | description |\n|---|---|---|---|---|\n");
        for (final RecordSchema.Key key : schema.keys()) {
            row(
                    '`' + join(path, key.name()) + '`',
                    type(key.shape(), schema),
                    defaultOf(key, schema),
                    allowed(key, schema),
                    key.doc());
        }
    }

    private void row(final String... cells) {
        for (final String cell : cells) {
            out.append("| ").append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "" : " ");
        }
        out.append("|\n");
    }

    private void nested(
            final Shape shape,
            final String path,
            final RecordSchema parent,
            final String parentPath,
            final String doc) {
        if (shape instanceof Shape.Nested nested) {
            section(nested.schema(), path, "## `" + path + "`", doc);
        } else if (shape instanceof Shape.ListOf list) {
            nested(list.item(), path + "[]", parent, parentPath, doc);
        } else if (shape instanceof Shape.MapOf map) {
            nested(map.value(), path + ".<name>", parent, parentPath, doc);
        } else if (shape instanceof Shape.OptionalOf optional) {
            nested(optional.value(), path, parent, parentPath, doc);
        } else if (shape instanceof Shape.Variant variant) {
            final String by = join(parentPath, parent.keys().get(variant.by()).name());
            variant.variants()
                    .byName()
                    .forEach((name, chosen) ->
                            section(chosen, path, "## `" + path + "` where `" + by + "` is `" + name + "`", doc));
        }
    }

    private static String type(final Shape shape, final RecordSchema schema) {
        if (shape instanceof Shape.Single single) {
            return single.type().noun();
        }
        if (shape instanceof Shape.ListOf list) {
            return "list of " + type(list.item(), schema);
        }
        if (shape instanceof Shape.MapOf map) {
            return "names, each with " + type(map.value(), schema);
        }
        if (shape instanceof Shape.OptionalOf optional) {
            return type(optional.value(), schema);
        }
        return shape instanceof Shape.Variant variant
                ? "section chosen by `" + schema.keys().get(variant.by()).name() + "`"
                : "section";
    }

    private static String defaultOf(final RecordSchema.Key key, final RecordSchema schema) {
        if (key.defaultText() != null) {
            return '`' + key.defaultText() + '`';
        }
        if (!Defaults.optional(key, schema)) {
            return "required";
        }
        if (key.shape() instanceof Shape.OptionalOf) {
            return "none";
        }
        return key.shape() instanceof Shape.ListOf || key.shape() instanceof Shape.MapOf
                ? "empty"
                : "its keys' defaults";
    }

    private static String allowed(final RecordSchema.Key key, final RecordSchema schema) {
        final int position = schema.keys().indexOf(key);
        final List<String> names = schema.keys().stream()
                .filter(other -> other.shape() instanceof Shape.Variant variant && variant.by() == position)
                .flatMap(other -> ((Shape.Variant) other.shape()).variants().byName().keySet().stream())
                .toList();
        return names.isEmpty() ? allowed(key.shape()) : codes(names);
    }

    private static String allowed(final Shape shape) {
        if (shape instanceof Shape.ListOf list) {
            return allowed(list.item());
        }
        if (shape instanceof Shape.MapOf map) {
            return allowed(map.value());
        }
        if (shape instanceof Shape.OptionalOf optional) {
            return allowed(optional.value());
        }
        if (shape instanceof Shape.Single single) {
            return single.limits().text().isEmpty()
                    ? codes(single.type().names())
                    : single.limits().text();
        }
        return "";
    }

    private static String codes(final List<String> names) {
        return names.isEmpty() ? "" : '`' + String.join("`, `", names) + '`';
    }

    /** As in messages, but for the placeholders of list positions and names. */
    private static String join(final String path, final String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
