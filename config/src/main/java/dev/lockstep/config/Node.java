package dev.lockstep.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as written, with its place, before anything is known of its type. */
sealed interface Node {
    /** Where the value was written; for a section or list under a key, the place of the key. */
    Location at();

    /** Names the kind of value in messages. */
    String noun();

    /** What a scalar's notation says about it. */
    enum Kind {
        /** Nothing, {@code ~} or {@code null}, unquoted. */
        NULL,
        /** Anything that YAML takes for text, quoted or not. */
        TEXT,
        /** An unquoted number or boolean. */
        PLAIN,
        /** Something refused by the reader, which has reported it. */
        REFUSED
    }

    /** A single value, its text kept exactly. */
    record Scalar(Location at, Kind kind, String text) implements Node {
        boolean isNull() {
            return kind == Kind.NULL;
        }

        @Override
        public String noun() {
            return isNull() ? "nothing" : Texts.shown(text);
        }
    }

    /** A list. */
    record Sequence(Location at, List<Node> items) implements Node {
        Sequence(final Location at) {
            this(at, new ArrayList<>());
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    /** A mapping, in the order of the file. */
    record Section(Location at, Map<String, Entry> entries) implements Node {
        Section(final Location at) {
            this(at, new LinkedHashMap<>());
        }

        @Override
        public String noun() {
            return "a section";
        }
    }

    /** A key's place and its value. */
    record Entry(Location keyAt, Node value) {}
}
