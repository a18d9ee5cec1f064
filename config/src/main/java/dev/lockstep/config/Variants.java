package dev.lockstep.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The records that implement one interface, by the names used in the file, in the order of their names. */
final class Variants {
    private final Map<String, RecordSchema> byName = new LinkedHashMap<>();

    void put(final String name, final RecordSchema schema) {
        byName.put(name, schema);
    }

    Map<String, RecordSchema> byName() {
        return byName;
    }
}
