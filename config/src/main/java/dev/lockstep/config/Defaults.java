package dev.lockstep.config;

/** Tells whether an absent key needs no value. */
final class Defaults {
    private Defaults() {}

    /** Whether a section may be left out: all of its keys may. */
    static boolean complete(final RecordSchema schema) {
        return schema.keys().stream().allMatch(key -> optional(key, schema));
    }

    /** Whether one key of a section may be left out. */
    static boolean optional(final RecordSchema.Key key, final RecordSchema schema) {
        if (key.defaultText() != null) {
            return true;
        }
        if (key.shape() instanceof Shape.Nested nested) {
            return complete(nested.schema());
        }
        if (key.shape() instanceof Shape.Variant variant) {
            final String name = schema.keys().get(variant.by()).defaultText();
            final RecordSchema chosen =
                    name == null ? null : variant.variants().byName().get(name);
            return chosen != null && complete(chosen);
        }
        return !(key.shape() instanceof Shape.Single);
    }
}
