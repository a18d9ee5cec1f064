package dev.lockstep.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** One record as the binder sees it: its keys in the order of declaration, and how to construct it. */
final class RecordSchema {
    private final Class<? extends Record> type;
    private final Constructor<? extends Record> constructor;
    private List<Key> keys = List.of();

    RecordSchema(final Class<? extends Record> type) {
        this.type = type;
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (final NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor: " + type, e);
        }
        constructor.setAccessible(true);
    }

    /**
     * One component.
     *
     * @param name        as written in the file
     * @param shape       what it may hold
     * @param defaultText YAML text of its default, or null
     * @param doc         its description, or null where it is missing
     */
    record Key(String name, Shape shape, String defaultText, String doc) {}

    /** Set once, after construction, since a record may lead to itself through a list, map or optional. */
    void keys(final List<Key> all) {
        keys = List.copyOf(all);
    }

    List<Key> keys() {
        return keys;
    }

    List<String> keyNames() {
        return keys.stream().map(Key::name).toList();
    }

    Class<? extends Record> type() {
        return type;
    }

    /**
     * Constructs the record.
     *
     * @throws IllegalArgumentException as thrown by the record's own constructor
     */
    Record construct(final Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (final InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + type.getName(), e);
        }
    }
}
