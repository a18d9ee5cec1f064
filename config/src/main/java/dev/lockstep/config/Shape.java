package dev.lockstep.config;

/** What a component may hold: the type the binder works with. */
sealed interface Shape {
    /** What is expected, for messages: {@code an integer from 1 to 100}. */
    String expected();

    /** A single value, with its limits. */
    record Single(ScalarType type, Limits limits) implements Shape {
        @Override
        public String expected() {
            return limits.text().isEmpty() ? type.form() : type.form() + ", " + limits.text();
        }
    }

    /** A list of one shape. */
    record ListOf(Shape item) implements Shape {
        @Override
        public String expected() {
            return "a list";
        }
    }

    /** Values of one shape under free names, in the order of the file. */
    record MapOf(Shape value) implements Shape {
        @Override
        public String expected() {
            return "a section of names and values";
        }
    }

    /** A value that may be absent or null. */
    record OptionalOf(Shape value) implements Shape {
        @Override
        public String expected() {
            return value.expected();
        }
    }

    /** A nested record. */
    record Nested(RecordSchema schema) implements Shape {
        @Override
        public String expected() {
            return "a section";
        }
    }

    /**
     * A record chosen by a sibling.
     *
     * @param by       position of the sibling among the components
     * @param variants the records to choose from
     */
    record Variant(int by, Variants variants) implements Shape {
        @Override
        public String expected() {
            return "a section";
        }
    }
}
